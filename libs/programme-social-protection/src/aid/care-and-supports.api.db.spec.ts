import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { provincePeople } from '../../../../test/support/agencies.js';
import { type CaseWalk, stop, type Stop } from '../../../../test/support/case-walk.js';
import { unitOn, workdayOn } from '../../../../test/support/province.js';
import { proposeLocalRule, publishLocalRule } from '../local/local-rule.store.js';
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

describe('temporary care', () => {
  const form = { ground: 'child-alone', from: '2026-11-10', payment: { ...inCash, relation: 'carer' } };
  const begin = async (given: object = {}) => {
    const carer = await person('1975-01-01');
    const child = await person('2019-05-05');
    const payment = { ...form.payment, payeeId: carer };
    const file = await walk.start({
      procedure: 'temporary-care.grant',
      on: '2026-11-10',
      by: 'one-stop-officer',
      personId: child,
      unitId,
      form: { ...form, payment, ...given },
    });
    return { child, file };
  };
  const given = async () => {
    const { child, file } = await begin();
    const ready = await walk.take(file, stop('2026-11-10 commune-officer propose'));
    return { child, file: await walk.take(ready, stop('2026-11-10 commune-chair decide')) };
  };

  it('pays the carer by the day for three months at most, with a task before the end', async () => {
    const { child, file } = await given();
    expect(file).toMatchObject({ state: 'caring', outcome: null, clock: { dueOn: '2027-02-10' } });
    expect(await paid(child)).toEqual({
      'once.temporary-care 2026-11': 21 * 60_000,
      'once.temporary-care 2026-12': 31 * 60_000,
      'once.temporary-care 2027-01': 31 * 60_000,
      'once.temporary-care 2027-02': 9 * 60_000,
    });
    const { rows } = await world.db.admin.query(`SELECT kind, due_on FROM casework.task WHERE case_id = $1`, [file.id]);
    expect(rows).toEqual([{ kind: 'temporary-care-ends', due_on: '2027-01-27' }]);
  });

  it('is paid to its last day when it ends before', async () => {
    const { child, file } = await given();
    const ended = await walk.take(file, stop('2026-12-07 commune-officer end', { on: '2026-12-05', then: 'home' }));
    expect(ended.outcome).toBe('done');
    expect(await paid(child)).toEqual({
      'once.temporary-care 2026-11': 21 * 60_000,
      'once.temporary-care 2026-12': 5 * 60_000,
    });
  });

  it.each(['2026-11-09', '2027-02-10'])('does not end on %s', async (on) => {
    const { file } = await given();
    await expect(walk.take(file, stop('2027-02-11 commune-officer end', { on, then: 'home' }))).rejects.toMatchObject({
      codes: ['SOCIAL_PROTECTION.END_OUT_OF_RANGE'],
    });
  });

  it.each([
    [
      'refused',
      [stop('2026-11-11 commune-officer propose'), stop('2026-11-12 commune-chair refuse', { reason: 'Đã về nhà' })],
      'refused',
    ],
    ['withdrawn', [stop('2026-11-11 one-stop-officer withdraw', { reason: 'Đã về nhà' })], 'withdrawn'],
    [
      'withdrawn while papers are missing',
      [
        stop('2026-11-11 commune-officer askMore', { reason: 'Thiếu' }),
        stop('2026-11-12 one-stop-officer supplement'),
        stop('2026-11-12 one-stop-officer withdraw', { reason: 'Đã về nhà' }),
      ],
      'withdrawn',
    ],
  ])('is %s', async (_, stops, outcome) => {
    let { file } = await begin();
    for (const each of stops) file = await walk.take(file, each);
    expect(file.outcome).toBe(outcome);
  });

  it('takes two and three working days under Decree 20/2021', async () => {
    const carer = await person('1975-01-01', oldUnit);
    const file = await before.start({
      procedure: 'temporary-care.grant',
      on: '2024-05-10',
      by: 'commune-officer',
      personId: await person('2019-05-05', oldUnit),
      unitId: oldUnit,
      form: { ...form, from: '2024-05-10', payment: { ...form.payment, payeeId: carer } },
    });
    expect(file.clock.dueOn).toBe('2024-05-14');
    const ready = await before.take(file, stop('2024-05-14 district-officer propose'));
    expect(ready.clock.dueOn).toBe('2024-05-17');
    const done = await before.take(ready, stop('2024-05-17 district-chair decide'));
    expect(done).toMatchObject({ state: 'caring', clock: { dueOn: '2024-08-17' } });
  });

  it.each([
    ['no ground of law', { ground: 'poor' }],
    ['no day', { from: 'tomorrow' }],
  ])('is not asked for with %s', async (_, bad) => {
    await expect(begin(bad)).rejects.toMatchObject({ codes: ['CASE.FORM_INVALID'] });
  });
});

