import {
  basis,
  datedTable,
  firstDay,
  inRange,
  type LegalDay,
  type LegalMonth,
  monthOf,
  range,
  type Range,
  sumVnd,
  vietnamCalendar,
  vnd,
  type Vnd,
} from '#kernel';
import { aidQuestions } from './aid.examples.js';
import { readFacts } from './example-facts.js';
import { type ExampleNode, type ExampleOutput, monthsOf } from '#benefits';
import { amountOn, dueIn } from './rules/amount.rule.js';
import { funeralSupport, holdOfDeath } from './rules/death.rule.js';
import { firstMonth, type Grant, regimeOn } from './rules/first-month.rule.js';
import { type Facts } from './rules/facts.js';
import { funeralGroundOf } from './rules/funeral.rule.js';
import { type FuneralGround, funeralGrounds } from './rules/funeral.table.js';
import { type LevelKey, nationalLevels } from './rules/levels.table.js';
import { type Benefit, type Hold, type Line } from './rules/line.js';
import { firstMonthAtNewPlace, splitAt } from './rules/move.rule.js';
import { type Levels, raisedLevel } from './rules/overlay.js';
import { procedureClocks, type StartEvent } from './rules/procedure-clocks.table.js';
import { dueDays } from './rules/procedure-timeline.rule.js';
import { scheduleCarerSupport, scheduleGranted, scheduleParentSupport } from './rules/schedule.rule.js';
import { type Finding, review, suspend } from './rules/suspension.rule.js';

/**
 * Answers one worked example: what is due in each month of the period and the sums of it, and what the decision, death,
 * move or suspension in it leads to; or, for an input that names a procedure, the last day of each of its steps; or what one of
 * `aidQuestions` asks.
 * @throws EXAMPLES.MALFORMED for an input that cannot be read.
 */
export function evaluateExample(input: ExampleNode, period: Range<LegalMonth>): ExampleOutput {
  if (input.find('procedure')) return timelineOf(input);
  const [word = '', given] = input.entries()[0] ?? [];
  const answer = aidQuestions[word];
  if (!answer || !given) return paymentsOf(input, period);
  input.only(word);
  return answer(given, period);
}

function timelineOf(input: ExampleNode): ExampleOutput {
  const procedure = input
    .get('procedure')
    .oneOf(['allowance', 'complaint', 'move-out-of-district', 'funeral', 'social-pension']);
  const start = input
    .only('procedure', ...startEvents)
    .entries()
    .find(([key]) => key !== 'procedure')?.[1];
  if (!start) throw input.malformed('MISSING', input.path, startEvents);
  const { value: clocks } = procedureClocks[procedure].at(start.day());
  return { due: dueDays(clocks, input.get(clocks.startsAt).day(), vietnamCalendar) };
}

const startEvents: readonly StartEvent[] = ['complete', 'received', 'complaint', 'arrival'];

function paymentsOf(input: ExampleNode, period: Range<LegalMonth>): ExampleOutput {
  input.only('person', 'decision', 'pension_decision', 'care_decision', 'death', 'funeral', 'move', 'suspension');
  const facts = readFacts(input.get('person'));
  const decision = input.find('decision');
  const grant = decision ? grantOf(decision) : standingGrant(period);
  const ofTheirOwn = (key: string) => (input.find(key) ? grantOf(input.get(key)) : grant);
  const care = ofTheirOwn('care_decision');
  const lines = [
    ...scheduleGranted(facts, { allowance: grant, pension: ofTheirOwn('pension_decision') }),
    ...scheduleCarerSupport(facts, care),
    ...scheduleParentSupport(facts, care),
  ];
  const death = input.find('death')?.day();
  const move = input.find('move');
  const suspension = input.find('suspension') && suspensionOf(input.get('suspension'));
  const holds = [death && holdOfDeath(death), suspension?.left].filter((hold) => hold !== undefined);
  return {
    first_month: firstMonth(facts, grant),
    ...dues(lines, holds, period),
    ...(decision && { first_list: listOf(lines, monthOf(grant.signedOn)) }),
    ...(death && { funeral: funeralOf(facts, lines, death, input.find('funeral')) }),
    ...(suspension && { resumption: resumptionOf(lines, holds, suspension) }),
    ...(move && placesOf(lines, period, move)),
  };
}

const grantOf = (decision: ExampleNode): Grant => {
  const signedOn = decision.only('signed', 'received').get('signed').day();
  return { regime: regimeOn(decision.find('received')?.day() ?? signedOn), signedOn };
};

/** Without a decision the support is taken to stand since the period begins. */
const standingGrant = ({ from }: Range<LegalMonth>): Grant => ({
  regime: regimeOn(firstDay(from)),
  signedOn: firstDay(from),
});

const amountsIn = (months: readonly LegalMonth[], amount: (month: LegalMonth) => Vnd): Record<LegalMonth, Vnd> =>
  Object.fromEntries(months.map((month) => [month, amount(month)]));

const totalOf = (amounts: Record<LegalMonth, Vnd>): Vnd => sumVnd(Object.values(amounts));

