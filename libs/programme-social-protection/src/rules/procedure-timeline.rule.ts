import { type LegalDay, localDay, startClock, type WorkingCalendar } from '#kernel';
import { type ProcedureClocks } from './procedure-clocks.table.js';

/** The last day of each step when every step takes all its time. @throws KERNEL.CALENDAR_NOT_COVERED */
export function dueDays(
  { steps }: ProcedureClocks,
  start: LegalDay,
  calendar: WorkingCalendar,
): Readonly<Record<string, LegalDay>> {
  const due: Record<string, LegalDay> = {};
  let begins = start;
  for (const { step, limit } of steps) {
    const { deadline } = startClock(limit, begins, calendar);
    begins = deadline.kind === 'day' ? deadline.due : localDay(deadline.due);
    due[step] = begins;
  }
  return due;
}
