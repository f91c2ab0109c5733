import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseWalk, stop, type Stop } from '../../../../test/support/case-walk.js';
import { type AidWorld, inCash, openAidWorld } from '../../../../test/support/aid-office.js';

let world: AidWorld;
let walk: CaseWalk;
let before: CaseWalk;
let unitId: number;
let oldUnit: number;
const person: AidWorld['person'] = (...given) => world.person(...given);
const paid: AidWorld['paid'] = (personId) => world.paid(personId);
beforeAll(async () => {
  world = await openAidWorld();
  ({ walk, before, unitId, oldUnit } = world);
});
afterAll(() => world.close());

const proposed = stop('2026-11-03 commune-officer propose');
const house = { happenedOn: '2026-11-01', occasion: 'disaster', relief: 'house-destroyed', payment: inCash };
const injury = { happenedOn: '2026-11-01', occasion: 'disaster', relief: 'injury', treatedDays: 3, payment: inCash };
const death = { happenedOn: '2026-11-01', occasion: 'disaster', deceased: 'Nguyễn Văn Chín', payment: inCash };
const visit = { visitedOn: '2026-11-01', giver: 'central', visited: 'household', payment: inCash };

const ask = async (procedure: string, form: object, stops: readonly Stop[], by = 'commune-officer') => {
  const personId = await person();
  const file = await walk.walk({ procedure, on: '2026-11-02', by, personId, unitId, form }, stops);
  return { personId, file };
};

