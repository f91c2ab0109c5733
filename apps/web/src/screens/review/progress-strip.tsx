import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { progressOf } from './progress.ts';
import { type HamletFigure } from './review.operations.ts';
import { reviewWords } from './review.words.ts';

/** How far a review is: each stage counts who has reached it or gone further. */
export function ProgressStrip({ hamlets }: { readonly hamlets: readonly HamletFigure[] }) {
  const t = useWords(reviewWords);
  const { households, toScore, passedBy, scored, agreed, decided } = progressOf(hamlets);
  const reviewed = households - passedBy;
  const isMet = reviewed - toScore - scored;
  const stages = [
    ['stageScored', households - toScore, households],
    ['stageMet', isMet, reviewed],
    ['stagePosted', isMet - agreed, reviewed],
    ['stageDecided', decided, reviewed],
  ] as const;
  return (
    <ol className="review-progress" aria-label={t('progress')}>
      {stages.map(([word, count, total]) => (
        <li key={word}>
          <span className="review-stage">{t(word)}</span>
          <span className="review-count">
            {printNumber(count)} <small>{t('ofTotal', { total: printNumber(total) })}</small>
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect className="track" width="100" height="4" />
            <rect className="value" width={total === 0 ? 0 : (count / total) * 100} height="4" />
          </svg>
        </li>
      ))}
    </ol>
  );
}
