import { type LegalDay, startOfDay } from '#kernel';
import { type Clock } from '#platform';

const openingHours = 8 * 3_600_000;

/** A clock that is set to the opening of one office day after the other while a past is played. */
export class MovingClock implements Clock {
  offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  moveTo(on: LegalDay): void {
    this.offset = startOfDay(on).getTime() + openingHours - Date.now();
  }
}
