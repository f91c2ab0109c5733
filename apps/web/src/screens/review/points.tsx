import { useRested } from '../../form/person-field.tsx';
import { type ReviewSheetInput } from '../../gql/graphql.ts';
import { Refusal } from '../../server/refusal.ts';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { type Column, sheetOf, type Texts } from './columns.ts';
import { classWord } from './entry-states.ts';
import {
  ReviewScoreKeptDocument,
  ReviewScoreNowDocument,
  type ReviewForm,
  type Row,
  type Score,
} from './review.operations.ts';
import { reviewWords } from './review.words.ts';
import { type Book } from './sheet-book.ts';

interface PointsProps {
  readonly form: ReviewForm;
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly texts: Texts;
  readonly book: Book;
  readonly mayType: boolean;
}

/** The score of a household as typed, or as kept when nothing is typed, point by point. */
export function Points({ form, columns, row, texts, book, mayType }: PointsProps) {
  const t = useWords(reviewWords);
  const edit = book.edits[row.id];
  const isTyped = edit !== undefined && mayType;
  const typed = useRested(JSON.stringify(sheetOf(columns, texts, row.sheet, book.stamp)), 400);
  const now = useAsk(
    ReviewScoreNowDocument,
    { entryId: row.id, sheet: JSON.parse(typed) as ReviewSheetInput },
    { enabled: isTyped && form.items !== null, keepsPrevious: true },
  );
  const kept = useAsk(ReviewScoreKeptDocument, { entryId: row.id }, { enabled: !isTyped, keepsPrevious: true });
  const score = isTyped ? (now.data?.reviewScore ?? kept.data?.reviewEntry.score) : kept.data?.reviewEntry.score;
  const { error } = isTyped ? now : kept;
  const isPassed =
    (row.state === 'screening' || row.state === 'passed-by') &&
    /^\d+$/.test(texts['ticks'] ?? '') &&
    texts['ticks'] !== '0'
      ? (texts['ticks'] ?? '').length >= form.ticksThatPass
      : false;
  if (isPassed)
    return (
      <section className="review-points">
        <p>{t('passesBy', { count: (texts['ticks'] ?? '').length })}</p>
      </section>
    );
  if (form.items === null) return <p className="review-points secondary">{t('noScore')}</p>;
  if (!score)
    return error ? (
      <p className="review-points secondary">{t(error instanceof Refusal ? 'noScore' : 'scoreLater')}</p>
    ) : null;
  return <Sums score={score} columns={columns} />;
}

/** As many missing answers are named; more are blank cells that one sees. */
const mostNamed = 5;

function Sums({ score, columns }: { readonly score: Score; readonly columns: readonly Column[] }) {
  const t = useWords(reviewWords);
  const titleOf = (key: string) => columns.find((column) => column.key === key)?.title ?? key;
  const { missing, b1, b2, bound, article, certainty, instrument } = score;
  return (
    <section className="review-points" aria-live="polite" aria-label={t('score')}>
      <h3>
        {score.class !== null && score.class !== undefined ? t(classWord(score.class)) : t('score')}
        <span>{t('sum', { b1, b2 })}</span>
      </h3>
      {bound !== null && bound !== undefined && (
        <p className="secondary">
          {t('bound', { bound })} · {article}
          {certainty === 'memory' && ` (${t('basisMemory')})`}
        </p>
      )}
      {missing.length > 0 && (
        <p className="review-missing">
          {missing.length > mostNamed
            ? t('missingMany', { count: missing.length })
            : t('missing', { count: missing.length, columns: missing.map(titleOf).join('; ') })}
        </p>
      )}
      <table>
        <tbody>
          <tr className="review-sum">
            <th scope="row">
              {t('sumB1')} <span className="secondary">{instrument}</span>
            </th>
            <td>{b1}</td>
          </tr>
          {score.income.map(({ item, itemTitle, optionTitle, points }) => (
            <tr key={item}>
              <th scope="row">
                {itemTitle}: {optionTitle}
              </th>
              <td>{points}</td>
            </tr>
          ))}
          <tr className="review-sum">
            <th scope="row">{t('sumB2')}</th>
            <td>{b2}</td>
          </tr>
          {score.deprivations
            .filter(({ deprived }) => deprived)
            .map(({ indicator, points }) => (
              <tr key={indicator.code}>
                <th scope="row">{indicator.title}</th>
                <td>{points}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
