import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { daysBetween, type LegalDay, vietnamCalendar } from '#kernel';
import { CLOCK, type Clock, today } from '../clock.js';

/** Days before the last year that is announced ends: by then the Government's notice of the next one is out, or is to be asked for. */
const noticeDays = 60;

/** Deadlines of next year rest on computed days off until its own are announced: what works, but somebody has to see to. */
@Injectable()
export class CalendarHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  check(): HealthIndicatorResult<'calendar'> {
    const calendar = this.indicators.check('calendar');
    const { announcedUntil } = vietnamCalendar;
    return endsSoon(announcedUntil, today(this.clock))
      ? calendar.degraded({ announcedUntil })
      : calendar.up({ announcedUntil });
  }
}

export const endsSoon = (announcedUntil: LegalDay, on: LegalDay): boolean =>
  daysBetween(on, announcedUntil) <= noticeDays;