describe('help after an event, since Decree 335/2026', () => {
  it.each([
    ['a house destroyed', 'emergency-aid.grant', house, { 'once.emergency-aid 2026-11': 40_000_000 }],
    [
      'a house to be left',
      'emergency-aid.grant',
      { ...house, relief: 'relocation' },
      { 'once.emergency-aid 2026-11': 30_000_000 },
    ],
    [
      'a house damaged',
      'emergency-aid.grant',
      { ...house, relief: 'house-damaged' },
      { 'once.emergency-aid 2026-11': 20_000_000 },
    ],
    ['an injury treated for three days', 'emergency-aid.grant', injury, { 'once.emergency-aid 2026-11': 5_400_000 }],
    ['a death', 'emergency-aid.death', death, { 'once.emergency-death 2026-11': 27_000_000 }],
  ])('pays for %s what the rate table has', async (_, procedure, form, amounts) => {
    const { personId, file } = await ask(procedure, form, [proposed, stop('2026-11-04 commune-chair decide')]);
    expect([file.outcome, await paid(personId)]).toEqual(['granted', amounts]);
  });

  it.each([
    [
      'refused by the commune',
      [proposed, stop('2026-11-04 commune-chair refuse', { reason: 'Không thiệt hại' })],
      'refused',
      {},
    ],
    ['withdrawn', [stop('2026-11-03 one-stop-officer withdraw', { reason: 'Đã tự khắc phục' })], 'withdrawn', {}],
    [
      'paid by the province when it is beyond the commune',
      [
        proposed,
        stop('2026-11-04 commune-chair refer', { reason: 'Vượt dự phòng' }),
        stop('2026-11-09 province-chair decideAbove'),
      ],
      'granted',
      { 'once.emergency-aid 2026-11': 40_000_000 },
    ],
    [
      'refused by the province',
      [
        proposed,
        stop('2026-11-04 commune-chair refer', { reason: 'Vượt dự phòng' }),
        stop('2026-11-09 province-chair refuseAbove', { reason: 'Không đúng đối tượng' }),
      ],
      'refused',
      {},
    ],
    [
      'asked for papers first',
      [
        stop('2026-11-03 commune-officer askMore', { reason: 'Thiếu biên bản' }),
        stop('2026-11-05 one-stop-officer supplement'),
        stop('2026-11-06 commune-officer propose'),
        stop('2026-11-09 commune-chair decide'),
      ],
      'granted',
      { 'once.emergency-aid 2026-11': 40_000_000 },
    ],
  ])('is %s', async (_, stops, outcome, amounts) => {
    const { personId, file } = await ask('emergency-aid.grant', house, stops);
    expect([file.outcome, await paid(personId)]).toEqual([outcome, amounts]);
  });

  it.each([
    [
      'an injury treated for two days',
      'emergency-aid.grant',
      { ...injury, treatedDays: 2 },
      'SOCIAL_PROTECTION.RELIEF_REFUSED',
    ],
    [
      'an event to come',
      'emergency-aid.grant',
      { ...house, happenedOn: '2026-11-03' },
      'SOCIAL_PROTECTION.RELIEF_REFUSED',
    ],
    [
      'an event before the law',
      'emergency-aid.death',
      { ...death, happenedOn: '2021-06-30' },
      'SOCIAL_PROTECTION.RELIEF_REFUSED',
    ],
    ['a day that does not exist', 'emergency-aid.grant', { ...house, happenedOn: '2026-02-30' }, 'CASE.FORM_INVALID'],
    ['an injury without days', 'emergency-aid.grant', { ...injury, treatedDays: undefined }, 'CASE.FORM_INVALID'],
    ['days below nothing', 'emergency-aid.grant', { ...injury, treatedDays: -1 }, 'CASE.FORM_INVALID'],
    ['a help the law does not know', 'emergency-aid.grant', { ...house, relief: 'car' }, 'CASE.FORM_INVALID'],
    ['a sum typed in', 'emergency-aid.grant', { ...house, amount: 1 }, 'CASE.FORM_INVALID'],
    ['nobody to pay', 'emergency-aid.grant', { ...house, payment: undefined }, 'CASE.FORM_INVALID'],
    ['a death of nobody', 'emergency-aid.death', { ...death, deceased: 7 }, 'CASE.FORM_INVALID'],
    [
      'a visit before its law',
      'visit-gift.grant',
      { ...visit, visitedOn: '2026-10-04' },
      'SOCIAL_PROTECTION.RELIEF_REFUSED',
    ],
    ['a visit to come', 'visit-gift.grant', { ...visit, visitedOn: '2026-11-04' }, 'SOCIAL_PROTECTION.RELIEF_REFUSED'],
    ['a visit by nobody', 'visit-gift.grant', { ...visit, giver: 'somebody' }, 'CASE.FORM_INVALID'],
  ])('is not asked for with %s', async (_, procedure, form, code) => {
    await expect(ask(procedure, form, [])).rejects.toMatchObject({ codes: [code] });
  });

  it('falls with its decision when a complaint is upheld, or when it is revoked', async () => {
    for (const [procedure, stops] of [
      [
        'social-allowance.appeal',
        [stop('2026-11-11 commune-officer accept'), stop('2026-11-12 commune-chair uphold', { reason: 'Đúng' })],
      ],
      ['social-allowance.revoke', [stop('2026-11-12 commune-chair revoke', { reason: 'Nhà không bị sập' })]],
    ] as const) {
      const { personId, file } = await ask('emergency-aid.grant', house, [
        proposed,
        stop('2026-11-04 commune-chair decide'),
      ]);
      const aboutDecisionId = file.decisions[0]?.id ?? '';
      const about = { procedure, on: '2026-11-10', by: 'commune-officer', personId, unitId, aboutDecisionId };
      await walk.walk({ ...about, form: { reason: 'Nhà không bị sập' } }, stops);
      expect(await paid(personId)).toEqual({});
    }
  });

  it('is signed by another than who proposed it', async () => {
    const file = await walk.start({
      procedure: 'emergency-aid.grant',
      on: '2026-11-02',
      by: 'commune-officer',
      personId: await person(),
      unitId,
      form: house,
    });
    await expect(walk.take(file, stop('2026-11-03 commune-officer decide'))).rejects.toMatchObject({
      codes: ['CASE.STEP_NOT_ALLOWED'],
    });
    expect(file.clock.dueOn).toBeNull();
  });

  it.each([
    ['central', 'organisation', 5_000_000],
    ['central', 'household', 3_000_000],
    ['central', 'person', 1_000_000],
    ['province', 'organisation', 3_000_000],
    ['province', 'household', 2_000_000],
    ['province', 'person', 1_000_000],
  ])('a visit of the %s to a %s brings %d', async (giver, visited, amount) => {
    const stops = [stop('2026-11-04 province-chair decide')];
    const { personId, file } = await ask('visit-gift.grant', { ...visit, giver, visited }, stops);
    expect([file.outcome, await paid(personId)]).toEqual(['granted', { 'once.visit-gift 2026-11': amount }]);
  });

  it('a visit may bring nothing', async () => {
    const stops = [stop('2026-11-04 province-chair refuse', { reason: 'Trùng' })];
    expect((await ask('visit-gift.grant', visit, stops)).file.outcome).toBe('refused');
  });
});

