import { type Basis, type DatedTable, type LegalDay, type Range } from '#kernel';
import { type Sex } from './indicator.js';

/** A form that law asks for period by period. */
export interface StatutoryReturn {
  /** `social-protection.10a` */
  readonly code: string;
  readonly title: string;
  /** Its versions; a period follows the one in force on its last day. */
  readonly layouts: readonly ReturnLayout[];
  /** Who files it for which period and before which day; the row in force on the due day decides. */
  readonly deadlines: DatedTable<readonly ReturnDeadline[]>;
}

/** One version of a form. */
export interface ReturnLayout extends Range<LegalDay> {
  readonly version: string;
  /** As papers name it: `Mẫu số 10a`. */
  readonly form: string;
  readonly basis: Basis;
  /** Headings of the columns, as many as each row has cells. */
  readonly columns: readonly string[];
  readonly rows: readonly ReturnRow[];
}

export interface ReturnRow {
  /** As the form numbers it: `1.1`. */
  readonly number: string;
  readonly title: string;
  /** One for each column; a cell left out stays empty on the form. */
  readonly cells: readonly (ReturnCell | undefined)[];
}

/** An indicator, of everybody or of one sex. */
export interface ReturnCell {
  readonly indicator: string;
  readonly sex?: Sex;
}

/** `{ level: 'commune', role: 'commune-officer', part: 'H1', before: '06-15' }`: each commune, for the first half of a year, before 15 June. */
export interface ReturnDeadline {
  readonly level: 'commune' | 'district' | 'province';
  /** The role that files it, and to which the task goes. */
  readonly role: string;
  /** Of the year: a month (`01`), a quarter (`Q1`), a half (`H1`), or all of it (`year`). */
  readonly part: string;
  /** Month and day on which it is too late: `06-15`. */
  readonly before: string;
  /** The day lies in the year after the period. */
  readonly nextYear?: true;
}
