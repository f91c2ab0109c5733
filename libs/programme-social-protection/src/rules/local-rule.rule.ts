import { isDeepStrictEqual } from 'node:util';
import {
  addDays,
  addMonths,
  type Basis,
  datedTable,
  type DatedTable,
  inRange,
  intersection,
  type LegalDay,
  type LegalMonth,
  monthOf,
  multiplier,
  type Multiplier,
  printMultiplier,
  type Range,
  range,
  type Vnd,
} from '#kernel';
import { type CoefficientBand, coefficients, type CoefficientTable } from './coefficients.table.js';
import { type Facts, type LocalGroupCode } from './facts.js';
import { type Granted } from './first-month.rule.js';
import { type Group, type GroupTerms } from './groups.table.js';
import { type LevelKey } from './levels.table.js';
import { type Line } from './line.js';
import { type Levels, type LocalGroup, type LocalKey, national, type Overlay, raisedLevel } from './overlay.js';
import { scheduleBeside, scheduleGranted } from './schedule.rule.js';

interface Resolved extends Range<LegalDay> {
  readonly id: number;
  /** The resolution of the People's Council. */
  readonly basis: Basis;
}

/** The benefit a province tops up. */
export type ToppedUp = 'monthly-allowance' | 'social-pension';

/**
 * What a resolution of the province sets beside the law (Decree 20/2021 and Decree 335/2026, art. 4.3). A local level or
 * coefficient below the national one has no effect but stays in force.
 */
export type LocalRule = Resolved &
  (
    | { readonly kind: 'RAISE_STANDARD'; readonly target: LevelKey; readonly amount: Vnd }
    | { readonly kind: 'RAISE_COEF'; readonly target: Group; readonly bands: readonly CoefficientBand[] }
    | {
        readonly kind: 'ADD_GROUP';
        readonly target: LocalGroupCode;
        readonly terms: GroupTerms;
        readonly bands: readonly CoefficientBand[];
        readonly isBeside: boolean;
      }
    | { readonly kind: 'TOP_UP_AMOUNT'; readonly target: ToppedUp; readonly amount: Vnd }
    | { readonly kind: 'ONE_OFF'; readonly target: string; readonly amount: Vnd }
  );

export type LocalRuleKind = LocalRule['kind'];

export const localKey = (id: number): LocalKey => `local.${id}`;

type RuleOf<K extends LocalRuleKind> = Extract<LocalRule, { readonly kind: K }>;

const ofKind = <K extends LocalRuleKind>(rules: readonly LocalRule[], kind: K): readonly RuleOf<K>[] =>
  rules.filter((rule): rule is RuleOf<K> => rule.kind === kind);

const tableOf = <V>({ from, until, basis }: Resolved, value: V): DatedTable<V> =>
  datedTable('social-protection.local', [{ from, ...(until && { until }), value, basis }]);

/** The rules of one place as an overlay over the law. */
export function overlayOf(rules: readonly LocalRule[]): Overlay {
  return {
    levels: levelsWith(rules),
    groups: ofKind(rules, 'ADD_GROUP').map((rule): LocalGroup => ({
      code: rule.target,
      terms: tableOf(rule, rule.terms),
      coefficients: tableOf(rule, rule.bands),
      isBeside: rule.isBeside,
    })),
    raised: Object.fromEntries(
      [...Map.groupBy(ofKind(rules, 'RAISE_COEF'), ({ target }) => target)].map(([group, raising]) => [
        group,
        raising.reduce(raisedCoefficients, coefficients[group]),
      ]),
    ),
  };
}

function levelsWith(rules: readonly LocalRule[]): Levels {
  const raised = (key: LevelKey) =>
    ofKind(rules, 'RAISE_STANDARD')
      .filter(({ target }) => target === key)
      .reduce((level, rule) => raisedLevel(level, tableOf(rule, rule.amount)), national.levels[key]);
  const own = ofKind(rules, 'TOP_UP_AMOUNT').map((rule) => [localKey(rule.id), tableOf(rule, rule.amount)] as const);
  return {
    ...national.levels,
    standard: raised('standard'),
    'social-pension': raised('social-pension'),
    ...Object.fromEntries(own),
  };
}

/** On each day and at each age the higher of both. */
function raisedCoefficients(law: CoefficientTable, rule: RuleOf<'RAISE_COEF'>): CoefficientTable {
  const rows = law.rows.flatMap((row) => {
    const both = intersection(row, rule);
    if (!both) return [row];
    const before = row.from < both.from ? [{ ...row, until: both.from }] : [];
    const after =
      both.until && (row.until === undefined || both.until < row.until) ? [{ ...row, from: both.until }] : [];
    return [...before, { ...both, value: higherBands(row.value, rule.bands), basis: rule.basis }, ...after];
  });
  return datedTable(
    law.code,
    rows.map(({ until, ...row }) => ({ ...row, ...(until && { until }) })),
  );
}

