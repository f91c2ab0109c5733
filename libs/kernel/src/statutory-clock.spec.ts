import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, startOfDay } from './legal-day.js';
import {
  calendarDays,
  clockColumns,
  clockFrom,
  hours,
  isOverdue,
  maximumDays,
  maximumMonths,
  months,
  noLimit,
  pauseClock,
  remainingOn,
  resumeClock,
  startClock,
  workingDays,
  type ClockColumns,
  type TimeLimit,
} from './statutory-clock.js';
import { vietnamCalendar as calendar } from './working-calendar.js';

const at = (local: string) => new Date(`${local}+07:00`);
const dayDue = (due: string) => ({ kind: 'day', due });
const instantDue = (local: string) => ({ kind: 'instant', due: at(local) });

describe('startClock', () => {
  it.each([
    ['2024-04-26T22:30', '2024-04-27T10:30'],
    ['2025-01-28T23:15', '2025-01-29T11:15'],
  ])('a child in danger, reported %s: 12 hours through night, weekend and Tết, until %s', (reported, due) => {
    expect(startClock(hours(12), at(reported), calendar).deadline).toEqual(instantDue(due));
  });

  it.each([
    [workingDays(2), '2024-04-26', '2024-05-03'],
    [workingDays(5), '2025-04-28', '2025-05-08'],
    [workingDays(0), '2026-11-21', '2026-11-23'],
    [calendarDays(15), '2025-08-15', '2025-09-03'],
    [months(3), '2026-08-24', '2026-11-25'],
    [maximumDays(15), '2024-04-20', '2024-05-05'],
    [maximumMonths(3), '2026-08-24', '2026-11-24'],
  ])('%j from %s is due %s', (limit, from, due) => {
    expect(startClock(limit, day(from), calendar).deadline).toEqual(dayDue(due));
  });

  it('takes the day in Vietnam of an instant', () => {
    const started = new Date('2026-10-04T17:30:00Z');
    expect(startClock(workingDays(7), started, calendar).deadline).toEqual(dayDue('2026-10-14'));
  });

  it('starts nothing where the law sets no limit', () => {
    expect(startClock(noLimit, day('2026-10-05'), calendar)).toBeUndefined();
  });

  it.each([-1, 0.5, Number.NaN])('refuses a limit of %d', (amount) => {
    expect(() => workingDays(amount)).toThrow(RangeError);
    expect(() => hours(amount)).toThrow(RangeError);
  });
});

describe('remainingOn and isOverdue', () => {
  it('count working days for a clock of working days', () => {
    const clock = startClock(workingDays(7), day('2026-10-05'), calendar);
    const seen = ['2026-10-05', '2026-10-14', '2026-10-15', '2026-10-19'].map((today) => [
      remainingOn(clock, day(today), calendar),
      isOverdue(clock, day(today)),
    ]);
    expect(seen).toEqual([
      [7, false],
      [0, false],
      [-1, true],
      [-3, true],
    ]);
  });

  it('a day is in time until midnight, also when no working day has passed since', () => {
    const clock = startClock(workingDays(1), day('2026-11-19'), calendar);
    expect(isOverdue(clock, at('2026-11-20T23:59:59.999'))).toBe(false);
    expect(isOverdue(clock, at('2026-11-21T00:00'))).toBe(true);
    expect(remainingOn(clock, at('2026-11-21T00:00'), calendar)).toBe(0);
  });

  it('count calendar days for days and months', () => {
    expect(remainingOn(startClock(months(3), day('2026-08-24'), calendar), day('2026-11-20'), calendar)).toBe(5);
    expect(remainingOn(startClock(maximumDays(15), day('2024-04-20'), calendar), day('2024-05-06'), calendar)).toBe(-1);
  });

  it('count milliseconds for hours', () => {
    const clock = startClock(hours(12), at('2024-04-26T22:30'), calendar);
    expect(remainingOn(clock, at('2024-04-27T10:00'), calendar)).toBe(30 * 60_000);
    expect(isOverdue(clock, at('2024-04-27T10:30'))).toBe(false);
    expect(isOverdue(clock, at('2024-04-27T10:30:00.001'))).toBe(true);
  });
});

