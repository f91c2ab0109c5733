import { type ExampleNode, type ExampleOutput, monthsOf } from '#benefits';
import {
  addDays,
  type DatedTable,
  inRange,
  lastDay,
  type LegalDay,
  type LegalMonth,
  monthOf,
  type Multiplier,
  type Range,
  scaleVnd,
  startClock,
  vietnamCalendar,
  vnd,
  type Vnd,
} from '#kernel';
import { missingConditions } from './rules/carer-conditions.rule.js';
import { type CarerCondition, carerConditions } from './rules/carer-conditions.table.js';
import { faultOfVote } from './rules/disability-council.rule.js';
import { monthWithoutCarer } from './rules/death.rule.js';
import { councilTerms } from './rules/disability-council.table.js';
import { careOf, limitOf } from './rules/facility.rule.js';
import {
  type DischargeGround,
  dischargeGrounds,
  type ExpenseKind,
  expenseLimits,
  facilityFuneral,
} from './rules/facility.table.js';
import { isOfAge } from './rules/law.js';
import { nationalLevels } from './rules/levels.table.js';
import { swimmersAge } from './rules/local-support.table.js';
import {
  careDays,
  endOfTemporaryCare,
  faultOfEvent,
  type Gift,
  reliefFor,
  riceFor,
  visitOf,
} from './rules/relief.rule.js';
import { fixedAmounts, type Occasion, type Relief, visitGoods } from './rules/relief.table.js';
import { routedProcedures } from './rules/routing.table.js';

/** One case on one day, or beside itself on several: the eve, the day and the morrow of a change. */
const byDay = <T>(days: ExampleNode, answer: (on: LegalDay) => T): Readonly<Record<LegalDay, T>> =>
  Object.fromEntries(days.oneOrMore().map((each) => [each.day(), answer(each.day())]));

const rates: Readonly<Record<string, DatedTable<Vnd>>> = { ...nationalLevels, ...fixedAmounts };

/** A sum in đồng counts from the month it begins in, as in the rate book. */
const rateIn = (key: string, month: LegalMonth): Vnd => rates[key]?.at(lastDay(month)).value ?? vnd(0);
const worth = ({ month, key, times }: Gift): Vnd => scaleVnd(rateIn(key, month), times);
const ofStandard = (times: Multiplier, on: LegalDay): Vnd => scaleVnd(rateIn('standard', monthOf(on)), times);

const reliefs: readonly Relief[] = ['injury', 'death', 'house-destroyed', 'relocation', 'house-damaged'];
const occasions: readonly Occasion[] = ['tet', 'disaster', 'fire', 'lost-harvest', 'harvest-gap', 'force-majeure'];
const expenses: readonly ExpenseKind[] = ['personal-items', 'medicine', 'utilities', 'equipment'];
const discharges: readonly DischargeGround[] = [
  'closed-case',
  'requested',
  'adopted',
  'of-age',
  'no-contact',
  'died',
  'missing',
  'contract-ended',
];
const conditions = Object.keys(carerConditions) as readonly CarerCondition[];

const conditionsIn = (list: ExampleNode): readonly CarerCondition[] =>
  list.list().map((condition) => condition.oneOf(conditions));

