import { birthday, type DatedTable, type LegalDay } from '#kernel';
import { careCoefficients, careTerms, kinNeedNoConditions } from './care-support.table.js';
import { type CoefficientTable, coefficients } from './coefficients.table.js';
import { type Facts, type Held } from './facts.js';
import {
  facilityExcludes,
  groupTerms,
  type GroupTerms,
  severalGroups,
  singleParentChildren,
  studyTerms,
  unidentifiedParentCounts,
} from './groups.table.js';
import { type AgeBand } from './law.js';
import { national, type Overlay } from './overlay.js';
import { pensionBesideInsurance, pensionOrAllowance, pensionTerms } from './social-pension.table.js';

/**
 * Every day, in no order, on which what a person is entitled to may change: facts begin or end, somebody reaches an age
 * that law speaks of, a row of law begins or ends. Between two of them nothing changes.
 */
export function turningDays(facts: Facts, overlay: Overlay = national): readonly LegalDay[] {
  const { birth, ...histories } = facts;
  const held: readonly Held[] = [
    ...Object.values<readonly Held[]>(histories).flat(),
    ...facts.children.flatMap(({ studies }) => studies),
  ];
  const births = [birth, ...facts.children.map((child) => child.birth)];
  const { days, ages } = turnsOfLaw(overlay);
  return [...days, ...endsOf(held), ...births.flatMap((born) => ages.map((age) => birthday(born, age)))];
}

const endsOf = (spans: readonly Held[]): readonly LegalDay[] =>
  spans.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));

interface TurnsOfLaw {
  readonly days: readonly LegalDay[];
  readonly ages: readonly number[];
}

const known = new WeakMap<Overlay, TurnsOfLaw>();

/** The same for everybody under one law: read from the tables once. */
function turnsOfLaw(overlay: Overlay): TurnsOfLaw {
  const found = known.get(overlay);
  if (found) return found;
  const days = [...new Set(endsOf(tablesWith(overlay).flatMap(({ rows }) => rows)))];
  const turns = { days, ages: agesIn(overlay) };
  known.set(overlay, turns);
  return turns;
}

const termTables = ({ groups }: Overlay): readonly DatedTable<GroupTerms>[] => [
  ...Object.values(groupTerms),
  ...groups.map(({ terms }) => terms),
];

const coefficientTables = ({ groups, raised }: Overlay): readonly CoefficientTable[] => [
  ...Object.values({ ...coefficients, ...raised }),
  ...groups.map((group) => group.coefficients),
];

const tablesWith = (overlay: Overlay): readonly DatedTable<unknown>[] => [
  ...termTables(overlay),
  ...coefficientTables(overlay),
  ...Object.values(overlay.levels),
  ...Object.values(careCoefficients),
  careTerms,
  facilityExcludes,
  kinNeedNoConditions,
  pensionBesideInsurance,
  pensionOrAllowance,
  pensionTerms,
  severalGroups,
  singleParentChildren,
  studyTerms,
  unidentifiedParentCounts,
];

/** Birth itself, and every age a table names. */
function agesIn(overlay: Overlay): readonly number[] {
  const bands: readonly AgeBand[] = [
    ...termTables(overlay).flatMap(({ rows }) => rows.map(({ value }) => value)),
    ...coefficientTables(overlay).flatMap(({ rows }) => rows.flatMap(({ value }) => value)),
  ];
  const named = [
    ...bands.flatMap(({ fromAge, untilAge }) => [fromAge, untilAge]),
    ...studyTerms.rows.map(({ value }) => value.untilAge),
    ...singleParentChildren.rows.map(({ value }) => value.untilAge),
    ...pensionTerms.rows.flatMap(({ value }) => [value.fromAge, value.fromAgeForAll]),
    ...careTerms.rows.flatMap(({ value }) => [value.youngUntilAge, value.childUntilAge, value.infantUntilAge]),
  ];
  return [...new Set([0, ...named.filter((age) => age !== undefined)])];
}
