import { type KeyboardEvent } from 'react';
import { type Column } from './columns.ts';
import { type Row } from './review.operations.ts';

/** The cell one stands in. */
export interface Place {
  readonly entryId: string;
  readonly key: string;
}

export type Move = 'left' | 'right' | 'up' | 'down' | 'next' | 'back' | 'home' | 'end' | 'pageUp' | 'pageDown';

const rowsOf: Readonly<Partial<Record<Move, number>>> = { up: -1, down: 1, pageUp: -10, pageDown: 10 };

/** Where a household is begun: form A asks only those who were on no list. */
export const startOf = (columns: readonly Column[], { state }: Row): string =>
  columns.find(({ group }) => group !== 'formA' || state === 'screening' || state === 'passed-by')?.key ?? '';

/** The cell that a move leads to; the same one at the edge. */
export function placeAfter(columns: readonly Column[], rows: readonly Row[], from: Place, move: Move): Place {
  const row = rows.findIndex(({ id }) => id === from.entryId);
  const column = columns.findIndex(({ key }) => key === from.key);
  const at = (toRow: number, key: string | undefined): Place => ({
    entryId: rows[Math.max(0, Math.min(toRow, rows.length - 1))]?.id ?? from.entryId,
    key: key ?? from.key,
  });
  const nextRow = rows[row + 1];
  switch (move) {
    case 'left':
      return at(row, columns[column - 1]?.key);
    case 'right':
      return at(row, columns[column + 1]?.key);
    case 'home':
      return at(row, columns[0]?.key);
    case 'end':
      return at(row, columns.at(-1)?.key);
    case 'next':
      return columns[column + 1] || !nextRow
        ? at(row, columns[column + 1]?.key)
        : at(row + 1, startOf(columns, nextRow));
    case 'back':
      return columns[column - 1] || row === 0 ? at(row, columns[column - 1]?.key) : at(row - 1, columns.at(-1)?.key);
    case 'up':
    case 'down':
    case 'pageUp':
    case 'pageDown':
      return at(row + (rowsOf[move] ?? 0), from.key);
  }
}

const keys: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** What a key means in a cell; arrows to the sides first walk through what is typed. */
export function moveOf(event: KeyboardEvent<HTMLInputElement>): Move | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent, currentTarget } = event;
  // Strokes of an input method are its own.
  if (nativeEvent.isComposing || nativeEvent.keyCode === 229 || ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Enter') return shiftKey ? 'back' : 'next';
  const { selectionStart: start, selectionEnd: end, value } = currentTarget;
  const isWhole = start === 0 && end === value.length;
  if (key === 'ArrowLeft') return isWhole || end === 0 ? 'left' : undefined;
  if (key === 'ArrowRight') return isWhole || start === value.length ? 'right' : undefined;
  return keys[key];
}
