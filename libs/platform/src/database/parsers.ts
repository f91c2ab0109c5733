import pg from 'pg';

const oid = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182, textArray: 1009 };

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond a safe integer`);
  return value;
}

const arrayOf = pg.types.getTypeParser(oid.textArray) as (text: string) => (string | null)[];

/** Days stay text and bigints become safe integers or throw; numeric stays exact text by default. Set once per process. */
export function useExactParsers(): void {
  pg.types.setTypeParser(oid.date, (text) => text);
  pg.types.setTypeParser(oid.int8, safeInteger);
  pg.types.setTypeParser(oid.dateArray, (text) => arrayOf(text));
  pg.types.setTypeParser(oid.int8Array, (text) =>
    arrayOf(text).map((item) => (item === null ? null : safeInteger(item))),
  );
}
