import { Link } from '@tanstack/react-router';
import { toneIcon, type Tone } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { readWorklistSearch, type WorklistSearch } from './worklist.search.ts';
import { worklistWords } from './worklist.words.ts';

type Due = NonNullable<WorklistSearch['due']>;

const kinds = [
  ['overdue', 'red', undefined],
  ['soon', 'amber', 'soonNote'],
  ['onTime', 'green', undefined],
  ['paused', 'grey', 'pausedNote'],
] as const satisfies readonly (readonly [Due, Tone, string | undefined])[];

interface CountersProps {
  readonly counts: Readonly<Record<Due, number>> | undefined;
  readonly total: number | undefined;
  readonly due: Due | undefined;
}

/** They count, filter and explain the colours at once; their sum is the total. */
export function Counters({ counts, total, due }: CountersProps) {
  const t = useWords(worklistWords);
  return (
    <nav className="counters" aria-label={t('counters')}>
      <Counter due={undefined} isHere={due === undefined} word={t('all')} count={total} />
      {kinds.map(([kind, tone, note]) => (
        <Counter
          key={kind}
          due={kind}
          tone={tone}
          isHere={due === kind}
          word={t(kind)}
          count={counts?.[kind]}
          note={note && t(note)}
        />
      ))}
    </nav>
  );
}

interface CounterProps {
  readonly due: Due | undefined;
  readonly tone?: Tone;
  readonly isHere: boolean;
  readonly word: string;
  readonly count: number | undefined;
  readonly note?: string | undefined;
}

function Counter({ due, tone, isHere, word, count, note }: CounterProps) {
  return (
    <Link
      to="/"
      search={(last: WorklistSearch) => readWorklistSearch({ ...last, due })}
      className="counter"
      aria-current={isHere ? 'true' : undefined}
    >
      <span className={`counter-word${tone ? ` counter-${tone}` : ''}`}>
        {tone && <span aria-hidden="true">{toneIcon(tone)}</span>} {word}
      </span>
      <span className="counter-number">
        {count ?? '–'} {note && <small>{note}</small>}
      </span>
    </Link>
  );
}
