import { useEffect, useState } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { Choose } from '../../kit/choose.tsx';
import { DayField } from '../../form/day-field.tsx';
import { Refused } from '../../kit/refused.tsx';
import { ask } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { saveBase64 } from '../../words/saved-file.ts';
import { useWords } from '../../words/i18n.ts';
import { entryStates, stateOf } from './entry-states.ts';
import { type Review, ReviewWorkbookDocument } from './review.operations.ts';
import { readReviewSearch, reviewRoute, type ReviewSearch } from './review.route.ts';
import { reviewWords } from './review.words.ts';
import { type Book, type SheetBook } from './sheet-book.ts';

interface FiltersProps {
  readonly review: Review;
  readonly sheets: SheetBook;
  readonly book: Book;
  readonly mayType: boolean;
}

const every = '';

/** Which households are shown, and who surveyed those that are typed. */
export function Filters({ review, sheets, book, mayType }: FiltersProps) {
  const t = useWords(reviewWords);
  const navigate = useNavigate();
  const search = reviewRoute.useSearch();
  const { campaignId } = reviewRoute.useParams();
  const show = (change: { readonly [K in keyof ReviewSearch]: string }) =>
    void navigate({
      to: '/review/$campaignId',
      params: { campaignId },
      search: (last: ReviewSearch) => readReviewSearch({ ...last, ...change }),
      replace: true,
    });
  const hamlets = [...new Set(review.hamlets.map(({ hamlet }) => hamlet))].filter((hamlet) => hamlet !== '');
  const states = Object.keys(entryStates).filter((state) => review.hamlets.some((each) => each.state === state));
  return (
    <div className="review-filters">
      <Choose
        label={t('hamlet')}
        value={search.hamlet ?? every}
        onChange={(hamlet: string) => show({ hamlet })}
        options={[
          { value: every, label: t('allHamlets') },
          ...hamlets.map((hamlet) => ({ value: hamlet, label: hamlet })),
        ]}
      />
      <Choose
        label={t('state')}
        value={search.state ?? every}
        onChange={(state: string) => show({ state })}
        options={[
          { value: every, label: t('anyState') },
          ...states.map((state) => ({ value: state, label: t(stateOf(state)) })),
        ]}
      />
      <Words words={search.words ?? ''} onRest={(words) => show({ words })} />
      {mayType && (
        <>
          <label>
            {t('surveyor')}
            <Input
              value={book.stamp.surveyor}
              maxLength={100}
              onChange={({ target }) => sheets.stamp({ surveyor: target.value })}
            />
          </label>
          <label>
            {t('surveyedOn')}
            <DayField
              kind="day"
              value={book.stamp.surveyedOn}
              onChange={(surveyedOn) => sheets.stamp({ surveyedOn })}
            />
          </label>
          <Workbook campaignId={campaignId} {...(search.hamlet !== undefined && { hamlet: search.hamlet })} />
        </>
      )}
    </div>
  );
}

/** Milliseconds after the last letter before the households are asked for anew. */
const typingPause = 300;

function Words({ words, onRest }: { readonly words: string; readonly onRest: (words: string) => void }) {
  const t = useWords(reviewWords);
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    const asked = typed.normalize('NFC').trim();
    if (asked === words) return;
    const timer = setTimeout(() => onRest(asked), typingPause);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      allowClear
      className="review-find"
      aria-label={t('find')}
      placeholder={t('find')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

/** The forms for who surveys on paper, to be brought back as a list. */
function Workbook({ campaignId, hamlet }: { readonly campaignId: string; readonly hamlet?: string }) {
  const t = useWords(reviewWords);
  const [isComing, setComing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async () => {
    setRefusal(undefined);
    setComing(true);
    try {
      const { reviewWorkbook } = await ask(ReviewWorkbookDocument, { campaignId, ...(hamlet && { hamlet }) });
      saveBase64(reviewWorkbook, 'phieu-ra-soat.xlsx');
    } catch (error) {
      if (error instanceof Refusal) setRefusal(error);
    }
    setComing(false);
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={isComing} onClick={() => void take()}>
        {t('workbook')}
      </Button>
      {refusal && <Refused refusal={refusal} />}
    </>
  );
}
