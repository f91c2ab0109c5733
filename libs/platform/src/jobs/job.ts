import { type UnitOfWork } from '../unit-of-work.js';

/** What a job has at hand. */
export interface JobContext {
  readonly uow: UnitOfWork;
  /** Tells what was done, without data of people. */
  readonly log: (message: string, detail?: object) => void;
}

/**
 * Work that runs outside a request, at least once: a job may be killed at any point and run again, so it must find its own
 * traces and do nothing twice.
 */
export interface Job {
  /** `payments.post-run` */
  readonly name: string;
  readonly run: (context: JobContext, data: object) => Promise<void>;
}

/** Work that repeats while a worker runs: `everySeconds` between the end of one round and the beginning of the next. */
export interface Round {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (context: JobContext) => Promise<void>;
}
