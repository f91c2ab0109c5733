import { datedTable, type DatedTable, type Vnd } from '#kernel';
import { type CoefficientTable } from './coefficients.table.js';
import { type LocalGroupCode } from './facts.js';
import { type GroupTerms } from './groups.table.js';
import { type LevelKey, nationalLevels } from './levels.table.js';

export type Levels = Readonly<Record<LevelKey, DatedTable<Vnd>>>;

/** A group that a resolution of the province adds; it takes part in "highest only" like any other. */
export interface LocalGroup {
  readonly code: LocalGroupCode;
  readonly terms: DatedTable<GroupTerms>;
  readonly coefficients: CoefficientTable;
}

/** The levels of an area, and the groups its province adds (Decree 20/2021 and Decree 335/2026, art. 4.3). */
export interface Overlay {
  readonly levels: Levels;
  readonly groups: readonly LocalGroup[];
}

export const national: Overlay = { levels: nationalLevels, groups: [] };

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