describe('pausing and resuming', () => {
  it('the day of pausing is spent, the day of resuming is not counted', () => {
    const running = startClock(workingDays(7), day('2026-10-05'), calendar);
    const paused = pauseClock(running, day('2026-10-07'), calendar);
    expect(paused).toMatchObject({ state: 'paused', remaining: 5 });
    expect(remainingOn(paused, day('2026-10-30'), calendar)).toBe(5);
    expect(isOverdue(paused, day('2026-10-30'))).toBe(false);
    expect(resumeClock(paused, day('2026-10-20'), calendar).deadline).toEqual(dayDue('2026-10-27'));
  });

  it('keeps milliseconds of a clock of hours', () => {
    const paused = pauseClock(
      startClock(hours(12), at('2024-04-26T22:30'), calendar),
      at('2024-04-27T00:00'),
      calendar,
    );
    expect(paused).toMatchObject({ state: 'paused', remaining: 10.5 * 3_600_000 });
    expect(resumeClock(paused, at('2024-04-28T08:00'), calendar).deadline).toEqual(instantDue('2024-04-28T18:30'));
  });

  it('counts what is left of months in days, to a working day', () => {
    const paused = pauseClock(startClock(months(3), day('2026-08-24'), calendar), day('2026-11-20'), calendar);
    expect(paused).toMatchObject({ remaining: 5 });
    expect(resumeClock(paused, day('2026-12-07'), calendar).deadline).toEqual(dayDue('2026-12-14'));
  });

  it('resumed on a rest day with only its last day left, it is due on the next working day', () => {
    const paused = pauseClock(startClock(workingDays(1), day('2026-11-19'), calendar), day('2026-11-20'), calendar);
    expect(paused).toMatchObject({ remaining: 0 });
    expect(resumeClock(paused, day('2026-11-22'), calendar).deadline).toEqual(dayDue('2026-11-23'));
  });

  it('leaves a missed deadline missed, a protective maximum running, and a clock already so as it is', () => {
    const late = startClock(workingDays(1), day('2026-11-19'), calendar);
    expect(pauseClock(late, day('2026-11-21'), calendar)).toBe(late);
    const isolation = startClock(maximumDays(15), day('2024-04-20'), calendar);
    expect(pauseClock(isolation, day('2024-04-22'), calendar)).toBe(isolation);
    const paused = pauseClock(startClock(workingDays(5), day('2026-11-16'), calendar), day('2026-11-18'), calendar);
    expect(pauseClock(paused, day('2026-11-20'), calendar)).toBe(paused);
    expect(resumeClock(late, day('2026-11-21'), calendar)).toBe(late);
  });

  it('refuses to pause before the start or resume before the pause', () => {
    const clock = startClock(workingDays(5), at('2026-11-16T09:00'), calendar);
    const outOfOrder = expect.objectContaining({ code: 'KERNEL.CLOCK_OUT_OF_ORDER' });
    expect(() => pauseClock(clock, day('2026-11-15'), calendar)).toThrow(outOfOrder);
    const paused = pauseClock(clock, day('2026-11-16'), calendar);
    expect(() => resumeClock(paused, day('2026-11-13'), calendar)).toThrow(
      expect.objectContaining({
        params: { earlier: '2026-11-15T17:00:00.000Z', given: '2026-11-12T17:00:00.000Z' },
      }),
    );
    const emergency = startClock(hours(12), at('2026-11-16T09:00'), calendar);
    expect(() => pauseClock(emergency, at('2026-11-16T08:59'), calendar)).toThrow(outOfOrder);
  });
});

describe('for any clock', () => {
  const amounts = fc.integer({ min: 0, max: 12 });
  const pausable = fc.tuple(fc.constantFrom(workingDays, calendarDays, months, hours), amounts).map(([of, n]) => of(n));
  const limits = fc.oneof(pausable, amounts.map(maximumDays), amounts.map(maximumMonths));
  const starts = fc
    .integer({ min: 0, max: 5 * 365 * 24 * 60 })
    .map((minute) => new Date(at('2021-01-01T00:00').getTime() + minute * 60_000));
  const shares = fc.integer({ min: 0, max: 100 });

  /** A clock, and an instant at some share of its way. */
  const onTheWay = (limit: TimeLimit, started: Date, share: number) => {
    const running = startClock(limit, started, calendar);
    const length = Number(clockColumns(running).due) - started.getTime();
    return { running, instant: new Date(started.getTime() + Math.floor((length * share) / 100)) };
  };

  it('a pause never gives less than what remained, and one of no length changes nothing', () => {
    const hoursPaused = fc.integer({ min: 0, max: 60 * 24 });
    fc.assert(
      fc.property(pausable, starts, shares, hoursPaused, (limit, started, share, length) => {
        const { running, instant } = onTheWay(limit, started, share);
        const left = remainingOn(running, instant, calendar);
        const paused = pauseClock(running, instant, calendar);
        const resumedAt = new Date(instant.getTime() + length * 3_600_000);
        const resumed = resumeClock(paused, resumedAt, calendar);
        expect(paused.state).toBe('paused');
        expect(remainingOn(resumed, resumedAt, calendar)).toBeGreaterThanOrEqual(left);
        expect(resumed.deadline.due >= running.deadline.due).toBe(true);
        expect(resumeClock(paused, instant, calendar)).toEqual(running);
      }),
    );
  });

  it('columns give back the clock, running or paused', () => {
    fc.assert(
      fc.property(limits, starts, shares, (limit, started, share) => {
        const { running, instant } = onTheWay(limit, started, share);
        const paused = pauseClock(running, instant, calendar);
        expect(clockFrom(clockColumns(running))).toEqual(running);
        expect(clockFrom(clockColumns(paused))).toEqual(paused);
      }),
    );
  });

  it('it is overdue from the first instant after its column `due`', () => {
    fc.assert(
      fc.property(limits, starts, (limit, started) => {
        const clock = startClock(limit, started, calendar);
        const due = Number(clockColumns(clock).due);
        expect(isOverdue(clock, new Date(due))).toBe(false);
        expect(isOverdue(clock, new Date(due + 1))).toBe(true);
      }),
    );
  });
});

describe('columns', () => {
  const columns: ClockColumns = {
    kind: 'working-days',
    amount: 7,
    started: startOfDay(day('2026-10-05')),
    due: at('2026-10-14T23:59:59.999'),
    paused: null,
    remaining: null,
  };

  it('hold the last instant in time, and none while paused', () => {
    const running = startClock(workingDays(7), day('2026-10-05'), calendar);
    expect(clockColumns(running)).toEqual(columns);
    expect(clockColumns(pauseClock(running, day('2026-10-07'), calendar))).toEqual({
      ...columns,
      due: null,
      paused: startOfDay(day('2026-10-07')),
      remaining: 5,
    });
  });

  it.each<Partial<ClockColumns>>([{ due: null }, { remaining: 3 }, { due: null, paused: new Date(0) }])(
    'that contradict themselves are refused: %j',
    (wrong) => {
      expect(() => clockFrom({ ...columns, ...wrong })).toThrow('neither running nor paused');
    },
  );
});