describe('rice and goods', () => {
  const hungry = { happenedOn: '2026-11-01', occasion: 'disaster', round: '1/2026', people: 5, months: 3 };
  const asked = (form: object, stops: readonly Stop[] = []) => ask('relief-goods.grant', { ...hungry, ...form }, stops);

  it('are decided in kilograms, and no money comes of it', async () => {
    const { personId, file } = await asked({ goods: 'Mì, nước uống' }, [
      proposed,
      stop('2026-11-04 commune-chair decide'),
    ]);
    expect([file.outcome, await paid(personId)]).toEqual(['granted', {}]);
    const { rows } = await world.db.admin.query(
      `SELECT paper->'articles'->>0 AS article FROM casework.decision WHERE case_id = $1`,
      [file.id],
    );
    expect(rows[0].article).toContain('225 kg gạo cho 5 người trong 3 tháng, đợt 1/2026; nhu yếu phẩm: Mì, nước uống');
  });

  it('may be refused', async () => {
    const stops = [proposed, stop('2026-11-04 commune-chair refuse', { reason: 'Không thiếu đói' })];
    expect((await asked({}, stops)).file.outcome).toBe('refused');
  });

  it.each([
    ['two months at Tết', { occasion: 'tet', months: 2 }, 'SOCIAL_PROTECTION.RELIEF_REFUSED'],
    [
      'a fire before Decree 335/2026',
      { occasion: 'fire', happenedOn: '2026-10-04' },
      'SOCIAL_PROTECTION.RELIEF_REFUSED',
    ],
    ['hunger to come', { happenedOn: '2026-11-03' }, 'SOCIAL_PROTECTION.RELIEF_REFUSED'],
    ['four months', { months: 4 }, 'CASE.FORM_INVALID'],
    ['nobody', { people: 0 }, 'CASE.FORM_INVALID'],
    ['half a person', { people: 1.5 }, 'CASE.FORM_INVALID'],
  ])('are not asked for with %s', async (_, bad, code) => {
    await expect(asked(bad)).rejects.toMatchObject({ codes: [code] });
  });

  it('are due in two days under Decree 20/2021', async () => {
    const personId = await person('1980-02-01', oldUnit);
    const form = { ...hungry, happenedOn: '2024-05-16' };
    const given = {
      procedure: 'relief-goods.grant',
      on: '2024-05-20',
      by: 'commune-officer',
      personId,
      unitId: oldUnit,
    };
    expect((await before.start({ ...given, form })).clock.dueOn).toBe('2024-05-22');
  });
});

describe('help after an event under Decree 20/2021', () => {
  const begin = async (procedure: string, form: object, on = '2024-05-17') =>
    before.start({
      procedure,
      on,
      by: 'commune-officer',
      personId: await person('1980-02-01', oldUnit),
      unitId: oldUnit,
      form,
    });
  const injured = { ...injury, happenedOn: '2024-05-16' };

  it.each([
    // Two calendar days from a Friday end on a Sunday, and so on the Monday after.
    ['emergency-aid.grant', injured, '2024-05-20'],
    ['emergency-aid.death', { ...death, happenedOn: '2024-05-16' }, '2024-05-22'],
  ])('%s is due by the law’s day', async (procedure, form, due) => {
    expect((await begin(procedure, form)).clock.dueOn).toBe(due);
  });

  it('is late a day after, and can still be given', async () => {
    const file = await begin('emergency-aid.grant', injured);
    expect((await before.look('2024-05-20', 'commune-officer', file.id)).clock.state).toBe('running');
    expect((await before.look('2024-05-21', 'commune-officer', file.id)).clock.state).toBe('overdue');
    const ready = await before.take(file, stop('2024-05-21 commune-officer propose'));
    const done = await before.take(ready, stop('2024-05-22 commune-chair decide'));
    expect(done.outcome).toBe('granted');
  });

  it('keeps what is left of its days while papers are asked for', async () => {
    const file = await begin('emergency-aid.death', { ...death, happenedOn: '2024-05-16' });
    const asked = await before.take(file, stop('2024-05-20 commune-officer askMore', { reason: 'Thiếu' }));
    expect(asked.clock).toMatchObject({ state: 'paused', dueOn: null });
    const back = await before.take(asked, stop('2024-05-27 commune-officer supplement'));
    expect(back.clock.dueOn).toBe('2024-05-29');
  });

  it('goes up to the district', async () => {
    const file = await begin('emergency-aid.grant', injured);
    const ready = await before.take(file, stop('2024-05-18 commune-officer propose'));
    const above = await before.take(ready, stop('2024-05-18 commune-chair refer', { reason: 'Vượt dự phòng' }));
    const done = await before.take(above, stop('2024-05-20 district-chair decideAbove'));
    expect(done.outcome).toBe('granted');
  });
});
