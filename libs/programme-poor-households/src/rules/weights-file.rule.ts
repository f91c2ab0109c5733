import { poorHouseholdErrors } from '../poor-households.errors.js';
import { type WeightItem } from './weights.js';

const heading = 'item,item_title,option,option_title,points';

/** A field of a row: bare, or quoted with `""` for a quotation mark in it. */
const fieldPattern = /("(?:[^"]|"")*"|[^,]*)(,|$)/y;

function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  fieldPattern.lastIndex = 0;
  for (;;) {
    const match = fieldPattern.exec(line);
    const field = match?.[1] ?? '';
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field.trim());
    if (match?.[2] !== ',') return fields;
  }
}

/**
 * Reads the points of form B1 from a file of `item,item_title,option,option_title,points`: items numbered as on the form, options
 * by letter, points in whole numbers.
 * @throws POOR_HOUSEHOLDS.WEIGHTS_UNREADABLE with the line and what is wrong there.
 */
export function readWeightItems(file: string): readonly WeightItem[] {
  const [first, ...lines] = file
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r?\n/);
  const refuse = (line: number, because: string) => poorHouseholdErrors.WEIGHTS_UNREADABLE({ line, because });
  if (first?.trim() !== heading) throw refuse(1, 'HEADING');
  const items = new Map<string, WeightItem>();
  lines.forEach((text, index) => {
    const line = index + 2;
    if (text.trim() === '') return;
    const [code = '', title = '', option = '', optionTitle = '', points = '', ...more] = fieldsOf(text);
    if (more.length > 0) throw refuse(line, 'TOO_MANY_FIELDS');
    if (!/^\d{1,2}$/.test(code)) throw refuse(line, 'ITEM');
    if (!/^[a-z]$/.test(option)) throw refuse(line, 'OPTION');
    if (title === '' || optionTitle === '') throw refuse(line, 'TITLE');
    if (!/^-?\d{1,3}$/.test(points)) throw refuse(line, 'POINTS');
    const before = items.get(code);
    if (before?.options.some((each) => each.code === option)) throw refuse(line, 'TWICE');
    const added = { code: option, title: optionTitle, points: Number(points) };
    items.set(code, { code, title: before?.title ?? title, options: [...(before?.options ?? []), added] });
  });
  const lone = [...items.values()].find(({ options }) => options.length < 2);
  if (lone) throw refuse(lines.length + 1, 'ONE_OPTION');
  if (items.size === 0) throw refuse(1, 'EMPTY');
  return [...items.values()];
}
