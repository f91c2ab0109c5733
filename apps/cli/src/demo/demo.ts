import { addMonthsToDay, day, type LegalDay } from '#kernel';

/** A demonstration: the province as it stands at the opening of a day, with a past that was worked in it. */
export interface Demo {
  /** The day on its clock when it is made; its past ends the evening before. */
  readonly asOf: LegalDay;
  /** First day of its past. */
  readonly begins: LegalDay;
}

/** Decree 20/2021 is the oldest law of social protection here. */
const earliest = day('2021-07-01');
/** The map of today. */
const merger = day('2025-07-01');
const monthsOfPast = 11;
const leastMonths = 2;

/**
 * A demonstration stays on one map: today's begins where today's map does, an earlier one eleven months before its day.
 * @throws RangeError, in words for whoever chose the day, when it would have no past.
 */
export function demoOf(asOf: LegalDay): Demo {
  const start = asOf >= merger ? merger : earliest;
  const begins = asOf >= merger ? merger : ([start, addMonthsToDay(asOf, -monthsOfPast)].sort().at(-1) ?? start);
  if (asOf < addMonthsToDay(begins, leastMonths))
    throw new RangeError(
      `DEMO_AS_OF=${asOf}: dữ liệu minh họa cần ít nhất ${leastMonths} tháng quá khứ từ ngày ${begins}`,
    );
  return { asOf, begins };
}
