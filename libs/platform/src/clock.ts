import { type LegalDay, localDay } from '#kernel';

/** The one source of "now" in code; state in the database takes its time from `platform.clock()`, which follows it. */
export interface Clock {
  now(): Date;
  /** How far this clock stands from real time, in milliseconds; zero in production. */
  readonly offset: number;
}

export const systemClock: Clock = { now: () => new Date(), offset: 0 };

/** A clock that started at `start` and runs on from there: the demonstration of an earlier year, and tests. */
export function shiftedClock(offset: number): Clock {
  return { now: () => new Date(Date.now() + offset), offset };
}

export const today = (clock: Clock): LegalDay => localDay(clock.now());

/** Token of the process's clock. */
export const CLOCK = Symbol('clock');
