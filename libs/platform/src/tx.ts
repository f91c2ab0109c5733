import { type LegalDay } from '#kernel';
import { type EntityManager } from 'typeorm';
import { type Actor } from './actor.js';

/** What an audit entry is about. */
export interface Subject {
  /** `person`, `case`, `pay-run` … */
  readonly kind: string;
  readonly id: string;
}

export interface DomainEvent {
  /** `citizen.person-died`: family and fact, in the past. */
  readonly type: string;
  /** The programme whose affair it is; absent for what concerns all. Of a sealed programme only who has its clearance is told. */
  readonly programme?: string;
  readonly payload: object;
}

/** What one may read: all data of one snapshot, within the actor's scope. */
export interface ReadTx {
  readonly who: Actor;
  readonly now: Date;
  readonly today: LegalDay;
  /** All rows. Values travel as parameters only. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** @throws PLATFORM.ROWS_UNEXPECTED unless exactly one row comes. */
  one<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row>;
  /** @throws PLATFORM.ROWS_UNEXPECTED when more than one row comes. */
  maybeOne<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Records that the actor has seen a subject; written before the answer leaves. */
  noteRead(subject: Subject): void;
}

/**
 * The only way to data. Change, audit entry, event and job commit together or not at all; the whole work is run again
 * when the database asks for it (SQLSTATE class 40), so nothing else may happen inside it.
 */
export interface Tx extends ReadTx {
  /** Entities of one aggregate; sets are written with `sql`. */
  readonly entities: EntityManager;
  audit(act: string, subject: Subject, body?: object): Promise<void>;
  emit(event: DomainEvent): Promise<void>;
  /** @returns the job's id. A job rolled back with its transaction never runs. */
  enqueue(job: string, data: object): Promise<string>;
}
