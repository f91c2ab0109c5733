import { kernelErrors } from './kernel.errors.js';
import { addDays, addMonthsToDay, day, type LegalDay, weekday } from './legal-day.js';
import { type CalendarRow, vietnamCalendarRows } from './vietnam-calendar.table.js';

const isWeekend = (on: LegalDay) => weekday(on) % 6 === 0;

function coverage(rows: readonly CalendarRow[]): { readonly from: LegalDay; readonly until: LegalDay } {
  const years = new Set(rows.map((row) => Number(row.day.slice(0, 4))));
  const first = Math.min(...years);
  const last = Math.max(...years);
  if (years.size !== last - first + 1) throw new Error('working calendar: a year is left out');
  return { from: day(`${first}-01-01`), until: day(`${last + 1}-01-01`) };
}

/**
 * Which days are worked, and how law counts over them: the first day is not counted (Civil Code 2015, art. 147), an end
 * on a rest day moves to the end of the next working day (art. 148.5). Immutable. Whatever counts throws
 * KERNEL.CALENDAR_NOT_COVERED for a day, given or reached, in a year without rows.
 *
 * Ends that protect a person and so never move are plain `addDays` and `addMonthsToDay`.
 */
export class WorkingCalendar {
  /** Sorted by day. */
  readonly rows: readonly CalendarRow[];
  /** Whole years, `[from, until)`. */
  readonly covered: { readonly from: LegalDay; readonly until: LegalDay };
  /** The first day of the first year that is computed and not announced yet; the end of all when every year is. */
  readonly announcedUntil: LegalDay;
  private readonly workingDays: LegalDay[] = [];
  /** For each covered day, how many working days the calendar has up to and including it. */
  private readonly ranks = new Map<LegalDay, number>();

  /**
   * Covers the years its rows speak of.
   * @throws Error for a year left out, a day given twice, or a row that says what the weekday already says.
   */
  constructor(rows: readonly CalendarRow[]) {
    this.rows = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const kinds = new Map(rows.map((row) => [row.day, row.kind]));
    if (kinds.size < rows.length) throw new Error('working calendar: a day is given twice');
    const idle = rows.find((row) => isWeekend(row.day) === (row.kind === 'off'));
    if (idle) throw new Error(`working calendar: ${idle.day} is ${idle.kind} without a row`);
    this.covered = coverage(rows);
    const computed = this.rows.find((row) => row.basis.certainty === 'interpretation');
    this.announcedUntil = computed ? day(`${computed.day.slice(0, 4)}-01-01`) : this.covered.until;
    for (let on = this.covered.from; on < this.covered.until; on = addDays(on, 1)) {
      const kind = kinds.get(on) ?? (isWeekend(on) ? 'off' : 'worked');
      if (kind === 'worked') this.workingDays.push(on);
      this.ranks.set(on, this.workingDays.length);
    }
  }

  isWorkingDay(on: LegalDay): boolean {
    return this.workingDays[this.rankOf(on) - 1] === on;
  }

  /**
   * The `count`-th working day strictly after `from`. For 0 ("within the working day"): `from` itself, or the first
   * working day after it when `from` is a rest day.
   * @throws RangeError when `count` is negative or not whole.
   */
  addWorkingDays(from: LegalDay, count: number): LegalDay {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
    const steps = count === 0 && !this.isWorkingDay(from) ? 1 : count;
    const found = this.workingDays[this.rankOf(from) - 1 + steps];
    if (found === undefined) throw kernelErrors.CALENDAR_NOT_COVERED({ day: this.covered.until });
    return found;
  }

  /** The first working day strictly after `from`. */
  nextWorkingDay(from: LegalDay): LegalDay {
    return this.addWorkingDays(from, 1);
  }

  /**
   * Working days after `from` up to and including `to`; negative when `to` is earlier. From today to a deadline it is
   * what remains: 0 on the last day, −1 one working day late.
   */
  workingDaysBetween(from: LegalDay, to: LegalDay): number {
    return this.rankOf(to) - this.rankOf(from);
  }

  /** The last day of a term of calendar days, moved to the next working day when it falls on a rest day. */
  endOfDays(from: LegalDay, days: number): LegalDay {
    return this.addWorkingDays(addDays(from, days), 0);
  }

  /** The last day of a term of months: the same day number or the month's last, moved to the next working day. */
  endOfMonths(from: LegalDay, months: number): LegalDay {
    return this.addWorkingDays(addMonthsToDay(from, months), 0);
  }

  /** The days off and made-up days a count from `from` to `to` met: what a deadline answers when asked why. */
  rowsBetween(from: LegalDay, to: LegalDay): readonly CalendarRow[] {
    return this.rows.filter((row) => from < row.day && row.day <= to);
  }

  private rankOf(on: LegalDay): number {
    const rank = this.ranks.get(on);
    if (rank === undefined) throw kernelErrors.CALENDAR_NOT_COVERED({ day: on });
    return rank;
  }
}

/** Public agencies of Vietnam, 2021 to 2027; 2027 is provisional until the Government announces it. */
export const vietnamCalendar = new WorkingCalendar(vietnamCalendarRows);
