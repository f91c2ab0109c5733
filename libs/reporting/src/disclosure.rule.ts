/** A figure of a table by unit and sex, with the counts that must not be told when they are few. */
export interface CountedCell {
  readonly row: string;
  readonly column: string;
  /** How many things are counted in it; of a share also how many are not. */
  readonly counts: readonly number[];
}

/** Which figures stay untold: places of the table, with `total` for the sums of its rows and columns. */
export interface Untold {
  has(row: string, column: string): boolean;
}

/** Name of the row, and of the column, that sums up the others. */
export const total = '(total)';

/** Counts below this may point at a person known to the reader. */
const fewest = 3;

interface Place {
  readonly row: string;
  readonly column: string;
  readonly counts: readonly number[];
}

/**
 * What a public table must not tell: counts of one or two, and as many others as it takes that no sum gives them away. In each row
 * and column, sums included, none or at least two figures are untold; the smallest are chosen, and sums only when nothing else is left.
 */
export function untold(cells: readonly CountedCell[]): Untold {
  const places = withSums(cells);
  const hidden = new Set(places.filter(isSmall));
  const lines = [
    ...Map.groupBy(places, ({ row }) => row).values(),
    ...Map.groupBy(places, ({ column }) => column).values(),
  ];
  const emptyLines = new Set(lines.filter((line) => line.every(({ counts: [count = 0] }) => count === 0)).flat());
  for (let line = givenAway(lines, hidden); line; line = givenAway(lines, hidden)) {
    const [least] = line
      .filter((place) => !hidden.has(place))
      .sort((a, b) => rank(a, emptyLines) - rank(b, emptyLines));
    if (!least) break;
    hidden.add(least);
  }
  const keys = new Set([...hidden].map(({ row, column }) => `${row} ${column}`));
  return { has: (row, column) => keys.has(`${row} ${column}`) };
}

/** A line whose one untold figure follows from the others. */
const givenAway = (lines: readonly (readonly Place[])[], hidden: ReadonlySet<Place>) =>
  lines.find((line) => line.length > 1 && line.filter((place) => hidden.has(place)).length === 1);

const isSmall = ({ counts }: Place): boolean => counts.some((count) => count > 0 && count < fewest);

/**
 * Inner figures before sums, and nothing that is zero, as long as there is another. Last of all what stands in a line of zeros: its sum
 * says what it is, so it covers nothing.
 */
function rank(place: Place, ofEmptyLines: ReadonlySet<Place>): number {
  const { row, column } = place;
  const [count = 0] = place.counts;
  const sums = Number(row === total) + Number(column === total);
  return (ofEmptyLines.has(place) ? 2 ** 52 : 0) + sums * 2 ** 50 + (count === 0 ? 2 ** 49 : count);
}

function withSums(cells: readonly CountedCell[]): Place[] {
  const rows = [...new Set(cells.map(({ row }) => row)), total];
  const columns = [...new Set(cells.map(({ column }) => column)), total];
  const width = Math.max(0, ...cells.map(({ counts }) => counts.length));
  return rows.flatMap((row) =>
    columns.map((column) => {
      const within = cells.filter(
        (cell) => (row === total || cell.row === row) && (column === total || cell.column === column),
      );
      const counts = Array.from({ length: width }, (_, at) =>
        within.reduce((sum, cell) => sum + (cell.counts[at] ?? 0), 0),
      );
      return { row, column, counts };
    }),
  );
}
