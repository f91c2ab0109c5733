import { type FormSchema, type When } from './keywords.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A place in a form: `['facts', 0, 'degree']`. */
export type Path = readonly (string | number)[];

export const isShown = (when: When | undefined, beside: Values | undefined): boolean => {
  if (!when) return true;
  const value = beside?.[when.field];
  return Array.isArray(when.is) ? when.is.includes(value as string) : value === when.is;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');

/** What is sent: texts in NFC without ends, nothing empty, nothing that is not shown. */
export function sentValues(schema: FormSchema, values: Values): Values {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
      if (!isShown(field['x-when'], values)) return [];
      const value = sentValue(field, values[name]);
      return isEmpty(value) ? [] : [[name, value]];
    }),
  );
}

function sentValue(field: FormSchema, value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (field.type === 'array') {
    const rows = Array.isArray(value) ? (value as unknown[]) : [];
    const { items } = field;
    return items?.properties ? rows.map((row) => sentValues(items, (row ?? {}) as Values)) : rows;
  }
  return field.properties ? sentValues(field, (value ?? {}) as Values) : value;
}

/** What a form opens with: one row where one is needed, and nothing chosen that nobody chose. */
export function emptyValues(schema: FormSchema): Values {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, unknown][] => {
      if (field.type === 'array') return [[name, field.items?.properties && field.minItems ? [{}] : []]];
      return field.properties ? [[name, emptyValues(field)]] : [];
    }),
  );
}

/** `facts.0.degree` of the server as a place in the form. */
export const pathOf = (text: string): Path =>
  text
    .split('.')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The words over a field, and the number of its row: `Căn cứ, dòng 2: Mức độ khuyết tật`. */
export function titleAt(schema: FormSchema, path: Path, row: (count: number) => string): string {
  const [part, ...rest] = path;
  if (part === undefined) return schema.title ?? '';
  if (typeof part === 'number') {
    const title = rest.length > 0 && schema.items ? titleAt(schema.items, rest, row) : (schema.title ?? '');
    return `${title}, ${row(part + 1)}`;
  }
  const field = schema.properties?.[part];
  return field ? titleAt(field, rest, row) : part;
}
