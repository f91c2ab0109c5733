import { kernelErrors } from './kernel.errors.js';
import { addDays, addMonthsToDay, daysBetween, localDay, startOfDay, type LegalDay } from './legal-day.js';
import { type WorkingCalendar } from './working-calendar.js';

/** `maximum-…` protects a person: its end never moves to a working day and nothing stops it. */
export type LimitKind = 'working-days' | 'calendar-days' | 'months' | 'maximum-days' | 'maximum-months' | 'hours';

/** A time limit of law, as data: `workingDays(10)`. */
export interface TimeLimit {
  readonly kind: LimitKind;
  readonly amount: number;
}

/** What a step may take: a time limit, or none. */
export type Duration = TimeLimit | { readonly kind: 'none' };

const limitIn =
  (kind: LimitKind) =>
  (amount: number): TimeLimit => {
    if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`not a number of ${kind}: ${amount}`);
    return { kind, amount };
  };

/** 0 means within the working day. This and the other limits throw RangeError for a negative or broken amount. */
export const workingDays = limitIn('working-days');
export const calendarDays = limitIn('calendar-days');
export const months = limitIn('months');
/** Clock time: runs through nights, weekends and holidays. */
export const hours = limitIn('hours');
/** Such as the 15 days for which a child may be kept apart (Decree 56/2017, art. 32). */
export const maximumDays = limitIn('maximum-days');
export const maximumMonths = limitIn('maximum-months');
/** The law sets no limit. */
export const noLimit: Duration = { kind: 'none' };

/** A whole day is in time until it ends; an instant until it has passed. */
export type Deadline =
  { readonly kind: 'day'; readonly due: LegalDay } | { readonly kind: 'instant'; readonly due: Date };

export interface RunningClock {
  readonly state: 'running';
  readonly limit: TimeLimit;
  readonly started: Date;
  readonly deadline: Deadline;
}

export interface PausedClock {
  readonly state: 'paused';
  readonly limit: TimeLimit;
  readonly started: Date;
  readonly paused: Date;
  /** In the unit of the limit: working days, calendar days (also for months), milliseconds for hours. */
  readonly remaining: number;
}

export type StatutoryClock = RunningClock | PausedClock;

/** A day stands for its first instant; limits in days and months look at the day in Vietnam only. */
export type Moment = Date | LegalDay;

const msPerHour = 3_600_000;

const instantOf = (at: Moment): Date => (at instanceof Date ? at : startOfDay(at));
const onDay = (due: LegalDay): Deadline => ({ kind: 'day', due });
const atInstant = (ms: number): Deadline => ({ kind: 'instant', due: new Date(ms) });

function deadlineOf({ kind, amount }: TimeLimit, started: Date, calendar: WorkingCalendar): Deadline {
  const on = localDay(started);
  switch (kind) {
    case 'working-days':
      return onDay(calendar.addWorkingDays(on, amount));
    case 'calendar-days':
      return onDay(calendar.endOfDays(on, amount));
    case 'months':
      return onDay(calendar.endOfMonths(on, amount));
    case 'maximum-days':
      return onDay(addDays(on, amount));
    case 'maximum-months':
      return onDay(addMonthsToDay(on, amount));
    case 'hours':
      return atInstant(started.getTime() + amount * msPerHour);
  }
}

/** Nothing runs where the law sets no limit. @throws KERNEL.CALENDAR_NOT_COVERED */
export function startClock(limit: TimeLimit, at: Moment, calendar: WorkingCalendar): RunningClock;
export function startClock(duration: Duration, at: Moment, calendar: WorkingCalendar): RunningClock | undefined;
export function startClock(duration: Duration, at: Moment, calendar: WorkingCalendar): RunningClock | undefined {
  if (duration.kind === 'none') return undefined;
  const started = instantOf(at);
  return { state: 'running', limit: duration, started, deadline: deadlineOf(duration, started, calendar) };
}

/** The last instant in time, to the millisecond. */
const lastInstant = (deadline: Deadline): Date =>
  deadline.kind === 'instant' ? deadline.due : new Date(startOfDay(addDays(deadline.due, 1)).getTime() - 1);

/** A paused clock is never overdue: one that was overdue did not pause. */
export const isOverdue = (clock: StatutoryClock, at: Moment): boolean =>
  clock.state === 'running' && instantOf(at) > lastInstant(clock.deadline);

