import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay, useViewer } from '../../app/viewer.ts';
import { Choose } from '../../kit/choose.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useRowKeys } from '../../kit/row-keys.ts';
import { Answer, Empty, UnknownOutcome } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import {
  type ListedReview,
  OpenReviewDocument,
  type ReviewResult,
  ReviewsDocument,
  type ReviewUnit,
} from './review.operations.ts';
import { reviewsRoute } from './review.route.ts';
import { reviewWords } from './review.words.ts';
import './review.css';

/** Years to choose from: this one and the four before. */
const yearsBack = 5;

/** Periodic reviews of a year, commune by commune. */
export function Reviews() {
  const t = useWords(reviewWords);
  const navigate = useNavigate();
  const thisYear = Number(todayIs().slice(0, 4));
  const { year = thisYear } = reviewsRoute.useSearch();
  const answer = useAsk(ReviewsDocument, { year }, { keepsPrevious: true });
  useRowKeys();
  return (
    <Page
      title={t('title')}
      help={t('help')}
      actions={
        <>
          <Choose
            label={t('year')}
            value={year}
            onChange={(chosen: number) => void navigate({ to: '/review', search: { year: chosen } })}
            options={Array.from({ length: yearsBack }, (_, back) => thisYear - back).map((value) => ({
              value,
              label: t('yearIs', { year: value }),
            }))}
          />
          {answer.data && year === thisYear && (
            <OpenNext year={year} listed={answer.data.reviewCampaigns.nodes} units={answer.data.units} />
          )}
        </>
      }
    >
      <Answer of={answer}>
        {({ reviewCampaigns: { nodes }, reviewResults }) =>
          nodes.length === 0 ? (
            <Empty title={t('none', { year })}>{t('noneText')}</Empty>
          ) : (
            <Listed reviews={nodes} results={reviewResults} />
          )
        }
      </Answer>
    </Page>
  );
}

interface OpenNextProps {
  readonly year: number;
  readonly listed: readonly ListedReview[];
  readonly units: readonly ReviewUnit[];
}

/** A commune opens its own review of the year, once. */
function OpenNext({ year, listed, units }: OpenNextProps) {
  const t = useWords(reviewWords);
  const may = useMay();
  const { units: area } = useViewer();
  const navigate = useNavigate();
  const command = useCommand(OpenReviewDocument, {
    changes: ['Reviews'],
    onDone: ({ openReviewCampaign: { id } }) =>
      void navigate({ to: '/review/$campaignId', params: { campaignId: id } }),
  });
  const [commune, another] = units.filter(({ id, level }) => level === 'commune' && area.includes(id));
  if (!commune || another || !may('household-review.organise')) return null;
  const unitId = commune.id;
  if (listed.some((review) => review.unitId === unitId)) return null;
  return (
    <>
      <Button type="primary" loading={command.isSending} onClick={() => void command.send({ input: { unitId, year } })}>
        {t('open', { year })}
      </Button>
      {command.refusal && <Refused refusal={command.refusal} />}
      {command.isUnknown && <UnknownOutcome />}
    </>
  );
}

interface ListedProps {
  readonly reviews: readonly ListedReview[];
  readonly results: readonly ReviewResult[];
}

const figures = [
  ['households', 'households'],
  ['toSurvey', 'toSurvey'],
  ['underWay', 'underWay'],
  ['poor', 'resultPoor'],
  ['nearPoor', 'resultNearPoor'],
  ['left', 'resultLeft'],
] as const;

function Listed({ reviews, results }: ListedProps) {
  const t = useWords(reviewWords);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('commune')}</th>
            <th>{t('span')}</th>
            <th>{t('state')}</th>
            {figures.map(([name, word]) => (
              <th key={name} className="number">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reviews.map(({ id, unit, startsOn, dueOn, closedOn }, index) => {
            const result = results.find(({ campaignId }) => campaignId === id);
            return (
              <tr key={id} className="money-row" data-row={index} tabIndex={-1}>
                <td>
                  <Link to="/review/$campaignId" params={{ campaignId: id }}>
                    {unit?.name}
                  </Link>
                </td>
                <td>{t('spanIs', { from: printDay(startsOn), until: printDay(dueOn) })}</td>
                <td>
                  <StatusTag tone={closedOn ? 'green' : 'blue'} plain>
                    {closedOn ? t('isClosed', { day: printDay(closedOn) }) : t('isOpen')}
                  </StatusTag>
                </td>
                {figures.map(([name]) => (
                  <td key={name} className="number">
                    {result ? printNumber(result[name]) : ''}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
