import { addDays, addMonths, day, inRange, type LegalDay, type LegalMonth, monthOf, sumVnd, vnd } from '#kernel';
import { expect, it } from '@jest/globals';
import { dueByTheWords } from '../../../../test/properties/decree-words.js';
import { amountOn } from './amount.rule.js';
import { type Facts, factsOf, type Held } from './facts.js';
import { type Grant } from './first-month.rule.js';
import { type Line } from './line.js';
import { schedule, scheduleCarerSupport, scheduleParentSupport } from './schedule.rule.js';

/**
 * Cases of nobody, the same ones with the same seed: `CASES=100000 SEED=7 npm test -- generated-cases` takes half a minute of one core.
 * Each piece has a seed of its own, so that what it finds is found again alone.
 */
const cases = Number(process.env['CASES'] ?? 10_000);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const pieceSize = 10_000;
const pieces = Array.from({ length: Math.ceil(cases / pieceSize) }, (_, piece) => ({
  size: Math.min(pieceSize, cases - piece * pieceSize),
  from: seed + piece,
}));

/** Mulberry32. */
function dice(from: number) {
  let state = from;
  const roll = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    roll,
    chance: (percent: number) => roll(100) < percent,
    one: <const T>(list: readonly [T, ...T[]]): T => list[roll(list.length)] ?? list[0],
    dayIn: (first: string, days: number): LegalDay => addDays(day(first), roll(days)),
  };
}
type Dice = ReturnType<typeof dice>;

/** Mostly long-standing; else begun or ended in the years that are compared. */
function held(die: Dice): Held {
  if (die.chance(60)) return { from: day('2010-01-01') };
  const from = die.dayIn('2021-01-01', 2_400);
  return die.chance(50) ? { from } : { from, until: addDays(from, 1 + die.roll(1_500)) };
}

const some = <F extends Held>(die: Dice, percent: number, make: (span: Held) => F): F[] =>
  die.chance(percent) ? [make(held(die)), ...(die.chance(15) ? [make(held(die))] : [])] : [];

/** Birthdays of law fall into the years that are compared. */
const births: readonly [[string, number], ...[string, number][]] = [
  ['2000-01-01', 4_500],
  ['2018-01-01', 2_900],
  ['1964-01-01', 12_000],
  ['1941-01-01', 10_000],
];

function somebody(die: Dice): Facts {
  const [first, days] = die.one(births);
  const birth = die.dayIn(first, days);
  const orphan = (span: Held) =>
    die.chance(50)
      ? { ...span, letter: 'a' as const }
      : { ...span, letter: die.one(['b', 'c', 'd', 'đ']), oneParentUnidentified: die.chance(40) };
  const child = (span: Held) => {
    const born = die.dayIn('2001-01-01', 9_300);
    const from = span.from > born ? span.from : born;
    if (span.until !== undefined && span.until <= from) return { from, birth: born, studies: [] };
    return { ...span, from, birth: born, studies: some(die, 60, (course) => course) };
  };
  return factsOf(birth, {
    orphanCases: some(die, 30, orphan),
    studies: some(die, 40, (span) => span),
    hiv: some(die, 12, (span) => span),
    poverty: some(die, 60, (span) => ({ ...span, status: die.one(['poor', 'near-poor']) })),
    singleParenthood: some(die, 30, (span) => ({ ...span, ground: 'unmarried' as const })),
    children: [...some(die, 40, child), ...some(die, 20, child)],
    supporters: some(die, 45, (span) => ({ ...span, supporter: die.one(['none', 'on-allowance', 'able']) })),
    disabilities: some(die, 30, (span) => ({ ...span, degree: die.one(['light', 'severe', 'extremely-severe']) })),
    listedArea: some(die, 25, (span) => span),
    incomes: some(die, 20, (span) => ({
      ...span,
      kind: die.one(['wage', 'pension', 'social-insurance', 'social-allowance']),
      monthly: vnd(die.one([510_000, 540_000, 900_000])),
    })),
    facilityEligibility: some(die, 20, (span) => span),
    facilityStays: some(die, 5, (span) => span),
    placements: some(die, 30, (span) =>
      die.chance(40)
        ? { ...span, by: 'own-household' as const }
        : { ...span, by: die.one(['close-kin', 'others']), carerMeetsConditions: die.chance(60) },
    ),
    pregnancies: some(die, 8, (span) => span),
    parentSupportOfSpouse: some(die, 5, (span) => span),
    pensionRequests: some(die, 50, (span) => span),
    receipts: some(die, 40, (span) => span),
  });
}

function granted(die: Dice, birth: LegalDay): Grant {
  const drawn = die.dayIn('2021-08-01', 2_200);
  const signedOn = drawn > birth ? drawn : addDays(birth, 30);
  const regime =
    signedOn < '2025-07-01' ? 'R1' : signedOn < '2026-10-05' ? die.one(['R1', 'R2']) : die.one(['R2', 'R3']);
  return { regime, signedOn };
}

const dueBy = (lines: readonly Line[], month: LegalMonth) =>
  sumVnd(lines.filter((line) => inRange(line, month)).map((line) => amountOn(line, month)));

it.each(pieces)(
  '$size cases made of seed $from: every amount is what the words of the decrees give, read day by day',
  ({ size, from }) => {
    const die = dice(from);
    let paid = 0;
    for (let number = 0; number < size; number += 1) {
      const facts = somebody(die);
      const grant = granted(die, facts.birth);
      const month = addMonths(monthOf(grant.signedOn), die.roll(40) - 6);
      const until = addMonths(month, 1);
      const due = {
        own: dueBy(schedule(facts, grant, { until }), month),
        carer: dueBy(scheduleCarerSupport(facts, grant, { until }), month),
        parent: dueBy(scheduleParentSupport(facts, grant, { until }), month),
      };
      const read = dueByTheWords(facts, grant, month);
      if (due.own !== read.own || due.carer !== read.carer || due.parent !== read.parent)
        throw new Error(JSON.stringify({ seed: from, number, month, grant, facts, due, read }));
      if (due.own > 0) paid += 1;
    }
    // Enough of them draw something for the comparison to mean anything.
    expect(paid).toBeGreaterThan(size / 4);
  },
  120_000,
);
