import {
  addDays,
  addMonths,
  day,
  firstDay,
  inRange,
  lastDay,
  type LegalDay,
  type LegalMonth,
  month,
  monthOf,
  vnd,
} from '#kernel';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assessOn } from './assessment.rule.js';
import { carerSupportOn, parentSupportOn } from './care-support.rule.js';
import { type Facts, type Histories } from './facts.js';
import { firstMonth, firstMonthOf, type Grant } from './first-month.rule.js';
import { type Line } from './line.js';
import { type Outcome } from './outcome.js';
import { schedule, scheduleCarerSupport, scheduleParentSupport } from './schedule.rule.js';

const aDay = (from: string, until: string) =>
  fc
    .integer({ min: 0, max: (Date.parse(until) - Date.parse(from)) / 86_400_000 })
    .map((offset) => addDays(day(from), offset));

const ended = fc
  .tuple(aDay('2021-01-01', '2027-12-31'), fc.integer({ min: 1, max: 1_500 }))
  .map(([from, days]) => ({ from, until: addDays(from, days) }));
const begun = aDay('2021-01-01', '2027-12-31').map((from) => ({ from }));
const longStanding = fc.constant({ from: day('1990-01-01') });

const fact = <F extends object>(extra: fc.Arbitrary<F>) =>
  fc
    .tuple(fc.oneof({ weight: 3, arbitrary: longStanding }, begun, ended), extra)
    .map(([range, more]) => ({ ...range, ...more }));
const often = <F extends object>(extra: fc.Arbitrary<F>) =>
  fc.oneof({ weight: 3, arbitrary: fc.tuple(fact(extra)) }, fc.array(fact(extra), { maxLength: 3 }));
const seldom = <F extends object>(extra: fc.Arbitrary<F>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.tuple(fact(extra)));
const nothingMore = fc.constant({});

/** Whose birthdays of law fall into the months compared. */
const child = fc.oneof(aDay('2001-01-01', '2012-12-31'), aDay('2019-01-01', '2024-12-31'));
const adult = aDay('1969-01-01', '1999-12-31');
const elderly = aDay('1943-01-01', '1968-12-31');

const histories: fc.Arbitrary<Histories> = fc.record({
  orphanCases: often(
    fc.oneof(
      fc.constant({ letter: 'a' as const }),
      fc.boolean().map((oneParentUnidentified) => ({ letter: 'c' as const, oneParentUnidentified })),
    ),
  ),
  studies: often(nothingMore),
  hiv: seldom(nothingMore),
  poverty: often(fc.record({ status: fc.constantFrom('poor', 'near-poor') })),
  singleParenthood: often(fc.record({ ground: fc.constant('unmarried' as const) })),
  children: often(fc.record({ birth: child, studies: often(nothingMore) })),
  supporters: often(fc.record({ supporter: fc.constantFrom('none', 'on-allowance', 'able') })),
  disabilities: seldom(fc.record({ degree: fc.constantFrom('light', 'severe', 'extremely-severe') })),
  listedArea: seldom(nothingMore),
  incomes: seldom(
    fc.record({ kind: fc.constantFrom('wage', 'pension'), monthly: fc.constantFrom(vnd(510_000), vnd(900_000)) }),
  ),
  facilityEligibility: seldom(nothingMore),
  facilityStays: seldom(nothingMore),
  placements: often(
    fc.oneof(
      fc.constant({ by: 'own-household' as const }),
      fc.boolean().map((carerMeetsConditions) => ({ by: 'close-kin' as const, carerMeetsConditions })),
    ),
  ),
  pregnancies: seldom(nothingMore),
  parentSupportOfSpouse: seldom(nothingMore),
  pensionRequests: often(nothingMore),
  receipts: often(nothingMore),
  localMemberships: fc.constant([]),
});

const facts: fc.Arbitrary<Facts> = fc
  .tuple(fc.oneof(child, adult, elderly), histories)
  .map(([born, known]) => ({ ...known, birth: born }));
const grants: fc.Arbitrary<Grant> = fc.record({
  regime: fc.constantFrom('R1', 'R2', 'R3'),
  signedOn: aDay('2022-01-01', '2027-12-31'),
});

const months = Array.from({ length: 5 * 12 }, (_, index) => addMonths(month('2023-01'), index));

/** The rule in its plainest form: the last day of the month on which there is a right decides it. */
function walked(of: LegalMonth, assess: (on: LegalDay) => Outcome): Outcome | undefined {
  for (let on = lastDay(of); on >= firstDay(of); on = addDays(on, -1)) {
    const outcome = assess(on);
    if (outcome.entitled) return outcome;
  }
  return undefined;
}

function expectSame(lines: readonly Line[], from: LegalMonth, assess: (on: LegalDay) => Outcome): void {
  const scheduled = months.flatMap((of) =>
    lines
      .filter((line) => inRange(line, of))
      .map(({ key, multiplier, groups, basis }) => ({ of, key, multiplier, groups, basis })),
  );
  const expected = months.flatMap((of) => {
    const outcome = of < from ? undefined : walked(of, assess);
    if (!outcome?.entitled) return [];
    const { level: key, multiplier, taken, basis } = outcome;
    return [{ of, key, multiplier, groups: taken.map(({ group }) => group), basis }];
  });
  expect(scheduled).toEqual(expected);
}

const runs = { numRuns: 120, seed: 20_261_005 };

it('a schedule is what walking every day of every month gives', () => {
  fc.assert(
    fc.property(facts, grants, (known, grant) => {
      const from = firstMonth(known, grant);
      const drawn = { ...known, receipts: [...known.receipts, { from: firstDay(from) }] };
      const admits = (on: LegalDay) => (group: Parameters<typeof firstMonthOf>[0]) =>
        firstMonthOf(group, drawn, grant) <= monthOf(on);
      expectSame(schedule(known, grant), from, (on) => assessOn(drawn, on, undefined, admits(on)));
    }),
    runs,
  );
});

it('so is the support of carers and of disabled parents', () => {
  fc.assert(
    fc.property(facts, grants, (known, grant) => {
      const from = monthOf(grant.signedOn);
      expectSame(scheduleCarerSupport(known, grant), from, (on) => carerSupportOn(known, on));
      expectSame(scheduleParentSupport(known, grant), from, (on) => parentSupportOn(known, on));
    }),
    runs,
  );
});
