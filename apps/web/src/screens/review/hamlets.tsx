import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { Empty } from '../../kit/states.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { HamletActs } from './hamlet-acts.tsx';
import { type Progress, progressOf } from './progress.ts';
import { type Review } from './review.operations.ts';
import { reviewRoute } from './review.route.ts';
import { reviewWords } from './review.words.ts';

const counts = ['households', 'toScore', 'passedBy', 'scored', 'agreed', 'posted', 'decided'] as const;
const found = ['poor', 'nearPoor', 'average', 'none'] as const;
const words = {
  households: 'households',
  toScore: 'toScore',
  passedBy: 'passedBy',
  scored: 'scoredCount',
  agreed: 'agreedCount',
  posted: 'postedCount',
  decided: 'decided',
  poor: 'class.poor',
  nearPoor: 'class.near-poor',
  average: 'class.average',
  none: 'class.none',
} as const;

/** How far each hamlet is, what was found there so far, and what can be done with it next. */
export function Hamlets({ review }: { readonly review: Review }) {
  const t = useWords(reviewWords);
  const may = useMay();
  const { campaignId } = reviewRoute.useParams();
  const hamlets = [...new Set(review.hamlets.map(({ hamlet }) => hamlet))];
  if (hamlets.length === 0) return <Empty title={t('noHouseholds')}>{t('noHouseholdsText')}</Empty>;
  const mayAct = may('household-review.organise') && !review.closedOn;
  const numbers = (progress: Progress) =>
    [...counts, ...found].map((name) => (
      <td key={name} className={`number${name === 'poor' ? ' review-first' : ''}`}>
        {progress[name] === 0 ? <span className="secondary">0</span> : printNumber(progress[name])}
      </td>
    ));
  return (
    <div className="table-scroll" role="region" aria-label={t('hamletTable')} tabIndex={0}>
      <table className="table review-hamlets">
        <thead>
          <tr>
            <th scope="col">{t('hamlet')}</th>
            {[...counts, ...found].map((name) => (
              <th key={name} scope="col" className={`number${name === 'poor' ? ' review-first' : ''}`}>
                {t(words[name])}
              </th>
            ))}
            <th scope="col">{t('meeting')}</th>
            {mayAct && (
              <th scope="col">
                <span className="visually-hidden">{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {hamlets.map((hamlet) => {
            const progress = progressOf(review.hamlets.filter((each) => each.hamlet === hamlet));
            const meeting = review.meetings.findLast((each) => each.hamlet === hamlet);
            return (
              <tr key={hamlet}>
                <th scope="row">
                  <Link to="/review/$campaignId" params={{ campaignId }} search={hamlet ? { hamlet } : {}}>
                    {hamlet || t('noHamlet')}
                  </Link>
                </th>
                {numbers(progress)}
                <td className="secondary">
                  {meeting ? t('meetingIs', { ...meeting, day: printDay(meeting.heldOn) }) : t('noMeeting')}
                </td>
                {mayAct && (
                  <td className="review-acts">
                    <HamletActs campaignId={campaignId} hamlet={hamlet} progress={progress} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {numbers(progressOf(review.hamlets))}
            <td />
            {mayAct && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
