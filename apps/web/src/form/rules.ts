import { type FormRule } from 'antd';
import { say } from '../words/i18n.ts';
import { type DayKind, isOfKind, readDay } from './day-text.ts';
import { formWords } from './form.words.ts';
import { type FormSchema } from './keywords.ts';

const t = say(formWords);

export function dayKindOf(field: FormSchema): DayKind | undefined {
  if (field['x-widget'] === 'partial-date') return 'partial';
  if (field['x-widget'] === 'month') return 'month';
  return field.format === 'date' ? 'day' : undefined;
}

/** What is wrong with a day as typed; nothing when it is one. */
export function dayFault(kind: DayKind, text: string): string | undefined {
  if (isOfKind(kind, text)) return undefined;
  const read = readDay(kind, text);
  if (typeof read === 'string') return undefined;
  if (read.fault === 'day')
    return t(kind === 'partial' ? 'noDayPartial' : 'noDay', { month: read.month, day: read.day });
  if (read.fault === 'month') return t('noMonth');
  return t(({ day: 'dayForm', partial: 'partialForm', month: 'monthForm' } as const)[kind]);
}

/** What the browser checks by itself; the server stays the judge of everything else. */
export function rulesOf(field: FormSchema, isRequired: boolean): FormRule[] {
  const title = field.title ?? '';
  const isChoice = field.oneOf !== undefined || field.enum !== undefined || field['x-widget'] === 'person';
  const kind = dayKindOf(field);
  const rules: FormRule[] = [];
  if (isRequired && field.type !== 'boolean')
    rules.push({ required: true, message: t(isChoice ? 'choose' : 'required', { title }) });
  if (kind)
    rules.push({
      validator: (_, value?: string) => {
        const fault = value && dayFault(kind, value);
        return fault ? Promise.reject(new Error(fault)) : Promise.resolve();
      },
    });
  else if (field.pattern !== undefined && !isChoice)
    rules.push({ pattern: new RegExp(field.pattern), message: field['x-hint'] ?? t('pattern', { title }) });
  if (field.maxLength !== undefined)
    rules.push({ max: field.maxLength, message: t('tooLong', { title, count: field.maxLength }) });
  if (field.minimum !== undefined)
    rules.push({ type: 'number', min: field.minimum, message: t('tooSmall', { title, count: field.minimum }) });
  if (field.maximum !== undefined)
    rules.push({ type: 'number', max: field.maximum, message: t('tooLarge', { title, count: field.maximum }) });
  return rules;
}
