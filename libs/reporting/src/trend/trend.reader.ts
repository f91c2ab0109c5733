import { type LegalMonth, monthAt, monthIndex, type Vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { casesByMonth, moneyByMonth, workByOfficer } from './trend.sql.js';

/** Months in a row, up to `until` and with it. */
export interface Stretch {
  readonly until: LegalMonth;
  readonly months: number;
}

const endsOf = ({ until, months }: Stretch): readonly [first: number, last: number] => {
  const last = monthIndex(until);
  return [last - months + 1, last];
};

type InMonth<T> = Omit<T, 'month'> & { readonly month: number };
const named = <T extends { readonly month: LegalMonth }>(rows: readonly InMonth<T>[]) =>
  rows.map(({ month, ...rest }) => ({ ...rest, month: monthAt(month) }));

export interface CasesOfMonth {
  readonly month: LegalMonth;
  readonly received: number;
  readonly decided: number;
  /** Of those decided, after their limit. */
  readonly late: number;
}

/** A row for every month of the stretch, as far as the reader's scope goes. */
export const listCasesByMonth = async (tx: ReadTx, stretch: Stretch) =>
  named<CasesOfMonth>(await tx.sql<InMonth<CasesOfMonth>>(casesByMonth, [...endsOf(stretch)]));

export interface MoneyOfMonth {
  readonly month: LegalMonth;
  /** Of today's map; null for what cannot be placed on it. */
  readonly unitId: number | null;
  readonly amount: Vnd;
}

/** What was posted for each month in each unit, as far as the reader's scope goes; no row where there is nothing. */
export const listMoneyByMonth = async (tx: ReadTx, stretch: Stretch) =>
  named<MoneyOfMonth>(await tx.sql<InMonth<MoneyOfMonth>>(moneyByMonth, [...endsOf(stretch), tx.today]));

export interface OfficerWork {
  /** Null for cases that nobody has taken. */
  readonly officerId: string | null;
  readonly name: string | null;
  readonly open: number;
  readonly overdue: number;
}

export const listWorkByOfficer = (tx: ReadTx): Promise<OfficerWork[]> => tx.sql<OfficerWork>(workByOfficer);
