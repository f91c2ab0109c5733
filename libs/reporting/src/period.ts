import { addMonths, firstDay, type LegalDay, month, type Range } from '#kernel';
import { reportingErrors } from './reporting.errors.js';

/** Kinds of period by length, the shortest first. */
const periodKinds = ['month', 'quarter', 'half-year', 'year'] as const;

export type PeriodKind = (typeof periodKinds)[number];

/** A stretch that figures are given for: its days are `[from, until)`. */
export interface Period extends Range<LegalDay> {
  /** `2026-06`, `2026-Q2`, `2026-H1`, `2026`. */
  readonly code: string;
  readonly kind: PeriodKind;
  readonly until: LegalDay;
}

const monthsOf: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

const pattern = /^(?<year>\d{4})(?:-(?:(?<month>0[1-9]|1[0-2])|Q(?<quarter>[1-4])|H(?<half>[12])))?$/;

/** Reads `2026-06`, `2026-Q2`, `2026-H1` or `2026`. @throws REPORTING.PERIOD_INVALID */
export function periodOf(code: string): Period {
  const parts = pattern.exec(code)?.groups;
  if (!parts) throw reportingErrors.PERIOD_INVALID({ period: code });
  const kind = parts.month ? 'month' : parts.quarter ? 'quarter' : parts.half ? 'half-year' : 'year';
  const nth = Number(parts.month ?? parts.quarter ?? parts.half ?? 1);
  const first = addMonths(month(`${parts.year}-01`), (nth - 1) * monthsOf[kind]);
  return { code, kind, from: firstDay(first), until: firstDay(addMonths(first, monthsOf[kind])) };
}

/** Whether a period is as long as `shortest` at least. */
export const reaches = ({ kind }: Period, shortest: PeriodKind): boolean =>
  periodKinds.indexOf(kind) >= periodKinds.indexOf(shortest);
