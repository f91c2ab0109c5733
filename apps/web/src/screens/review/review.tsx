import { useMemo, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { shellWords } from '../../app/shell.words.ts';
import { useKeys } from '../../kit/keys.ts';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { Beside } from './beside.tsx';
import { columnsOf } from './columns.ts';
import { Filters } from './filters.tsx';
import { Foot } from './foot.tsx';
import { firstPlace, Grid } from './grid.tsx';
import { type Place } from './grid-moves.ts';
import { Hamlets } from './hamlets.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import { type Review, ReviewDocument, ReviewRowsDocument } from './review.operations.ts';
import { readReviewSearch, reviewRoute, type ReviewSearch } from './review.route.ts';
import { reviewWords } from './review.words.ts';
import { useSheetBook } from './use-sheet-book.ts';
import './review.css';

/** The review of a commune: its forms in a grid, or how far its hamlets are. */
export function ReviewPage() {
  const { campaignId } = reviewRoute.useParams();
  const answer = useAsk(ReviewDocument, { id: campaignId });
  return <Answer of={answer}>{({ reviewCampaign }) => <OpenReview key={campaignId} review={reviewCampaign} />}</Answer>;
}

function OpenReview({ review }: { readonly review: Review }) {
  const { by } = reviewRoute.useSearch();
  return by === 'hamlet' ? <ByHamlet review={review} /> : <ByHousehold review={review} />;
}

function useHead({ year, unit, startsOn, dueOn, closedOn }: Review) {
  const t = useWords(reviewWords);
  const { by } = reviewRoute.useSearch();
  const name = unit?.name ?? '';
  const { campaignId } = reviewRoute.useParams();
  const to = (word: 'asGrid' | 'asHamlets', chosen: 'hamlet' | undefined) => (
    <Link
      to="/review/$campaignId"
      params={{ campaignId }}
      search={(last: ReviewSearch) => readReviewSearch({ ...last, by: chosen })}
      activeOptions={{ exact: true }}
      aria-current={by === chosen ? 'true' : undefined}
    >
      {t(word)}
    </Link>
  );
  return {
    title: t('reviewTitle', { year }),
    help: t('reviewHelp'),
    subtitle: (
      <>
        <Link to="/review">{t('title')}</Link> ›{' '}
        {closedOn
          ? t('closed', { unit: name, day: printDay(closedOn) })
          : t('subtitle', { unit: name, from: printDay(startsOn), until: printDay(dueOn) })}
      </>
    ),
    actions: (
      <nav className="review-views" aria-label={t('view')}>
        {to('asGrid', undefined)}
        {to('asHamlets', 'hamlet')}
      </nav>
    ),
  };
}

function ByHamlet({ review }: { readonly review: Review }) {
  return (
    <Page {...useHead(review)}>
      <ProgressStrip hamlets={review.hamlets} />
      <Hamlets review={review} />
    </Page>
  );
}

function ByHousehold({ review }: { readonly review: Review }) {
  const t = useWords(reviewWords);
  const shell = useWords(shellWords);
  const may = useMay();
  const { campaignId } = reviewRoute.useParams();
  const { hamlet, state, words } = reviewRoute.useSearch();
  const pages = useAskPages(
    ReviewRowsDocument,
    { campaignId, ...(hamlet && { hamlet }), ...(state && { state }), ...(words && { words }) },
    ({ reviewEntries }) => reviewEntries,
  );
  const columns = useMemo(() => columnsOf(review.form, t), [review.form, t]);
  const { sheets, book, keptAt } = useSheetBook(campaignId, columns, pages.rows);
  const [chosen, setChosen] = useState<Place>();
  const mayType = may('household-review.enter') && !review.closedOn;
  useKeys({ 'Ctrl+Enter': () => sheets.leaveAll() }, { isOn: mayType });
  return (
    <Page {...useHead(review)} footer={<Foot sheets={sheets} book={book} keptAt={keptAt} mayType={mayType} />}>
      <ProgressStrip hamlets={review.hamlets} />
      <Filters review={review} sheets={sheets} book={book} mayType={mayType} />
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }} rows={10}>
        {(asked) => {
          const rows = asked.map((row) => {
            const answered = book.answered[row.id];
            return answered && answered.version > row.version ? answered : row;
          });
          const row = rows.find(({ id }) => id === chosen?.entryId) ?? rows[0];
          if (!row) return <Nothing review={review} />;
          const place = chosen && row.id === chosen.entryId ? chosen : firstPlace(columns, row);
          const shared = { columns, sheets, book, mayType, place };
          return (
            <div className="review-work">
              <div>
                <Grid {...shared} rows={rows} onPlace={setChosen} />
                {pages.hasNext && (
                  <Button size="small" loading={pages.isNextComing} onClick={() => void pages.next()}>
                    {shell('next')}
                  </Button>
                )}
              </div>
              <Beside {...shared} form={review.form} row={row} />
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}

function Nothing({ review }: { readonly review: Review }) {
  const t = useWords(reviewWords);
  if (review.hamlets.length > 0) return <Empty title={t('noRows')}>{t('noRowsText')}</Empty>;
  return <Empty title={t('noHouseholds')}>{t('noHouseholdsText')}</Empty>;
}