/** What is asked of help once, of temporary care, of facilities and of those who decide, by the word the input begins with. */
export const aidQuestions: Readonly<Record<string, (given: ExampleNode, period: Range<LegalMonth>) => ExampleOutput>> =
  {
    emergency(given) {
      const treatedDays = given.only('happened', 'help', 'days_of_treatment').find('days_of_treatment')?.whole();
      const relief = given.get('help').oneOf(reliefs);
      return {
        amount: byDay(given.get('happened'), (happenedOn) => {
          const event = { relief, happenedOn, treatedDays };
          return faultOfEvent(event, happenedOn) ? 0 : worth(reliefFor(event));
        }),
      };
    },
    visit(given) {
      const giver = given.only('on', 'by', 'to').get('by').oneOf(['central', 'province']);
      const visited = given.get('to').oneOf(['organisation', 'household', 'person']);
      const isGiven = (on: LegalDay) => fixedAmounts[`visit.${giver}.${visited}`].find(on) !== undefined;
      return {
        money: byDay(given.get('on'), (on) => (isGiven(on) ? worth(visitOf(giver, visited, on)) : 0)),
        goods: byDay(given.get('on'), (on) => (isGiven(on) ? visitGoods[giver][visited] : 0)),
      };
    },
    rice(given) {
      const occasion = given.only('on', 'occasion', 'people', 'months').get('occasion').oneOf(occasions);
      const [people, months] = [given.get('people').whole(), given.get('months').whole()];
      return { kilograms: byDay(given.get('on'), (on) => riceFor(occasion, people, months, on) ?? 0) };
    },
    temporary_care(given) {
      const from = given.only('from', 'last').get('from').day();
      const until = endOfTemporaryCare(from);
      const last = given.find('last')?.day();
      const days = careDays({ from, until: last ? addDays(last, 1) : until });
      return {
        at_latest: addDays(until, -1),
        amount: Object.fromEntries(days.map((gift) => [gift.month, worth(gift)])),
      };
    },
    facility_care(given, period) {
      const birth = given.only('birth').get('birth').day();
      const lines = careOf(birth, period.from);
      const inMonth = (month: LegalMonth) =>
        lines.filter((line) => inRange(line, month)).map((line) => ofStandard(line.multiplier, lastDay(month)))[0];
      return { amount: Object.fromEntries(monthsOf(period).map((month) => [month, inMonth(month)])) };
    },
    facility_funeral: (given) => ({
      amount: byDay(given.only('died').get('died'), (on) => ofStandard(facilityFuneral.at(on).value, on)),
    }),
    urgent_stay: (given) => ({
      head_decides_by: byDay(given.only('admitted').get('admitted'), (on) => limitOf('urgent', on)),
    }),
    expense(given) {
      const kind = given.only('on', 'kind').get('kind').oneOf(expenses);
      return {
        at_most: byDay(given.get('on'), (on) => {
          const limit = expenseLimits.at(on).value[kind];
          if (!limit) return 'no limit';
          return { per: limit.per, amount: 'amount' in limit ? limit.amount : ofStandard(limit.times, on) };
        }),
      };
    },
    discharge(given) {
      const ground = given.only('on', 'ground').get('ground').oneOf(discharges);
      return { ends_the_stay: byDay(given.get('on'), (on) => dischargeGrounds.at(on).value.includes(ground)) };
    },
    swimming(given) {
      const birth = given.only('birth', 'enrolled').get('birth').day();
      return { helped: byDay(given.get('enrolled'), (on) => isOfAge(swimmersAge.at(on).value, birth, on)) };
    },
    carer(given) {
      const spouse = given.only('on', 'meets', 'spouse_meets').find('spouse_meets');
      const household = { carer: conditionsIn(given.get('meets')), spouse: spouse && conditionsIn(spouse) };
      return { lacks: byDay(given.get('on'), (on) => missingConditions(household, on)) };
    },
    carers_death: (given) => ({ unpaid_from: byDay(given.only('died').get('died'), monthWithoutCarer) }),
    council(given) {
      given.only('held', 'members', 'present', 'in_favour', 'chair');
      const vote = {
        members: given.get('members').whole(),
        present: given.get('present').whole(),
        inFavour: given.get('in_favour').whole(),
        chairVotes: given.get('chair').oneOf(['yes', 'no']),
      };
      return { stands: byDay(given.get('held'), (on) => faultOfVote(vote, on) === undefined) };
    },
    disability_certificate(given) {
      const event = given.only('on', 'event').get('event').oneOf(['application', 'conclusion', 'complaint']);
      const limits = { application: 'assessment', conclusion: 'certificate', complaint: 'complaint' } as const;
      const due = (on: LegalDay) =>
        startClock(councilTerms.at(on).value[limits[event]], on, vietnamCalendar).deadline.due;
      return { due: byDay(given.get('on'), due) };
    },
    any_desk(given) {
      const procedure = given.only('on', 'procedure').get('procedure').text();
      return {
        takes_it_in: byDay(given.get('on'), (on) => procedure in (routedProcedures.find(on)?.value ?? {})),
      };
    },
  };
