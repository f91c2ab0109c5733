import { shellWords } from '../app/shell.words.ts';
import { printDay } from '../words/days.ts';
import { useWords } from '../words/i18n.ts';
import { StatusTag, type Tone } from './status-tag.tsx';

/** The clock of a case as the server tells it; days are working days. */
export interface ClockOfCase {
  readonly state: 'none' | 'overdue' | 'paused' | 'running';
  readonly dueOn?: string | null | undefined;
  readonly remainingWorkingDays?: number | null | undefined;
}

/** At most so many working days left is "soon". */
const soonDays = 2;

export function toneOf({ state, remainingWorkingDays }: ClockOfCase): Tone {
  if (state === 'overdue') return 'red';
  if (state !== 'running') return 'grey';
  return (remainingWorkingDays ?? Number.POSITIVE_INFINITY) <= soonDays ? 'amber' : 'green';
}

export function useDueWord(): (clock: ClockOfCase) => string {
  const t = useWords(shellWords);
  return ({ state, remainingWorkingDays: left }) => {
    if (state === 'none') return t('noLimit');
    if (state === 'paused') return left === null || left === undefined ? t('paused') : t('pausedLeft', { count: left });
    if (state === 'overdue') return t('overdue', { count: Math.max(1, -(left ?? 0)) });
    return left === 0 ? t('dueToday') : t('left', { count: left ?? 0 });
  };
}

/** What remains of a deadline, with its date below. */
export function Due({ clock, withDate = true }: { readonly clock: ClockOfCase; readonly withDate?: boolean }) {
  const word = useDueWord();
  return (
    <div className="due">
      <StatusTag tone={toneOf(clock)} plain>
        {word(clock)}
      </StatusTag>
      {withDate && clock.dueOn && <div className="due-date">{printDay(clock.dueOn)}</div>}
    </div>
  );
}
