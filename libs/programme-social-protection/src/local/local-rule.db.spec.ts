import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueOf } from '#benefits';
import { engineOver } from '#programme-registry';
import { day, type LegalMonth, month, multiplier } from '#kernel';
import { systemActor, type Actor } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk, workdayOn } from '../../../../test/support/province.js';
import { applyLocalRule } from './apply-local-rule.job.js';
import { costOfLocalRule } from './local-rule.cost.reader.js';
import { listLocalRules, localRulesAt } from './local-rule.reader.js';
import { type LocalRuleProposal, proposeLocalRule, publishLocalRule, retireLocalRule } from './local-rule.store.js';
import { moneyBySource } from './money-by-source.sql.js';

const today = '2026-11-20';
const engine = engineOver();

let db: TestDatabase;
let caMau: number;
let formerBacLieu: number;
let cape: number;
let inFormerBacLieu: number;
let province: Record<'lead' | 'publisher' | 'third', Actor>;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  [caMau, formerBacLieu, cape, inFormerBacLieu] = [
    await unitOn(db, '96', today),
    await unitOn(db, '95', '2024-05-01'),
    await unitOn(db, '32248', today),
    await unitOn(db, '31900', today),
  ];
  const units = (await db.admin.query<{ id: number }>(`SELECT id FROM territory.unit`)).rows.map(({ id }) => id);
  const at = (name: string) => testActor({ name, units, programmes: ['social-protection'] });
  province = { lead: at('Sở'), publisher: at('Tỉnh'), third: at('Hội đồng') };
});
afterAll(() => db.close());

const resolution = (given: Partial<LocalRuleProposal>): LocalRuleProposal => ({
  kind: 'RAISE_STANDARD',
  target: 'standard',
  title: 'Mức chuẩn của tỉnh',
  resolution: `Nghị quyết giả định ${given.kind ?? ''}, Điều 1`,
  certainty: 'interpretation',
  from: day('2026-01-01'),
  funding: 'province',
  unitIds: [caMau],
  ...given,
});

const desk = () => workdayOn(db, today);
const propose = (given: Partial<LocalRuleProposal>, who = province.lead) =>
  desk().run(who, (tx) => proposeLocalRule(tx, resolution(given)));
const publish = async (id: number, who = province.publisher) => {
  await desk().run(who, (tx) => publishLocalRule(tx, id, 'Hội đồng nhân dân đã thông qua'));
  await applyLocalRule.run({ uow: desk(), log: () => undefined }, { ruleId: id });
};
const retire = async (id: number, on: string, who = province.third) => {
  await desk().run(who, (tx) => retireLocalRule(tx, id, day(on), 'Hết hiệu lực'));
  await applyLocalRule.run({ uow: desk(), log: () => undefined }, { ruleId: id });
};

/** Someone with a grant signed on 12/10/2026 in a commune. */
async function granted(
  unitId: number,
  birth: string,
  facts: object[],
  procedure = 'social-allowance.grant',
): Promise<string> {
  const { commune, chair } = desksOf([unitId]);
  const personId = await somebody(db, commune, { unitId, birth, on: '2026-10-05' });
  const file = await begin(db, engine, {
    procedure,
    on: '2026-10-05',
    who: commune,
    personId,
    unitId,
    form: { facts, payment: paidInCash },
  });
  await walk(db, engine, file, [
    ['2026-10-08', commune, 'propose'],
    ['2026-10-12', chair, 'decide'],
  ]);
  return personId;
}

const severe = [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }];
const nearPoorElder = [
  { kind: 'poverty', status: 'near-poor', from: '2026-01-01' },
  { kind: 'supporter', supporter: 'none', from: '2026-01-01' },
];

const due = async (personId: string, of: LegalMonth = month('2026-11')) => {
  const rows = await db.uow.read(systemActor('test'), (tx) =>
    dueOf(tx, personId, { from: of, until: month('2026-12') > of ? month('2026-12') : month('2027-12') }),
  );
  return Object.fromEntries(rows.filter((row) => row.month === of).map((row) => [row.benefit, row.amount]));
};

