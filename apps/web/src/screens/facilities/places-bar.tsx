import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { facilitiesWords } from './facilities.words.ts';

interface PlacesBarProps {
  readonly places: number;
  readonly taken: number;
  readonly free: number;
}

/** How full a ward is, as a thin bar and in words. */
export function PlacesBar({ places, taken, free }: PlacesBarProps) {
  const t = useWords(facilitiesWords);
  return (
    <span className="places">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="track" width="100" height="6" />
        <rect className="value" width={places === 0 ? 0 : Math.min(100, (taken / places) * 100)} height="6" />
      </svg>
      <StatusTag tone={free > 0 ? 'green' : 'red'} plain>
        {free > 0 ? t('freeOf', { count: free }) : t('full')}
      </StatusTag>
    </span>
  );
}
