import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Refused } from '../../kit/refused.tsx';
import { useWords } from '../../words/i18n.ts';
import { type Column, isReadable, type Texts, textsOf } from './columns.ts';
import { classWord } from './entry-states.ts';
import { type Place } from './grid-moves.ts';
import { Points } from './points.tsx';
import { type ReviewForm, type Row } from './review.operations.ts';
import { reviewWords } from './review.words.ts';
import { rowStateOf } from './row-state.tsx';
import { type Book, type SheetBook } from './sheet-book.ts';

interface BesideProps {
  readonly form: ReviewForm;
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly place: Place;
  readonly sheets: SheetBook;
  readonly book: Book;
  readonly mayType: boolean;
}

/** What belongs to the row one stands in: the household, what the cell asks, and why it scores what it scores. */
export function Beside({ form, columns, row, place, sheets, book, mayType }: BesideProps) {
  const t = useWords(reviewWords);
  const edit = book.edits[row.id];
  const saved = textsOf(columns, (edit?.on ?? row).sheet);
  const texts: Texts = { ...saved, ...edit?.texts };
  const column = columns.find(({ key }) => key === place.key);
  const state = rowStateOf(columns, book, row);
  const refusal = book.refusals[row.id];
  return (
    <aside className="review-beside" aria-label={row.headName}>
      <header>
        <h2>
          <Link to="/people/$personId" params={{ personId: row.headId }} title={t('toPerson')}>
            {row.headName}
          </Link>
        </h2>
        <p className="secondary">
          {[row.householdCode, row.hamlet, `${t('was')}: ${t(classWord(row.was))}`].filter(Boolean).join(' · ')}
        </p>
      </header>
      {state === 'Refused' && refusal && <Refused refusal={refusal} />}
      {state === 'Stale' && <Stale columns={columns} row={row} typed={edit?.texts ?? {}} sheets={sheets} />}
      {column && <Question column={column} text={texts[column.key] ?? ''} />}
      <Points key={row.id} form={form} columns={columns} row={row} texts={texts} book={book} mayType={mayType} />
    </aside>
  );
}

/** What the cell asks, and what to type. */
function Question({
  column: { title, hint, typing, ...column },
  text,
}: {
  readonly column: Column;
  readonly text: string;
}) {
  const t = useWords(reviewWords);
  const isWrong = text !== '' && !isReadable({ title, typing, ...column }, text);
  const isChosen = (index: number) =>
    typing.kind === 'choice' ? text === String(index + 1) : text.includes(String(index + 1));
  return (
    <section className="review-question">
      <h3>{title}</h3>
      {hint && <p className="secondary">{hint}</p>}
      {isWrong && (
        <p className="review-wrong" role="alert">
          {t('cellWrong', { title, text })}
        </p>
      )}
      {column.group !== 'formA' && (
        <p>{typing.kind === 'whole' ? t('typeWhole', { most: typing.most }) : t(words[typing.kind])}</p>
      )}
      {(typing.kind === 'choice' || (typing.kind === 'several' && column.group !== 'formA')) && (
        <ol>
          {typing.options.map((option, index) => (
            <li key={option.code} className={isChosen(index) ? 'chosen' : ''}>
              <kbd>{index + 1}</kbd> <span>{option.title}</span>
              {option.points !== undefined && (
                <span className="secondary">{t('points', { points: option.points })}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const words = {
  choice: 'typeNumber',
  several: 'typeSeveral',
  'yes-no': 'typeYesNo',
  tenths: 'typeTenths',
} as const;

interface StaleProps {
  readonly columns: readonly Column[];
  /** As a colleague has just saved it. */
  readonly row: Row;
  readonly typed: Texts;
  readonly sheets: SheetBook;
}

/** Two versions of one household: what differs, and which shall hold. */
function Stale({ columns, row, typed, sheets }: StaleProps) {
  const t = useWords(reviewWords);
  const theirs = textsOf(columns, row.sheet);
  const different = columns.filter(({ key }) => typed[key] !== undefined && typed[key] !== (theirs[key] ?? ''));
  return (
    <section className="review-stale" role="alert">
      <p>{t('staleText', { columns: different.map(({ title }) => title).join('; ') })}</p>
      <ul>
        {different.map(({ key, title }) => (
          <li key={key} className="secondary">
            {title}: {t('mine', { text: typed[key] || t('blank') })}, {t('theirs', { text: theirs[key] ?? t('blank') })}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => sheets.keepMine(row)}>
        {t('keepMine')}
      </Button>
      <Button size="small" onClick={() => sheets.takeTheirs(row.id)}>
        {t('takeTheirs')}
      </Button>
    </section>
  );
}
