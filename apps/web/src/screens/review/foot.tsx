import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../../words/i18n.ts';
import { reviewRoute } from './review.route.ts';
import { reviewWords } from './review.words.ts';
import { type Book, type SheetBook } from './sheet-book.ts';

interface FootProps {
  readonly sheets: SheetBook;
  readonly book: Book;
  readonly keptAt: string | undefined;
  readonly mayType: boolean;
}

/** How many households are not with the server yet, where a refused one is, and the way to send them. */
export function Foot({ sheets, book, keptAt, mayType }: FootProps) {
  const t = useWords(reviewWords);
  const { campaignId } = reviewRoute.useParams();
  if (!mayType) return null;
  const waiting = Object.values(book.edits);
  const refused = waiting.find(({ on }) => book.refusals[on.id]);
  return (
    <>
      <p className="secondary keys-hint">
        <kbd>Enter</kbd> {t('keysMove')} · <kbd>↑</kbd> <kbd>↓</kbd> {t('keysRow')} · {t('keysSelf')} · <kbd>Ctrl</kbd>{' '}
        <kbd>Enter</kbd> {t('keysSend')}
      </p>
      <span className="review-send" role="status">
        <span className="secondary">
          {waiting.length === 0
            ? t('allSent')
            : [t('notSent', { count: waiting.length }), keptAt && t('keptAt', { time: keptAt })]
                .filter(Boolean)
                .join(', ')}
        </span>
        {refused && (
          <Link to="/review/$campaignId" params={{ campaignId }} search={{ words: refused.on.householdCode }}>
            {t('elsewhere', { name: refused.on.headName })}
          </Link>
        )}
        <Button type="primary" loading={book.sending.size > 0} onClick={() => sheets.leaveAll()}>
          {waiting.length === 0 ? t('sendAll') : t('send', { count: waiting.length })}
        </Button>
      </span>
    </>
  );
}
