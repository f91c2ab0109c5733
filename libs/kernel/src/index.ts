export { amountInWords } from './amount-in-words.js';
export { AnSinhError, defineErrors, errorCodes, params, type ErrorParams } from './errors.js';
export { kernelErrors } from './kernel.errors.js';
export {
  addMultipliers,
  multiplier,
  printMultiplier,
  scaleVnd,
  sumVnd,
  vnd,
  type Multiplier,
  type Vnd,
} from './money.js';
export {
  addDays,
  addMonths,
  addMonthsToDay,
  ageOn,
  birthday,
  day,
  daysBetween,
  firstDay,
  isLegalDay,
  lastDay,
  localDay,
  month,
  monthAt,
  monthIndex,
  monthOf,
  printDay,
  printMonth,
  startOfDay,
  weekday,
  type LegalDay,
  type LegalMonth,
} from './legal-day.js';
export {
  earliestDay,
  latestDay,
  parsePartialDay,
  precisionOf,
  printPartialDay,
  type LegalYear,
  type PartialDay,
  type Precision,
} from './partial-day.js';
export { inRange, intersection, overlaps, range, type Range } from './range.js';
export { basis, datedTable, type Basis, type Certainty, type DatedRow, type DatedTable } from './dated-table.js';
export { type CalendarRow } from './vietnam-calendar.table.js';
export { vietnamCalendar, WorkingCalendar } from './working-calendar.js';
export {
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
  type Deadline,
  type Duration,
  type LimitKind,
  type Moment,
  type PausedClock,
  type RunningClock,
  type StatutoryClock,
  type TimeLimit,
} from './statutory-clock.js';
