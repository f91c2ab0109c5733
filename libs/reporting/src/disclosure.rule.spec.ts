import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { total, untold } from './disclosure.rule.js';

const columns = ['male', 'female'];

/** A table as rows of two counts. */
const cellsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, r) => row.map((count, c) => ({ row: `u${r}`, column: columns[c] ?? '', counts: [count] })));

/** The table as it is published, sums last; `?` is untold. */
function published(table: readonly (readonly number[])[]): (number | '?')[][] {
  const hidden = untold(cellsOf(table));
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const full = [...table, columns.map((_, c) => sum(table.map((row) => row[c] ?? 0)))].map((row) => [...row, sum(row)]);
  return full.map((row, r) =>
    row.map((count, c) => (hidden.has(r === table.length ? total : `u${r}`, columns[c] ?? total) ? '?' : count)),
  );
}

/** Every table of counts that says the same in public. */
function consistent(told: readonly (readonly (number | '?')[])[], size: number, most: number): number[][] {
  const found: number[][] = [];
  const fits = (flat: readonly number[]) => {
    const rows = Array.from({ length: size }, (_, r) => flat.slice(r * 2, r * 2 + 2));
    const sums = columns.map((_, c) => rows.reduce((a, row) => a + (row[c] ?? 0), 0));
    return [...rows, sums].every((row, r) => {
      const told3 = told[r]?.[2];
      return (
        (told3 === '?' || told3 === (row[0] ?? 0) + (row[1] ?? 0)) &&
        (r < size || row.every((count, c) => told[r]?.[c] === '?' || told[r]?.[c] === count))
      );
    });
  };
  const fill = (flat: number[]): void => {
    const at = flat.length;
    if (at === size * 2) {
      if (fits(flat)) found.push([...flat]);
      return;
    }
    const known = told[Math.floor(at / 2)]?.[at % 2];
    const choices = typeof known === 'number' ? [known] : Array.from({ length: most + 1 }, (_, n) => n);
    for (const count of choices) fill([...flat, count]);
  };
  fill([]);
  return found;
}

describe('a public table', () => {
  it('tells everything when nothing is small', () => {
    expect(
      published([
        [5, 9],
        [0, 4],
      ]),
    ).toEqual([
      [5, 9, 14],
      [0, 4, 4],
      [5, 13, 18],
    ]);
  });

  it('hides a count of one or two, and another in its row and column, so that no sum gives it away', () => {
    expect(
      published([
        [2, 9],
        [5, 4],
        [30, 30],
      ]),
    ).toEqual([
      ['?', '?', 11],
      ['?', '?', 9],
      [30, 30, 60],
      [37, 43, 80],
    ]);
  });

  it('does not hide behind a zero whose sum says that it is one', () => {
    expect(
      published([
        [3, 1],
        [0, 0],
        [0, 3],
      ]),
    ).toEqual([
      ['?', '?', 4],
      [0, 0, 0],
      ['?', '?', 3],
      [3, 4, 7],
    ]);
  });

  it('hides the sum itself where the whole table is one unit', () => {
    expect(published([[1, 0]])).toEqual([
      ['?', 0, '?'],
      ['?', 0, '?'],
    ]);
  });

  it('hides a share when few are counted or few are left', () => {
    const hidden = untold([
      { row: 'u0', column: 'everybody', counts: [40, 1] },
      { row: 'u1', column: 'everybody', counts: [30, 9] },
      { row: 'u2', column: 'everybody', counts: [50, 9] },
    ]);
    expect(['u0', 'u1', 'u2'].map((row) => hidden.has(row, 'everybody'))).toEqual([true, true, false]);
  });

  it('never lets one work out a small count', () => {
    const tables = fc.integer({ min: 1, max: 3 }).chain((size) =>
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(tables, (table) => {
        const told = published(table);
        const possible = consistent(told, table.length, 8);
        table.flat().forEach((count, at) => {
          if (count > 0 && count < 3) expect(new Set(possible.map((each) => each[at])).size).toBeGreaterThan(1);
        });
      }),
      { numRuns: 60 },
    );
  });
});
