import { printDay } from '../words/days.ts';
import { printVnd } from '../words/money.ts';
import { useWords } from '../words/i18n.ts';
import { formWords } from './form.words.ts';
import { type FormSchema } from './keywords.ts';
import { dayKindOf } from './rules.ts';
import { isShown, type Path, type Values } from './values.ts';
import { useAsk } from '../server/use-ask.ts';
import { graphql } from '../gql/index.ts';
import './form.css';

interface AnswersProps {
  readonly schema: FormSchema;
  readonly values: Values;
  /** Leads back to the field of a value; without it the values are only shown. */
  readonly onEdit?: (path: Path) => void;
  readonly editWord?: string;
}

interface Line {
  readonly path: Path;
  readonly title: string;
  readonly field: FormSchema;
  readonly value: unknown;
}

/** What a form was filled in with: a finished step, or one's own before it is sent. */
export function Answers({ schema, values, onEdit, editWord }: AnswersProps) {
  const t = useWords(formWords);
  const lines = linesOf(schema, values, [], (count) => t('row', { count }));
  return (
    <dl className="answers">
      {lines.map((line) => (
        <div key={line.path.join('.')}>
          <dt>{line.title}</dt>
          <dd>
            <AnswerText {...line} />{' '}
            {onEdit && (
              <button type="button" className="link-button" onClick={() => onEdit(line.path)}>
                {editWord}
                <span className="visually-hidden"> {line.title}</span>
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function linesOf(schema: FormSchema, values: Values, path: Path, row: (count: number) => string): Line[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): Line[] => {
    const value = values[name];
    if (!isShown(field['x-when'], values) || value === undefined || value === null || value === '') return [];
    const here = [...path, name];
    if (field.properties) return linesOf(field, value as Values, here, row);
    const { items } = field;
    if (!items?.properties || !Array.isArray(value)) return [{ path: here, title: field.title ?? name, field, value }];
    return (value as Values[]).flatMap((each, index) =>
      linesOf(items, each, [...here, index], row).map((line) => ({
        ...line,
        title: value.length > 1 ? `${line.title}, ${row(index + 1)}` : line.title,
      })),
    );
  });
}

const UnitNameDocument = graphql(`
  query UnitName($id: Int!) {
    unitPath(id: $id) {
      id
      name
    }
  }
`);

const AnsweredPersonDocument = graphql(`
  query AnsweredPerson($id: ID!) {
    person(id: $id) {
      id
      fullName
    }
  }
`);

function AnswerText({ field, value }: Pick<Line, 'field' | 'value'>) {
  const t = useWords(formWords);
  if (field['x-widget'] === 'unit') return <UnitName id={Number(value)} />;
  if (field['x-widget'] === 'person') return <PersonName id={String(value)} />;
  if (field['x-widget'] === 'money') return printVnd(Number(value));
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (dayKindOf(field)) return printDay(String(value));
  const choices = field.oneOf ?? field.items?.oneOf;
  const word = (each: unknown) => choices?.find(({ const: code }) => code === each)?.title ?? String(each);
  return Array.isArray(value) ? value.map(word).join('; ') : word(value);
}

function UnitName({ id }: { readonly id: number }) {
  const { data } = useAsk(UnitNameDocument, { id }, { staleTime: Number.POSITIVE_INFINITY });
  return data?.unitPath.at(-1)?.name ?? '…';
}

function PersonName({ id }: { readonly id: string }) {
  const { data } = useAsk(AnsweredPersonDocument, { id }, { staleTime: 300_000 });
  return data?.person.fullName ?? '…';
}