function dues(lines: readonly Line[], holds: readonly Hold[], period: Range<LegalMonth>): ExampleOutput {
  const months = monthsOf(period);
  const of = (...benefits: readonly Benefit[]) => {
    const named = lines.filter(({ benefit }) => benefits.includes(benefit));
    return amountsIn(months, (month) => dueIn(month, named, holds));
  };
  const amounts = {
    allowance: of('monthly-allowance'),
    social_pension: of('social-pension'),
    carer_support: of('carer-support'),
    parent_support: of('parent-support'),
    total: of('monthly-allowance', 'social-pension', 'carer-support', 'parent-support'),
  };
  const groups = (month: LegalMonth) => lines.filter((line) => inRange(line, month)).flatMap((line) => line.groups);
  return {
    ...amounts,
    sum: Object.fromEntries(Object.entries(amounts).map(([benefit, byMonth]) => [benefit, totalOf(byMonth)])),
    groups: Object.fromEntries(months.map((month) => [month, groups(month)])),
  };
}

/** The list of a month that carries the first payment: the month's own due and every month owed before it. */
function listOf(lines: readonly Line[], month: LegalMonth, levels?: Levels): ExampleOutput {
  const earliest = lines.map(({ from }) => from).sort()[0] ?? month;
  const before = earliest < month ? monthsOf(range(earliest, month)) : [];
  const arrears = sumVnd(before.map((owed) => dueIn(owed, lines, [], levels)));
  const current = dueIn(month, lines, [], levels);
  return { month, arrears, current, total: sumVnd([arrears, current]) };
}

/** By what was drawn in the month of death, unless `funeral` names another ground; nothing when the ground does not hold. */
function funeralOf(facts: Facts, lines: readonly Line[], diedOn: LegalDay, named: ExampleNode | undefined): Vnd {
  const own = named?.only('ground', 'asked_for', 'parent');
  const parent = own?.find('parent');
  const found = funeralGroundOf(own?.get('ground').oneOf(grounds) ?? 'beneficiary', {
    diedOn,
    facts,
    drawn: levelDrawn(lines.find((line) => line.payee === 'person' && inRange(line, monthOf(diedOn)))),
    askedFor:
      own
        ?.find('asked_for')
        ?.list()
        .map((right) => right.oneOf(['allowance', 'pension'])) ?? [],
    parent: parent && readFacts(parent),
  });
  return found ? amountOn(funeralSupport(diedOn, found.key), monthOf(diedOn)) : vnd(0);
}

const levelDrawn = (line: Line | undefined): LevelKey | undefined =>
  line && (line.benefit === 'social-pension' ? 'social-pension' : 'standard');

const grounds = Object.keys(funeralGrounds) as readonly FuneralGround[];

interface Suspension {
  readonly hold: Hold;
  /** What the review leaves of it. */
  readonly left: Hold | undefined;
  readonly reviewedIn: LegalMonth | undefined;
}

function suspensionOf(node: ExampleNode): Suspension {
  const from = node.only('ground', 'from', 'review').get('from').month();
  const regime = regimeOn(firstDay(from));
  const ground = node.get('ground').oneOf(['not-collected-for-3-months', 'refuses-review', 'held-in-custody']);
  const hold = suspend(regime, ground, from);
  const reviewed = node.find('review');
  if (!reviewed) return { hold, left: hold, reviewedIn: undefined };
  const reviewedIn = reviewed.only('found', 'from').get('from').month();
  return { hold, left: review(hold, regime, findingOf(reviewed, reviewedIn)), reviewedIn };
}

function findingOf(reviewed: ExampleNode, from: LegalMonth): Finding {
  const found = reviewed.get('found').oneOf(['unchanged', 'changed', 'not-eligible']);
  switch (found) {
    case 'unchanged':
      return { found, resumedFrom: from };
    case 'changed':
      return { found, changedFrom: from };
    case 'not-eligible':
      return { found };
  }
}

/** The months held before the review that are due after it. */
function resumptionOf(lines: readonly Line[], holds: readonly Hold[], { hold, reviewedIn }: Suspension): ExampleOutput {
  const held = reviewedIn && hold.from < reviewedIn ? monthsOf(range(hold.from, reviewedIn)) : [];
  const arrears = amountsIn(held, (month) => dueIn(month, lines, holds));
  return { arrears, total: totalOf(arrears) };
}

/** What the old and the new place pay; `local_level` is the standard level of the new one. */
function placesOf(lines: readonly Line[], period: Range<LegalMonth>, move: ExampleNode): ExampleOutput {
  move.only('stop_signed', 'stop_month', 'new_decision', 'local_level');
  const regime = regimeOn(move.get('stop_signed').day());
  const { before, after } = splitAt(lines, firstMonthAtNewPlace(regime, move.get('stop_month').month()));
  const levels = levelsWith(move.find('local_level'));
  const decided = move.find('new_decision')?.day();
  const months = monthsOf(period);
  return {
    old_place: amountsIn(months, (month) => dueIn(month, before)),
    new_place: amountsIn(months, (month) => dueIn(month, after, [], levels)),
    ...(decided && { first_list: listOf(after, monthOf(decided), levels) }),
  };
}

function levelsWith(local: ExampleNode | undefined): Levels {
  if (!local) return nationalLevels;
  const { standard } = nationalLevels;
  const row = { from: '2021-07-01', value: vnd(local.whole()), basis: basis('Nghị quyết của Hội đồng nhân dân tỉnh') };
  return { ...nationalLevels, standard: raisedLevel(standard, datedTable('example.local-level', [row])) };
}