function higherBands(law: readonly CoefficientBand[], local: readonly CoefficientBand[]): readonly CoefficientBand[] {
  const ends = [...law, ...local].flatMap(({ fromAge = 0, untilAge }) => [fromAge, untilAge ?? Infinity]);
  const ages = [...new Set([0, ...ends])].sort((a, b) => a - b);
  return ages.flatMap((fromAge, index) => {
    const untilAge = ages[index + 1];
    if (untilAge === undefined) return [];
    const there = [...law, ...local].filter(
      (band) => (band.fromAge ?? 0) <= fromAge && fromAge < (band.untilAge ?? Infinity),
    );
    const times = Math.max(...there.map((band) => band.times)) as Multiplier;
    if (there.length === 0) return [];
    return [{ ...(fromAge > 0 && { fromAge }), ...(untilAge < Infinity && { untilAge }), times }];
  });
}

/**
 * What grants give in a place: by the law alone where no rule of the province reaches the person. What a rule gives beyond the
 * law stands on a line of its own (`local-…`), so that the State's money and the province's are told apart line by line.
 */
export function localSchedule(facts: Facts, granted: Granted, rules: readonly LocalRule[]): readonly Line[] {
  const byLaw = scheduleGranted(facts, granted);
  if (rules.length === 0) return byLaw;
  const overlay = overlayOf(rules);
  const own = apart(byLaw, scheduleGranted(facts, granted, { overlay }));
  const { allowance } = granted;
  const beside = overlay.groups.flatMap((group) =>
    allowance && group.isBeside ? scheduleBeside(facts, allowance, group) : [],
  );
  const topUps = ofKind(rules, 'TOP_UP_AMOUNT').flatMap((rule) => topUp(own, rule));
  return [...own, ...beside, ...topUps];
}

/** The months for which a rule is in force: those in which it has a day. */
export const monthsOf = ({ from, until }: Range<LegalDay>): Range<LegalMonth> =>
  range(monthOf(from), until && addMonths(monthOf(addDays(until, -1)), 1));

const one = multiplier('1');

const topUp = (lines: readonly Line[], rule: RuleOf<'TOP_UP_AMOUNT'>): readonly Line[] =>
  lines
    .filter(({ benefit }) => benefit === rule.target)
    .flatMap((line) => {
      const months = intersection(line, monthsOf(rule));
      const benefit = `local-top-up.${rule.id}` as const;
      return months
        ? [{ ...line, ...months, benefit, key: localKey(rule.id), multiplier: one, basis: [rule.basis] }]
        : [];
    });

/** Cuts what the law and the place together give into what the law gives alone and what the province adds. */
function apart(byLaw: readonly Line[], inPlace: readonly Line[]): readonly Line[] {
  const turns = [...byLaw, ...inPlace].flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));
  const cuts = [...new Set(turns)].sort();
  const pieces = cuts.flatMap((from, index) => {
    const law = byLaw.find((line) => inRange(line, from));
    const place = inPlace.find((line) => inRange(line, from));
    const months = { from, until: cuts[index + 1] };
    return ownParts(law, place).map((line) => ({ ...line, ...months }));
  });
  return [...Map.groupBy(pieces, ({ benefit }) => benefit).values()].flatMap(joined);
}

function ownParts(law: Line | undefined, place: Line | undefined): readonly Line[] {
  if (!place) return law ? [law] : [];
  const isOfProvince = place.groups.some((group) => group.startsWith('L-'));
  if (!law) return [{ ...place, benefit: 'local-allowance' }];
  // A right under another level, allowance in place of pension, replaces the law's: the two exclude each other.
  if (law.key !== place.key) return [isOfProvince ? { ...place, benefit: 'local-allowance' } : place];
  if (place.multiplier <= law.multiplier) return [law];
  const times = multiplier(printMultiplier((place.multiplier - law.multiplier) as Multiplier));
  return [law, { ...place, benefit: 'local-allowance', multiplier: times }];
}

/** Neighbouring months that pay the same for the same reasons are one line again. */
function joined(lines: readonly Line[]): readonly Line[] {
  return lines.reduce<Line[]>((done, line) => {
    const last = done.at(-1);
    const same =
      last &&
      last.until === line.from &&
      isDeepStrictEqual({ ...last, from: '', until: '' }, { ...line, from: '', until: '' });
    return same ? [...done.slice(0, -1), { ...last, until: line.until }] : [...done, line];
  }, []);
}
