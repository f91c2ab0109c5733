/** One cell as the file has it. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'day' | 'formula';
  /** NFC without blanks around it; a number in plain digits with `.` before its decimals, a day as `YYYY-MM-DD`. */
  readonly text: string;
}

/** A number as a workbook writes it (`1.0123E+15`) in plain digits. */
function plainNumber(written: string): string {
  const value = Number(written);
  return Number.isSafeInteger(value) ? BigInt(value).toString() : written;
}

/** The number of a workbook cell, kept as it was written until a column says what it is. */
export interface WrittenNumber {
  readonly written: string;
}

const isWritten = (value: object): value is WrittenNumber => 'written' in value;

/** Undefined for an empty cell. */
export function cellOf(value: unknown): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    const isDay = !Number.isNaN(value.getTime());
    return { kind: isDay ? 'day' : 'text', text: isDay ? value.toISOString().slice(0, 10) : '#' };
  }
  if (typeof value === 'object' && isWritten(value)) return { kind: 'number', text: plainNumber(value.written) };
  const text = String(value).normalize('NFC').trim();
  return text === '' ? undefined : { kind: 'text', text };
}
