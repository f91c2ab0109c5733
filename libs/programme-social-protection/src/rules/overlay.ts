import { datedTable, type DatedTable, type Vnd } from '#kernel';
import { type CoefficientTable } from './coefficients.table.js';
import { type LocalGroupCode } from './facts.js';
import { type Group, type GroupTerms } from './groups.table.js';
import { type LevelKey, nationalLevels } from './levels.table.js';

/** The key in the rate table of an amount that a rule of the province sets by itself. */
export type LocalKey = `local.${number}`;

/** Đồng a month by the key of the rate table: the levels of law, and the amounts a province sets beside them. */
export interface Levels extends Readonly<Record<LevelKey, DatedTable<Vnd>>> {
  readonly [local: LocalKey]: DatedTable<Vnd>;
}

/** A group that a resolution of the province adds; it takes part in "highest only" like any other. */
export interface LocalGroup {
  readonly code: LocalGroupCode;
  readonly terms: DatedTable<GroupTerms>;
  readonly coefficients: CoefficientTable;
  /** Drawn beside whatever else the person draws, where the resolution says so. */
  readonly isBeside?: boolean;
}

/** The levels of an area, the groups its province adds and the coefficients it raises (Decree 20/2021 and Decree 335/2026, art. 4.3). */
export interface Overlay {
  readonly levels: Levels;
  readonly groups: readonly LocalGroup[];
  readonly raised: Readonly<Partial<Record<Group, CoefficientTable>>>;
}

export const national: Overlay = { levels: nationalLevels, groups: [], raised: {} };

/**
 * The level of an area whose province has raised it: on each day the higher of both, so that a local level once overtaken
 * has no effect though it stays in force.
 */
export function raisedLevel(nationalLevel: DatedTable<Vnd>, local: DatedTable<Vnd>): DatedTable<Vnd> {
  const turns = [nationalLevel, local].flatMap(({ rows }) => rows.flatMap(({ from, until }) => [from, until ?? from]));
  const days = [...new Set(turns)].sort();
  const rows = days.flatMap((from, index) => {
    const standing = [nationalLevel.find(from), local.find(from)].filter((row) => row !== undefined);
    const higher = standing.sort((a, b) => b.value - a.value)[0];
    const until = days[index + 1];
    return higher ? [{ from, ...(until && { until }), value: higher.value, basis: higher.basis }] : [];
  });
  return datedTable(nationalLevel.code, rows);
}