/**
 * What is left, in the unit of the limit: working days, calendar days (also for months) or milliseconds. 0 on the last
 * day; negative when late, though a limit in working days stays 0 over a weekend: ask `isOverdue`.
 * @throws KERNEL.CALENDAR_NOT_COVERED
 */
export function remainingOn(clock: StatutoryClock, at: Moment, calendar: WorkingCalendar): number {
  if (clock.state === 'paused') return clock.remaining;
  const { limit, deadline } = clock;
  if (deadline.kind === 'instant') return deadline.due.getTime() - instantOf(at).getTime();
  const on = localDay(instantOf(at));
  return limit.kind === 'working-days' ? calendar.workingDaysBetween(on, deadline.due) : daysBetween(on, deadline.due);
}

/** @throws KERNEL.CLOCK_OUT_OF_ORDER; limits in days compare days, so that a day may follow an hour of itself. */
function checkOrder(limit: TimeLimit, earlier: Date, given: Date): void {
  const inOrder = limit.kind === 'hours' ? earlier <= given : localDay(earlier) <= localDay(given);
  if (!inOrder) throw kernelErrors.CLOCK_OUT_OF_ORDER({ earlier: earlier.toISOString(), given: given.toISOString() });
}

const neverStops = ({ kind }: TimeLimit) => kind === 'maximum-days' || kind === 'maximum-months';

/**
 * Keeps what remains after `at`. The day of pausing is spent, as the day of resuming will not be counted: pausing and
 * resuming on one day changes nothing. A missed deadline stays missed and a protective maximum runs on: such clocks,
 * and one already paused, come back unchanged.
 * @throws KERNEL.CLOCK_OUT_OF_ORDER when `at` is before the start.
 */
export function pauseClock(clock: StatutoryClock, at: Moment, calendar: WorkingCalendar): StatutoryClock {
  const paused = instantOf(at);
  if (clock.state === 'paused' || neverStops(clock.limit) || isOverdue(clock, paused)) return clock;
  const { limit, started } = clock;
  checkOrder(limit, started, paused);
  return { state: 'paused', limit, started, paused, remaining: remainingOn(clock, paused, calendar) };
}

/**
 * Gives back at least what remained, from `at`; the first day is not counted, and an end on a rest day moves on.
 * A running clock comes back unchanged.
 * @throws KERNEL.CLOCK_OUT_OF_ORDER when `at` is before the pause.
 */
export function resumeClock(clock: StatutoryClock, at: Moment, calendar: WorkingCalendar): RunningClock {
  if (clock.state === 'running') return clock;
  const { limit, started, remaining } = clock;
  const resumed = instantOf(at);
  checkOrder(limit, clock.paused, resumed);
  return { state: 'running', limit, started, deadline: deadlineAfterPause(limit, resumed, remaining, calendar) };
}

function deadlineAfterPause(
  { kind }: TimeLimit,
  resumed: Date,
  remaining: number,
  calendar: WorkingCalendar,
): Deadline {
  if (kind === 'hours') return atInstant(resumed.getTime() + remaining);
  const on = localDay(resumed);
  return onDay(kind === 'working-days' ? calendar.addWorkingDays(on, remaining) : calendar.endOfDays(on, remaining));
}

/**
 * A clock as columns: `kind text, amount int, started, due, paused timestamptz, remaining bigint`. `due` is the last
 * instant in time, one column to sort and sweep by (`due < now()`), and null while paused.
 */
export interface ClockColumns {
  readonly kind: LimitKind;
  readonly amount: number;
  readonly started: Date;
  readonly due: Date | null;
  readonly paused: Date | null;
  readonly remaining: number | null;
}

export function clockColumns(clock: StatutoryClock): ClockColumns {
  const { limit, started } = clock;
  return clock.state === 'running'
    ? { ...limit, started, due: lastInstant(clock.deadline), paused: null, remaining: null }
    : { ...limit, started, due: null, paused: clock.paused, remaining: clock.remaining };
}

/** @throws Error for columns that are neither of a running nor of a paused clock. */
export function clockFrom({ kind, amount, started, due, paused, remaining }: ClockColumns): StatutoryClock {
  const limit = { kind, amount };
  if (due !== null && paused === null && remaining === null) {
    const deadline = kind === 'hours' ? atInstant(due.getTime()) : onDay(localDay(due));
    return { state: 'running', limit, started, deadline };
  }
  if (due === null && paused !== null && remaining !== null) {
    return { state: 'paused', limit, started, paused, remaining };
  }
  throw new Error(`clock of ${kind} is neither running nor paused`);
}
