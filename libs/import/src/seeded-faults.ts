import { dice, type Roll } from './people/invented-people.js';
import { headingRow, type Sample, type SampleOptions } from './sheet.js';

/** A mistake that lists really have: where it fits, what it does to a row, and what must be found. */
export interface SeededFault<Row> {
  readonly field: keyof Row & string;
  readonly code: string;
  readonly fits?: (row: Row) => boolean;
  readonly spoil: (row: Row, list: { readonly other: Row; readonly foreignCommune: string }) => Row;
}

export interface FaultyRows<Row> {
  readonly rows: readonly Row[];
  readonly seeded: Sample['seeded'];
}

/** Puts some mistakes of each kind into rows in which nothing is wrong, one to a row; the first stays as it is. */
export function seedFaults<Row extends object>(
  clean: readonly [Row, ...Row[]] | readonly Row[],
  faults: readonly SeededFault<Row>[],
  { ofEachKind, foreignCommune }: NonNullable<SampleOptions['faults']>,
): FaultyRows<Row> {
  const [other] = clean;
  if (!other) throw new Error('no rows to put mistakes into');
  const rows = [...clean];
  const roll = dice(60);
  const spoiled = new Set<number>([0]);
  const seeded = Array.from({ length: ofEachKind }, () => faults)
    .flat()
    .map(({ field, code, fits = () => true, spoil }) => {
      const { index, row } = findPlace(clean, spoiled, roll, fits);
      rows[index] = spoil(row, { other, foreignCommune });
      return { row: index + headingRow + 1, field, code };
    });
  return { rows, seeded: seeded.toSorted((a, b) => a.row - b.row) };
}

/** A row not spoiled yet; the first is the one that others repeat. */
function findPlace<Row>(
  rows: readonly Row[],
  spoiled: Set<number>,
  roll: Roll,
  fits: (row: Row) => boolean,
): { readonly index: number; readonly row: Row } {
  for (;;) {
    const index = roll(rows.length);
    const row = rows[index];
    if (row === undefined || spoiled.has(index) || !fits(row)) continue;
    spoiled.add(index);
    return { index, row };
  }
}
