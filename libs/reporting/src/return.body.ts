import { createHash } from 'node:crypto';
import { type LegalDay } from '#kernel';
import { type Measure, type Sex } from './indicator.js';

/** A form with its figures: what a return says, whole in itself. */
export interface ReturnBody {
  readonly code: string;
  /** `Mẫu số 10a`. */
  readonly form: string;
  readonly version: string;
  readonly title: string;
  /** The article, as cited. */
  readonly basis: string;
  readonly unit: { readonly id: number; readonly name: string };
  readonly period: { readonly code: string; readonly from: LegalDay; readonly until: LegalDay };
  /** The day on which the figures were taken. */
  readonly takenOn: LegalDay;
  readonly columns: readonly string[];
  readonly rows: readonly ReturnBodyRow[];
}

interface ReturnBodyRow {
  readonly number: string;
  readonly title: string;
  /** Null where the form has no figure. */
  readonly cells: readonly (ReturnBodyCell | null)[];
}

/** A figure with what it takes to open it. */
export interface ReturnBodyCell {
  readonly indicator: string;
  readonly sex: Sex | null;
  readonly measure: Measure;
  readonly value: number;
  /** Of a share, what `value` is a part of. */
  readonly whole: number | null;
}

/** Hexadecimal SHA-256 of the body as JSON writes it. */
export const hashOf = (body: ReturnBody): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');