describe('supports that the province gives once', () => {
  const swim = { enrolledOn: '2026-11-02', year: '2026', payment: { ...inCash, relation: 'guardian' } };
  const enrol = async (birth: string, form: object = {}, child?: string) => {
    const payment = { ...swim.payment, payeeId: await person('1990-01-01') };
    return walk.start({
      procedure: 'swimming-support.grant',
      on: '2026-11-02',
      by: 'one-stop-officer',
      personId: child ?? (await person(birth)),
      unitId,
      form: { ...swim, payment, ...form },
    });
  };
  const build = async () =>
    walk.start({
      procedure: 'housing-support.grant',
      on: '2026-11-02',
      by: 'one-stop-officer',
      personId: await person(),
      unitId,
      form: { work: 'build', household: 'poor', payment: inCash },
    });

  it('are refused until the province has published what it gives', async () => {
    await expect(enrol('2016-01-01')).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.LOCAL_RULE_MISSING'] });
    await expect(build()).rejects.toMatchObject({ codes: ['SOCIAL_PROTECTION.LOCAL_RULE_MISSING'] });
  });

  describe('once it has', () => {
    beforeAll(async () => {
      const { lead, publisher } = await provincePeople(world.db);
      for (const [target, amount] of [
        ['swimming', 700_000],
        ['housing-poor.build', 60_000_000],
      ] as const) {
        const rule = {
          kind: 'ONE_OFF',
          target,
          amount,
          title: 'Hỗ trợ một lần',
          resolution: 'Nghị quyết giả định, Điều 2',
          certainty: 'interpretation',
          from: day('2026-01-01'),
          funding: 'province',
          unitIds: [await unitOn(world.db, '96', '2026-10-05')],
        } as const;
        const id = await workdayOn(world.db, '2026-10-20').run(lead, (tx) => proposeLocalRule(tx, rule));
        await workdayOn(world.db, '2026-10-21').run(publisher, (tx) => publishLocalRule(tx, id, 'Đã thông qua'));
      }
    });
    const granting = [proposed, stop('2026-11-04 commune-chair decide')];
    const through = async (file: Awaited<ReturnType<typeof enrol>>, stops: readonly Stop[]) => {
      let current = file;
      for (const each of stops) current = await walk.take(current, each);
      return current;
    };

    it('a child learns to swim once a year, and again when the decision fell', async () => {
      const child = await person('2016-01-01');
      const file = await through(await enrol('', {}, child), granting);
      expect(await paid(child)).toEqual({ 'once.swimming 2026-11': 700_000 });
      const again = await through(await enrol('', {}, child), [proposed]);
      await expect(walk.take(again, stop('2026-11-05 commune-chair decide'))).rejects.toMatchObject({
        codes: ['SOCIAL_PROTECTION.SUPPORT_HAD'],
      });
      const revoke = {
        procedure: 'social-allowance.revoke',
        on: '2026-11-06',
        by: 'commune-officer',
        personId: child,
        unitId,
      };
      await walk.walk({ ...revoke, aboutDecisionId: file.decisions[0]?.id ?? '', form: { reason: 'Không học' } }, [
        stop('2026-11-09 commune-chair revoke', { reason: 'Không học' }),
      ]);
      const retried = await walk.look('2026-11-10', 'commune-chair', again.id);
      expect((await walk.take(retried, stop('2026-11-10 commune-chair decide'))).outcome).toBe('granted');
    });

    it.each([
      ['the day before the 6th birthday', '2020-11-03', 'SOCIAL_PROTECTION.AGE_OUT_OF_RANGE'],
      ['the 6th birthday', '2020-11-02', undefined],
      ['the day before the 16th birthday', '2010-11-03', undefined],
      ['the 16th birthday', '2010-11-02', 'SOCIAL_PROTECTION.AGE_OUT_OF_RANGE'],
    ])('a child who enrols on %s', async (_, birth, code) => {
      const codes = await enrol(birth).then(
        () => undefined,
        (error: { codes: readonly string[] }) => error.codes[0],
      );
      expect(codes).toBe(code);
    });

    it.each([
      ['refused', [proposed, stop('2026-11-04 commune-chair refuse', { reason: 'Có điều kiện' })], 'refused'],
      ['withdrawn', [stop('2026-11-04 one-stop-officer withdraw', { reason: 'Thôi học' })], 'withdrawn'],
      [
        'granted after papers were asked for',
        [
          stop('2026-11-03 commune-officer askMore', { reason: 'Thiếu' }),
          stop('2026-11-03 one-stop-officer supplement'),
          ...granting,
        ],
        'granted',
      ],
    ])('is %s', async (_, stops, outcome) => {
      expect((await through(await build(), stops)).outcome).toBe(outcome);
    });

    it.each([
      ['a year of two digits', { year: '26' }],
      ['a day that does not exist', { enrolledOn: '2026-06-31' }],
    ])('is not asked for with %s', async (_, bad) => {
      await expect(enrol('2016-01-01', bad)).rejects.toMatchObject({ codes: ['CASE.FORM_INVALID'] });
    });
  });
});
