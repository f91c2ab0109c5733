import { ExclamationCircleFilled } from '@ant-design/icons';
import { type FormInstance } from 'antd';
import { type Refusal } from '../server/refusal.ts';
import { useWords } from '../words/i18n.ts';
import { ruleSentence } from '../words/refusals.ts';
import { formWords } from './form.words.ts';
import { type FormSchema } from './keywords.ts';
import { idOf } from './schema-form.tsx';
import { type Path, pathOf, titleAt, type Values } from './values.ts';

export interface Fault {
  readonly path: Path;
  readonly sentence: string;
}

const nthRow = (count: number): string => String(count);

/** Puts the faults that the server found under their fields. @returns them for the summary. */
export function showFaults(form: FormInstance<Values>, schema: FormSchema, refusal: Refusal): Fault[] {
  const faults = refusal.fields.map(({ path, rule }) => {
    const place = pathOf(path);
    return { path: place, sentence: ruleSentence(rule, titleAt(schema, place, nthRow)) };
  });
  form.setFields(
    faults.map(({ path, sentence }) => ({ name: [...path] as (string | number)[], errors: [sentence] }) as never),
  );
  return faults;
}

/** Faults that the form itself has found. */
export const ownFaults = (form: FormInstance<Values>): Fault[] =>
  form
    .getFieldsError()
    .flatMap(({ name, errors }) => errors.slice(0, 1).map((sentence) => ({ path: name as Path, sentence })));

export function focusField(path: Path): void {
  const field = document.getElementById(idOf(path));
  const control = field?.matches('input, textarea, button, [tabindex]') ? field : field?.querySelector('input');
  (control ?? field)?.scrollIntoView({ block: 'center' });
  (control as HTMLElement | null | undefined)?.focus();
}

/** All faults on top of a form, each a link to its field. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useWords(formWords);
  if (faults.length === 0) return null;
  return (
    <div className="refused" role="alert">
      <ExclamationCircleFilled aria-hidden="true" />
      <div className="fault-list">
        <strong>{t('faults', { count: faults.length })}</strong>
        {faults.map(({ path, sentence }) => (
          <a
            key={path.join('.')}
            href={`#${idOf(path)}`}
            onClick={(event) => {
              event.preventDefault();
              focusField(path);
            }}
          >
            {sentence}
          </a>
        ))}
      </div>
    </div>
  );
}
