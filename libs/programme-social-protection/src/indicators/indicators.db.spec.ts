import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseEngine, ProcedureBook } from '#case-engine';
import { getPerson, recordDeath } from '#citizen';
import { day, vietnamCalendar } from '#kernel';
import { systemActor } from '#platform';
import { countFigures, makeReturn, periodOf, ReportBook, tableOf } from '#reporting';
import { whoSigns } from '#territory';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { takeEvents } from '../../../../test/support/events.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk, workdayOn } from '../../../../test/support/province.js';
import { deathSubscriber } from '../death.subscriber.js';
import { socialProtection } from '../social-protection.programme.js';
import { socialProtectionIndicators } from './social-protection.indicators.js';

const engine = new CaseEngine(new ProcedureBook([socialProtection]), vietnamCalendar, async (tx, what) => {
  const { agency, form, title } = await whoSigns(tx, what);
  return { agencyId: agency.id, agency: agency.name, unit: agency.name, symbol: 'QĐ-UBND', form, title };
});
const book = new ReportBook([socialProtection]);
const system = systemActor('test');

let db: TestDatabase;
let place: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  place = await unitOn(db, '32248', '2026-10-05');
  const [severe] = [
    await granted('1981-06-20', { kind: 'disability', degree: 'severe', from: '2026-09-18', certificate: '1/GXN' }),
  ];
  await granted('2024-02-01', { kind: 'orphan', letter: 'a', from: '2026-01-10' });
  const { commune } = desksOf([place]);
  await workdayOn(db, '2026-11-10').run(commune, async (tx) => {
    const { id: personId, version } = await getPerson(tx, severe);
    await recordDeath(tx, { personId, version }, { on: day('2026-11-09'), reason: 'Giấy chứng tử' });
  });
  await takeEvents(db, '2026-11-10', [deathSubscriber]);
});
afterAll(() => db.close());

/** Somebody who is granted the allowance on 12 October 2026. */
async function granted(birth: string, fact: object): Promise<string> {
  const { commune, chair } = desksOf([place]);
  const personId = await somebody(db, commune, { unitId: place, birth, on: '2026-10-05' });
  const payee =
    birth > '2011' ? await somebody(db, commune, { unitId: place, birth: '1970-01-01', on: '2026-10-05' }) : undefined;
  const file = await begin(db, engine, {
    procedure: 'social-allowance.grant',
    on: '2026-10-05',
    who: commune,
    personId,
    unitId: place,
    form: { facts: [fact], payment: payee ? { ...paidInCash, relation: 'guardian', payeeId: payee } : paidInCash },
  });
  await walk(db, engine, file, [
    ['2026-10-08', commune, 'propose'],
    ['2026-10-12', chair, 'decide'],
  ]);
  return personId;
}

const figure = async (code: string, period: string): Promise<number | undefined> => {
  const indicator = book.indicator(system, `social-protection.${code}`);
  const counted = await workdayOn(db, '2026-12-20').read(system, (tx) => countFigures(tx, indicator, periodOf(period)));
  return tableOf(indicator, counted, { byUnit: false, bySex: false, forPublication: false }).total.value;
};

describe('figures of social protection', () => {
  it.each(socialProtectionIndicators.map(({ code }) => code))('%s is counted', async (code) => {
    expect(await figure(code.replace('social-protection.', ''), '2020-06')).toBe(0);
  });

  it.each([
    ['receiving', '2026-09', 0],
    ['receiving', '2026-10', 2],
    ['receiving', '2026-11', 2],
    ['receiving', '2026-12', 1],
    ['receiving.5-1', '2026-10', 1],
    ['receiving.5-6', '2026-10', 1],
    ['receiving.5-5', '2026-10', 0],
    ['receiving.severe', '2026-10', 1],
    ['receiving.extremely-severe', '2026-10', 0],
    ['receiving.children', '2026-10', 1],
    ['receiving.adults', '2026-10', 1],
    ['begun', '2026-10', 2],
    ['begun', '2026-11', 0],
    ['begun', '2026-Q4', 2],
    ['ended', '2026-11', 0],
    ['ended', '2026-12', 1],
    ['ended', '2026-Q4', 1],
    ['on-time', '2026-10', 2],
  ])('%s in %s is %d', async (code, period, value) => {
    expect(await figure(code, period)).toBe(value);
  });

  it('fill form 05 of a commune, women among them', async () => {
    const who = testActor({ units: [place], programmes: ['social-protection'] });
    const { body } = await workdayOn(db, '2026-12-01').read(who, (tx) =>
      makeReturn(tx, book, { code: 'social-protection.05', unitId: place, period: '2026-H2' }),
    );
    expect([body.form, body.rows[0]?.cells.map((cell) => cell?.value)]).toEqual(['Mẫu số 05', [1, 1]]);
  });
});
