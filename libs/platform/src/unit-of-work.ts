import { AnSinhError } from '#kernel';
import { type DataSource } from 'typeorm';
import { type Actor } from './actor.js';
import { type Clock } from './clock.js';
import { type Command, onceForEach } from './command.js';
import { type PgClient, PgTx, transactionHead } from './database/pg-tx.js';
import { orUnavailable } from './database/lost-connection.js';
import { type DatabaseRole, roles } from './database/roles.js';
import { type JobSender } from './jobs/job-sender.js';
import { platformErrors } from './platform.errors.js';
import { type ReadTx, type Tx } from './tx.js';

/** An open transaction and how to end it. */
export interface OpenTx {
  readonly tx: Tx;
  /** @throws whatever the database answers to the commit; a rollback never throws. */
  finish(how: 'commit' | 'rollback'): Promise<void>;
}

const attempts = 6;
const pause = (attempt: number) => new Promise((wake) => setTimeout(wake, Math.random() * 20 * 2 ** attempt));

/** SQLSTATE class 40: the database rolled the transaction back and asks to run it again (deadlock, serialization). */
export const asksForRetry = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('40');

/** A row that row-level security keeps the actor from writing; a right that a role lacks has the same code and is a fault of ours. */
const leavesScope = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === '42501' &&
  'routine' in error &&
  error.routine === 'ExecWithCheckOptions';

const isCleared = (who: Actor): boolean => who.clearances.length > 0;

function roleOf(who: Actor, act: 'reads' | 'writes'): DatabaseRole {
  if (who.kind === 'system') return isCleared(who) ? roles.sealedSystem : roles.system;
  if (act === 'reads') return isCleared(who) ? roles.sealedReader : roles.reader;
  return isCleared(who) ? roles.sealedApp : roles.app;
}

/** The one door to the database. All of it throws PLATFORM.UNAVAILABLE while PostgreSQL is not there. */
export class UnitOfWork {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: JobSender,
    /** The pool of those who have a clearance. The API has one of its own, since the login of the other may not take their roles. */
    private readonly sealedSource: DataSource = source,
  ) {}

  /**
   * Runs work that writes. The whole callback runs again on SQLSTATE class 40.
   * @throws PLATFORM.FORBIDDEN when it writes a row outside the actor's units or programmes, and what the work throws.
   */
  run<T>(who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.again(who, roleOf(who, 'writes'), work);
  }

  /** Runs work that only reads, on one snapshot; what it noted as read is recorded before this returns. */
  read<T>(who: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.once(who, roleOf(who, 'reads'), true, work);
  }

  /** Users and sessions, before anybody is known. */
  signIn<T>(who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.once(who, roles.signIn, false, work, true);
  }

  /**
   * Reads before anybody is known, and puts nothing on record. All of it, from begin to commit, travels at once, so the work must ask
   * all its statements before it waits for one; a later one is refused.
   */
  async glance<T>(who: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const { tx, finish } = await this.open(who, roles.signIn, false, true);
    const answer = work(tx);
    // A commit that fails loses nothing here, and the pool drops its connection.
    void finish('commit').catch(() => undefined);
    try {
      return await answer;
    } catch (error) {
      throw orUnavailable(error);
    }
  }

  /**
   * Runs a command once for each `requestId` of an actor: a repetition gets the first answer, and waits for it if it is still on its way.
   * @throws PLATFORM.REQUEST_REUSED when the same id comes with another body.
   */
  command<T>(who: Actor, command: Command, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(who, onceForEach(command, work));
  }

  /** A command on users and duties. @throws PLATFORM.REQUEST_REUSED */
  signInCommand<T>(who: Actor, command: Command, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.again(who, roles.signIn, onceForEach(command, work));
  }

  /**
   * Opens a snapshot that stays open until its holder finishes it: the reads of one GraphQL operation.
   * Everything else uses `read`.
   */
  openRead(who: Actor): Promise<OpenTx> {
    return this.open(who, roleOf(who, 'reads'), true, true);
  }

  private async again<T>(who: Actor, role: DatabaseRole, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(who, role, false, work);
      } catch (error) {
        if (!asksForRetry(error) || attempt === attempts) throw error;
        await pause(attempt);
      }
    }
  }

  private async once<T>(
    who: Actor,
    role: DatabaseRole,
    snapshot: boolean,
    work: (tx: Tx) => Promise<T>,
    prepares = false,
  ): Promise<T> {
    const { tx, finish } = await this.open(who, role, snapshot, prepares);
    let outcome: T;
    try {
      outcome = await work(tx);
    } catch (error) {
      await finish('rollback');
      throw leavesScope(error) ? platformErrors.FORBIDDEN({}) : orUnavailable(error);
    }
    await finish('commit');
    return outcome;
  }

  private async open(who: Actor, role: DatabaseRole, snapshot: boolean, prepares: boolean): Promise<OpenTx> {
    // Signing in takes a role that is nobody's clearance, and always goes through the ordinary pool.
    const source = isCleared(who) && role !== roles.signIn ? this.sealedSource : this.source;
    const runner = source.createQueryRunner();
    const client = (await runner.connect().catch(async (error: unknown) => {
      await runner.release();
      throw orUnavailable(error);
    })) as PgClient;
    const tx = new PgTx(
      who,
      runner,
      client,
      transactionHead(who, role, this.clock, snapshot),
      this.clock,
      this.jobs,
      prepares,
    );
    return {
      tx,
      async finish(how) {
        try {
          if (how === 'commit') await tx.commit();
          else await tx.rollback();
        } catch (error) {
          // A refused commit leaves the connection idle again; a lost connection cannot be rolled back and is dropped by the pool.
          if (how === 'commit') throw error;
        } finally {
          const state: { isTransactionActive: boolean } = runner;
          state.isTransactionActive = false;
          await runner.release();
        }
      },
    };
  }
}

/** True for a refusal that is ours and may be told to the client as it is. */
export const isRefusal = (error: unknown): error is AnSinhError => error instanceof AnSinhError;
