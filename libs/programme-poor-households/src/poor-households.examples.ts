import { type EvaluateExample, type ExampleNode, type ExampleOutput } from '#benefits';
import { day, type LegalDay, startClock, vietnamCalendar, vnd } from '#kernel';
import { areaClass } from '#territory';
import { classifyByIncome, classifyByScore, standardOn } from './rules/classification.rule.js';
import { deprivationsOf, tooManyDependants } from './rules/deprivation.rule.js';
import { formA, isListed } from './rules/form-a.table.js';
import { type AreaClass, povertyClasses } from './rules/law.js';
import { classAfter, resultOf } from './rules/list-result.rule.js';
import { isAgreed, reviewTerms, seasonOf } from './rules/review-terms.table.js';
import { standards } from './rules/standards.table.js';

const areas = ['rural', 'urban'] as const satisfies readonly AreaClass[];
const communeKinds = ['ward', 'township', 'rural-commune', 'special-zone'] as const;

/**
 * Answers one worked example: the income line of the standard, the class by points or by income, what form B2 or form A makes of answers, whether a meeting carries a
 * list, the days of a review, or what is decided about a household found in a class.
 * @throws EXAMPLES.MALFORMED for an input that cannot be read.
 */
export const evaluateExample: EvaluateExample = (input) => {
  const [[kind, given] = []] = input.only(...Object.keys(questions)).entries();
  const answer = questions[kind ?? ''];
  if (!given || !answer) throw input.malformed('MISSING', input.path, Object.keys(questions));
  return answer(given);
};

/** The class of place is given, or follows from the kind of the commune on the day. */
function placeOf(given: ExampleNode, on: LegalDay): AreaClass {
  const kind = given.find('commune')?.oneOf(communeKinds);
  if (!kind) return given.get('area').oneOf(areas);
  const found = areaClass.at(on).value[kind];
  if (!found) throw given.malformed('NOT_ONE_OF', `${given.path}.commune`);
  return found;
}

const questions: Readonly<Record<string, (given: ExampleNode) => ExampleOutput>> = {
  standard(given) {
    const area = given.only('on', 'area').get('area').oneOf(areas);
    const days = given.get('on').list();
    return {
      income_line: Object.fromEntries(
        days.map((each) => [each.day(), standards.at(each.day()).value.incomeLine[area].value]),
      ),
    };
  },
  score(given) {
    const on = given.only('on', 'area', 'commune', 'b1', 'b2').get('on').day();
    const scores = { b1: given.get('b1').whole(), b2: given.get('b2').whole() };
    const found = classifyByScore(standardOn(on), placeOf(given, on), scores);
    return { class: found.class, bound: found.bound };
  },
  income(given) {
    const on = given.only('on', 'area', 'commune', 'monthly', 'deprived').get('on').day();
    const facts = { income: vnd(given.get('monthly').whole()), deprived: given.get('deprived').whole() };
    const found = classifyByIncome(standardOn(on), placeOf(given, on), facts);
    return { class: found.class, bound: found.bound };
  },
  dependants: (given) => ({
    deprived: tooManyDependants({
      members: given.only('members', 'under_16', 'allowance_holders').get('members').whole(),
      under16: given.get('under_16').whole(),
      allowanceHolders: given.get('allowance_holders').whole(),
    }),
  }),
  housing(given) {
    given.only('members', 'tenths_of_square_metre', 'flimsy_parts');
    const found = deprivationsOf({
      members: given.get('members').whole(),
      floorArea: given.get('tenths_of_square_metre').whole() / 10,
      flimsyParts: given.get('flimsy_parts').whole(),
    });
    return { area: found['housing-area'], quality: found['housing-quality'] };
  },
  form_a(given) {
    const on = given.only('on', 'ticks').get('on').day();
    const ticks = Array.from({ length: given.get('ticks').whole() }, (_, index) => index + 1);
    return { listed: isListed({ ticks }, formA.at(on).value) };
  },
  meeting: (given) => ({
    agreed: isAgreed({
      present: given.only('present', 'agreed').get('present').whole(),
      agreed: given.get('agreed').whole(),
    }),
  }),
  in_year(given) {
    given.only('requested', 'begun');
    const { limit, limitFrom, monthlyFrom } = reviewTerms.at(given.get('requested').day()).value;
    const start = given.get(limitFrom === 'request' ? 'requested' : 'begun').day();
    const { deadline } = startClock(limit, start, vietnamCalendar);
    const begun = given.get('begun').day();
    return { due: deadline.due, may_begin: Number(begun.slice(8)) >= monthlyFrom };
  },
  posted(given) {
    const on = given.day();
    return { until: vietnamCalendar.addWorkingDays(on, reviewTerms.at(on).value.posting.amount) };
  },
  complained(given) {
    const on = given.day();
    return { recheck_by: vietnamCalendar.addWorkingDays(on, reviewTerms.at(on).value.recheck.amount) };
  },
  periodic(given) {
    const { from, last } = seasonOf(given.whole());
    return { from, last, district_is_heard: reviewTerms.at(day(from)).value.districtOpinion };
  },
  household(given) {
    const was = given.only('was', 'found', 'farming').get('was').oneOf(povertyClasses);
    const found = given.get('found').oneOf(povertyClasses);
    const result = resultOf({ was, class: found, farming: given.find('farming')?.isTrue() ?? false });
    return { result, class: result === 'refuse' ? 'none' : classAfter(result, found) };
  },
};
