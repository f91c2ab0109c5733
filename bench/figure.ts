/** One measured figure beside its floor and its target. */
export interface Figure {
  readonly name: string;
  /** What the floor is. */
  readonly floor: string;
  readonly floorValue: string;
  readonly value: string;
  readonly ratio: number;
  readonly target: string;
  readonly isMet: boolean;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
export const thousandths = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;
export const count = (of: number): string => of.toLocaleString('en-US');

/** The middle of several measurements; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 ? [sorted[half], sorted[half]] : sorted.slice(half - 1, half + 1);
  return (low + high) / 2;
}

/** The value that a share of the measurements does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

export interface Comparison {
  /** Milliseconds of each repetition. */
  readonly floor: readonly number[];
  readonly ours: readonly number[];
}

/** A time that may be at most so many times its floor. */
export function timesFloor(name: string, floor: string, { floor: floors, ours }: Comparison, most: number): Figure {
  const ratio = median(ours) / median(floors);
  return {
    name,
    floor,
    floorValue: seconds(median(floors)),
    value: seconds(median(ours)),
    ratio,
    target: `≤ ${most.toFixed(1)} ×`,
    isMet: ratio <= most,
  };
}

/** A time with a limit of its own in milliseconds; its floor is for comparison. */
export function withinTime(
  name: string,
  floor: string,
  measured: { readonly floor: number; readonly ours: number },
  most: number,
): Figure {
  const print = most < 1000 ? thousandths : seconds;
  return {
    name,
    floor,
    floorValue: print(measured.floor),
    value: print(measured.ours),
    ratio: measured.ours / measured.floor,
    target: `≤ ${print(most)}`,
    isMet: measured.ours <= most,
  };
}

const mebibyte = 1024 * 1024;

/** Memory with a limit of its own in mebibytes; measured in bytes, its floor is for comparison. */
export const withinMemory = (
  name: string,
  floor: string,
  measured: { readonly floor: number; readonly ours: number },
  most: number,
): Figure => ({
  name,
  floor,
  floorValue: `${Math.round(measured.floor / mebibyte)} MB`,
  value: `${Math.round(measured.ours / mebibyte)} MB`,
  ratio: measured.ours / measured.floor,
  target: `≤ ${most} MB`,
  isMet: measured.ours <= most * mebibyte,
});

const columns = ['figure', 'floor', 'of the floor', 'measured', 'ratio', 'target', 'ok'];

export function printFigures(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    each.name,
    each.floor,
    each.floorValue,
    each.value,
    `${each.ratio.toFixed(2)} ×`,
    each.target,
    each.isMet ? 'yes' : '**no**',
  ]);
  const widths = columns.map((title, index) =>
    Math.max(...[columns, ...rows].map((row) => (row[index] ?? title).length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