describe('a rule of the province', () => {
  it('takes one to propose it, another to publish it, and another than that to end it', async () => {
    const id = await propose({ kind: 'ONE_OFF', target: 'try', amount: 1_000_000 });
    await expect(publish(id, province.lead)).rejects.toMatchObject({
      code: 'SOCIAL_PROTECTION.LOCAL_RULE_SAME_PERSON',
    });
    await expect(retire(id, '2026-02-01')).rejects.toMatchObject({ code: 'SOCIAL_PROTECTION.LOCAL_RULE_STATE' });
    await publish(id);
    await expect(publish(id)).rejects.toMatchObject({ code: 'SOCIAL_PROTECTION.LOCAL_RULE_STATE' });
    await expect(retire(id, '2026-02-01', province.publisher)).rejects.toMatchObject({
      code: 'SOCIAL_PROTECTION.LOCAL_RULE_SAME_PERSON',
    });
    await expect(retire(id, '2025-12-31')).rejects.toMatchObject({ code: 'SOCIAL_PROTECTION.LOCAL_RULE_INCOMPLETE' });
    await retire(id, '2026-02-01', province.lead);
    const rules = await desk().read(province.lead, listLocalRules);
    expect(rules.filter((rule) => rule.id === id)).toMatchObject([{ state: 'retired', until: '2026-02-01' }]);
  });

  it.each([
    ['a level without an amount', { kind: 'RAISE_STANDARD' }, 'amount'],
    ['a level of nothing', { kind: 'RAISE_STANDARD', target: 'wages', amount: 1 }, 'target'],
    ['a coefficient without bands', { kind: 'RAISE_COEF', target: 'severe-disability' }, 'bands'],
    [
      'a coefficient with an amount',
      { kind: 'RAISE_COEF', target: 'severe-disability', bands: [{ times: multiplier('2') }], amount: 1 },
      'amount',
    ],
    ['a group without bands', { kind: 'ADD_GROUP', target: 'L-01', bands: [] }, 'bands'],
    [
      'a group named as the law names its own',
      { kind: 'ADD_GROUP', target: 'orphan-child', bands: [{ times: multiplier('2') }] },
      'target',
    ],
    ['terms for a top-up', { kind: 'TOP_UP_AMOUNT', target: 'social-pension', amount: 1, terms: {} }, 'terms'],
    ['no place', { kind: 'ONE_OFF', target: 'x', amount: 1, unitIds: [] }, 'unitIds'],
  ] as const)('is refused: %s', async (_, given, field) => {
    await expect(propose(given as Partial<LocalRuleProposal>)).rejects.toMatchObject({
      code: 'SOCIAL_PROTECTION.LOCAL_RULE_INCOMPLETE',
      params: { field },
    });
  });

  it('is refused for an area outside one’s own, there or not', async () => {
    const commune = testActor({ units: [cape], programmes: ['social-protection'] });
    const bands = [{ times: multiplier('2') }];
    for (const unitId of [caMau, 2_000_000_001]) {
      await expect(propose({ amount: 600_000, unitIds: [unitId] }, commune)).rejects.toMatchObject({
        code: 'BENEFIT.RATE_OUT_OF_SCOPE',
      });
      await expect(
        propose({ kind: 'RAISE_COEF', target: 'severe-disability', bands, unitIds: [unitId] }, commune),
      ).rejects.toMatchObject({ code: 'PLATFORM.FORBIDDEN' });
    }
  });

  describe('of the shape of another province’s resolution', () => {
    let disabled: string;
    let elder: string;
    let pensioner: string;
    beforeAll(async () => {
      disabled = await granted(cape, '1990-06-20', severe);
      pensioner = await granted(cape, '1945-01-01', [], 'social-pension.grant');
    });
    const months = { from: month('2026-11'), until: month('2026-12') };
    const cost = (id: number) => desk().read(province.lead, (tx) => costOfLocalRule(tx, id, months));
    const money = () => desk().read(province.lead, (tx) => moneyBySource(tx, month('2026-11')));

    it('raises the standard: what it would cost is what it then costs, and whose money it is', async () => {
      expect(await due(disabled)).toEqual({ 'monthly-allowance': 810_000 });
      const id = await propose({ amount: 650_000 });
      expect(await cost(id)).toEqual({
        isEstimate: false,
        months: [{ month: '2026-11', people: 1, amount: 165_000 }],
      });
      await publish(id);
      expect(await due(disabled)).toEqual({ 'monthly-allowance': 975_000 });
      expect(await money()).toEqual([{ unitId: cape, national: 810_000 + 540_000, local: 165_000 }]);
      await retire(id, '2026-11-01');
      expect([await due(disabled, month('2026-10')), await due(disabled)]).toEqual([
        { 'monthly-allowance': 975_000 },
        { 'monthly-allowance': 810_000 },
      ]);
    });

    it('raises a coefficient for those who draw it, on a line of its own, until it is ended', async () => {
      const bands = [{ times: multiplier('2') }];
      const id = await propose({ kind: 'RAISE_COEF', target: 'severe-disability', bands });
      expect(await cost(id)).toEqual({ isEstimate: true, months: [{ month: '2026-11', people: 1, amount: 270_000 }] });
      await publish(id);
      expect(await due(disabled)).toEqual({ 'monthly-allowance': 810_000, 'local-allowance': 270_000 });
      expect(await money()).toEqual([{ unitId: cape, national: 1_350_000, local: 270_000 }]);
      const operations = () => db.admin.query(`SELECT count(*)::int AS n FROM benefit.operation`);
      const before = (await operations()).rows;
      await applyLocalRule.run({ uow: desk(), log: () => undefined }, { ruleId: id });
      expect((await operations()).rows).toEqual(before);
      await retire(id, '2026-12-01');
      expect(await due(disabled)).toEqual({ 'monthly-allowance': 810_000, 'local-allowance': 270_000 });
      expect(await due(disabled, month('2026-12'))).toEqual({ 'monthly-allowance': 810_000 });
    });

    it('adds a group that the law leaves out: priced by the facts known, granted on application', async () => {
      const { commune } = desksOf([cape]);
      const applicant = await somebody(db, commune, { unitId: cape, birth: '1955-01-01', on: '2026-10-05' });
      await begin(db, engine, {
        procedure: 'social-allowance.grant',
        on: '2026-10-05',
        who: commune,
        personId: applicant,
        unitId: cape,
        form: { facts: nearPoorElder, payment: paidInCash },
      });
      const id = await propose({
        kind: 'ADD_GROUP',
        target: 'L-can-ngheo',
        terms: { fromAge: 60, poverty: ['near-poor'], supporter: ['none'] },
        bands: [
          { untilAge: 75, times: multiplier('1.5') },
          { fromAge: 75, times: multiplier('2') },
        ],
      });
      expect(await cost(id)).toEqual({ isEstimate: true, months: [{ month: '2026-11', people: 1, amount: 810_000 }] });
      await publish(id);
      elder = await granted(cape, '1950-01-01', nearPoorElder);
      expect(await due(elder)).toEqual({ 'local-allowance': 1_080_000 });
      const { rows } = await db.admin.query(
        `SELECT d.paper->'articles'->>0 AS article FROM casework.decision d JOIN casework.case_file c ON c.id = d.case_id WHERE c.person_id = $1`,
        [elder],
      );
      expect(rows[0].article).toContain('theo nghị quyết của tỉnh');
    });

    it('tops up the pension', async () => {
      const id = await propose({ kind: 'TOP_UP_AMOUNT', target: 'social-pension', amount: 100_000 });
      await publish(id);
      expect(await due(pensioner)).toEqual({ 'social-pension': 540_000, [`local-top-up.${id}`]: 100_000 });
      expect(Object.keys(await due(disabled))).not.toContain(`local-top-up.${id}`);
    });

    it('costs nobody anything yet when it is for those who will ask', async () => {
      const id = await propose({ kind: 'ONE_OFF', target: 'swimming', amount: 500_000 });
      expect(await cost(id)).toEqual({ isEstimate: true, months: [] });
    });
  });

  it('of the former province of Bạc Liêu goes on holding where that province was, and nowhere else', async () => {
    const id = await propose({
      kind: 'RAISE_COEF',
      target: 'severe-disability',
      bands: [{ times: multiplier('2') }],
      unitIds: [formerBacLieu],
      from: day('2023-01-01'),
    });
    await publish(id);
    const reaches = async (unitId: number) =>
      (await desk().read(province.lead, (tx) => localRulesAt(tx, unitId))).some((rule) => rule.id === id);
    expect([await reaches(inFormerBacLieu), await reaches(cape)]).toEqual([true, false]);
    const [there, here] = [
      await granted(inFormerBacLieu, '1990-06-20', severe),
      await granted(cape, '1990-06-20', severe),
    ];
    const december = month('2026-12');
    expect(await due(there, december)).toEqual({ 'monthly-allowance': 810_000, 'local-allowance': 270_000 });
    expect(await due(here, december)).toEqual({ 'monthly-allowance': 810_000 });
  });
});
