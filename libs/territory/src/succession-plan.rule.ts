import { type LegalDay } from '#kernel';
import { type ListRow } from './csv.js';
import { type ListProblem, territoryErrors } from './territory.errors.js';
import { findKindOfName, kindOfName, levelOf, levels, sameName, type Unit, type UnitKind } from './unit.js';

/** `whole`: all of it went into one unit. `part`: it was cut up. `abolished`: nothing takes its place. */
type Extent = 'whole' | 'part' | 'abolished';

const extents: ReadonlySet<string> = new Set<Extent>(['whole', 'part', 'abolished']);

export const successionColumns = ['old_code', 'old_name', 'extent', 'new_code', 'new_name', 'new_parent_code'] as const;
export type SuccessionRow = ListRow<(typeof successionColumns)[number]>;

/** A unit that is to be. */
interface PlannedTarget {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string;
  /** The same unit when it is on the map already: the reorganisation then moves what is on it and makes no unit. */
  readonly unitId: number | null;
  /** The old unit where its seat is, whose agencies it carries on. */
  readonly seatId: number;
}

interface PlannedLink {
  readonly oldId: number;
  readonly extent: Extent;
  /** `null` for an abolished unit alone. */
  readonly newCode: string | null;
}

export interface SuccessionPlan {
  /** Parents before children. */
  readonly targets: readonly PlannedTarget[];
  readonly links: readonly PlannedLink[];
}

export interface Maps {
  readonly effectiveOn: LegalDay;
  /** Units in force on the day before. */
  readonly before: readonly Unit[];
  /** Units in force on the day itself, as far as already recorded. */
  readonly after: readonly Unit[];
}

/**
 * Reads a succession list against the map of its eve. Old codes are codes of the day before, new codes of the day itself;
 * names are compared too, because one code may stand for two units.
 * @throws TERRITORY.SUCCESSION_INVALID with every problem of the list at once.
 */
export function planSuccession(rows: readonly SuccessionRow[], maps: Maps): SuccessionPlan {
  const list = indexed(rows, maps);
  const problems = [...rows.flatMap((row) => oldProblems(row, list)), ...leftBehind(list), ...newProblems(list)];
  if (problems.length > 0) throw territoryErrors.SUCCESSION_INVALID({ problems });
  return {
    targets: [...list.byNew.values()]
      .map((described) => targetOf(described, list))
      .toSorted((a, b) => levels.indexOf(levelOf(a.kind)) - levels.indexOf(levelOf(b.kind))),
    links: rows.map((row) => ({
      oldId: known(list.before.get(row.old_code)).id,
      extent: row.extent as Extent,
      newCode: row.new_code || null,
    })),
  };
}

interface List {
  readonly effectiveOn: LegalDay;
  readonly byOld: ReadonlyMap<string, readonly SuccessionRow[]>;
  readonly byNew: ReadonlyMap<string, readonly SuccessionRow[]>;
  readonly before: ReadonlyMap<string, Unit>;
  readonly after: ReadonlyMap<string, Unit>;
}

const indexed = (rows: readonly SuccessionRow[], { effectiveOn, before, after }: Maps): List => ({
  effectiveOn,
  byOld: Map.groupBy(rows, (row) => row.old_code),
  byNew: Map.groupBy(
    rows.filter((row) => row.new_code !== ''),
    (row) => row.new_code,
  ),
  before: new Map(before.map((unit) => [unit.code, unit])),
  after: new Map(after.map((unit) => [unit.code, unit])),
});

type Found = readonly [isWrong: boolean, problem: ListProblem['problem']];

const found = (line: number, code: string, checks: readonly Found[]): ListProblem[] =>
  checks.filter(([isWrong]) => isWrong).map(([, problem]) => ({ line, code, problem }));

function oldProblems(row: SuccessionRow, { before, byOld, effectiveOn }: List): ListProblem[] {
  const old = before.get(row.old_code);
  const linked = byOld.get(row.old_code) ?? [];
  if (!extents.has(row.extent)) return found(row.line, row.old_code, [[true, 'extent-unknown']]);
  if (!old) return found(row.line, row.old_code, [[true, 'old-unit-unknown']]);
  const isAlone = linked.length === 1;
  const goesNowhere = row.new_code === '';
  return found(row.line, row.old_code, [
    [!sameName(old.name, row.old_name), 'old-name-differs'],
    [old.until !== null && old.until !== effectiveOn, 'old-unit-ends-otherwise'],
    [linked.some((other) => other.line < row.line && other.new_code === row.new_code), 'link-repeated'],
    [(row.extent !== 'part') !== isAlone || (row.extent === 'abolished') !== goesNowhere, 'extents-contradict'],
  ]);
}

/** A unit under one that ends cannot stay where it is. */
function leftBehind({ before, byOld }: List): ListProblem[] {
  const codes = new Map([...before.values()].map((unit) => [unit.id, unit.code]));
  return [...before.values()].flatMap((unit) => {
    const [parent] = byOld.get(codes.get(unit.parentId ?? 0) ?? '') ?? [];
    return parent ? found(parent.line, unit.code, [[!byOld.has(unit.code), 'left-behind']]) : [];
  });
}

function newProblems(list: List): ListProblem[] {
  return [...list.byNew].flatMap(([code, described]) => {
    const first = known(described[0]);
    const others = described.slice(1).flatMap((row) => {
      const differs = !sameName(row.new_name, first.new_name) || row.new_parent_code !== first.new_parent_code;
      return found(row.line, code, [[differs, 'new-unit-described-twice']]);
    });
    return [...targetProblems(first, list), ...others];
  });
}

function targetProblems(row: SuccessionRow, { byNew, byOld, after, effectiveOn }: List): ListProblem[] {
  const { new_code: code, new_name: name, new_parent_code: parent } = row;
  const there = after.get(code);
  const isMade = there?.from === effectiveOn;
  const parentStands =
    byNew.has(parent) || after.get(parent)?.from === effectiveOn || (after.has(parent) && !byOld.has(parent));
  return found(row.line, code, [
    [findKindOfName(name) === undefined, 'new-name-without-kind'],
    [there !== undefined && !isMade && !byOld.has(code), 'new-code-in-use'],
    [there !== undefined && isMade && !sameName(there.name, name), 'new-name-differs'],
    [parent === code || !parentStands, 'parent-unknown'],
  ]);
}

function targetOf(described: readonly SuccessionRow[], { before, after, effectiveOn }: List): PlannedTarget {
  const first = known(described[0]);
  // Of several units the one that keeps the code keeps the seat (Quyết định 19/2025/QĐ-TTg, Điều 3).
  const seat =
    described.find((row) => row.old_code === row.new_code) ?? described.find((row) => row.extent === 'whole') ?? first;
  const there = after.get(first.new_code);
  return {
    code: first.new_code,
    name: first.new_name,
    kind: kindOfName(first.new_name),
    parentCode: first.new_parent_code,
    unitId: there?.from === effectiveOn ? there.id : null,
    seatId: known(before.get(seat.old_code)).id,
  };
}

/** What the checks above have shown to be there. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a succession list was used unchecked');
  return value;
}
