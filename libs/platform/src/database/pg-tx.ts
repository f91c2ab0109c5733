import { createHash } from 'node:crypto';
import { type Writable } from 'node:stream';
import { type LegalDay, localDay } from '#kernel';
import { type EntityManager, type QueryRunner } from 'typeorm';
import { type ClientBase, type QueryResult } from 'pg';
import { type Actor } from '../actor.js';
import { type Clock } from '../clock.js';
import { type JobSender } from '../jobs/job-sender.js';
import { platformErrors } from '../platform.errors.js';
import { type DomainEvent, type Subject, type Tx } from '../tx.js';
import { orUnavailable } from './lost-connection.js';
import { type DatabaseRole } from './roles.js';

const list = (ids: readonly number[]) => `{${ids.map((id) => Math.trunc(id)).join(',')}}`;
/** Programme codes and ids come from our own tables, but nothing that is not plain ever enters the head. */
const plain = (text: string) => (/^[a-z0-9-]*$/.test(text) ? text : '');

/**
 * SQLSTATE 22P02 and 22021: a value that the database cannot read as what it should be, such as a key that is no key or a text
 * with a NUL. Values come from clients; whoever sends such a one has asked wrongly, and nothing here has broken.
 */
const isUnreadable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === '22P02' || error.code === '22021');
const unreadable = () => platformErrors.INPUT_INVALID({ fields: [{ path: '', rule: 'readable' }] });

/**
 * The head of a transaction: begin, role and scope in one message, so that it costs no waiting of its own.
 * Built of server-side values only, never of user text.
 */
export function transactionHead(who: Actor, role: DatabaseRole, clock: Clock, snapshot: boolean): string {
  return [
    `BEGIN ISOLATION LEVEL ${snapshot ? 'REPEATABLE READ' : 'READ COMMITTED'}`,
    `SET LOCAL ROLE ${role}`,
    // What a read writes is its audit entry: a crash may lose the last of them, never their order; of a sealed record it loses none.
    ...(snapshot && who.clearances.length === 0 ? ['SET LOCAL synchronous_commit = off'] : []),
    `SET LOCAL app.actor = '${plain(who.id)}'`,
    `SET LOCAL app.units = '${list(who.units)}'`,
    `SET LOCAL app.programmes = '{${who.programmes.map(plain).join(',')}}'`,
    ...(who.clearances.length === 0 ? [] : [`SET LOCAL app.clearances = '{${who.clearances.map(plain).join(',')}}'`]),
    ...(clock.offset === 0 ? [] : [`SET LOCAL app.clock_offset = '${Math.trunc(clock.offset)}'`]),
  ].join('; ');
}

/** How many reads of a kind are kept before they are put on record. */
const readsAtOnce = 500;

/** Names of the statements that connections keep prepared: one for each text. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash('sha256').update(text).digest('base64url').slice(0, 32)));
  return name;
}

/** $1 actor, $2 duty, $3 kinds and $4 keys of what was read. */
const insertReads = `
  INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, body)
  SELECT $1, $2, 'read', kind, id, '{}' FROM unnest($3::text[], $4::text[]) AS seen (kind, id)`;

/** A client with the stream it writes to, which the types of the package leave out. */
export type PgClient = ClientBase & { readonly connection: { readonly stream: Writable } };

/** One transaction on one connection. Lives only inside `UnitOfWork`. */
export class PgTx implements Tx {
  readonly now: Date;
  readonly today: LegalDay;
  private readonly client: PgClient;
  private readonly head: Promise<unknown>;
  /** What was seen and is not on record yet, by kind. */
  private readonly reads = new Map<string, Set<string>>();
  private readonly recorded: Promise<unknown>[] = [];
  private manager: EntityManager | undefined;
  private isBundling = false;
  private isOver = false;

  constructor(
    readonly who: Actor,
    private readonly runner: QueryRunner,
    client: PgClient,
    head: string,
    clock: Clock,
    private readonly jobs: JobSender,
    /**
     * Keeps the plans of statements on the connection. For reads of requests, whose texts are few and come again: planning under
     * row-level security costs more than carrying out.
     */
    private readonly prepares: boolean,
  ) {
    this.client = client;
    this.now = clock.now();
    this.today = localDay(this.now);
    this.bundle();
    this.head = client.query(head);
    // Awaited with the first statement; until then a refused head must not count as unhandled.
    this.head.catch(() => undefined);
  }

  get entities(): EntityManager {
    if (!this.manager) {
      // The transaction is already open on this connection: TypeORM must not begin another.
      const state: { isTransactionActive: boolean } = this.runner;
      state.isTransactionActive = true;
      this.manager = this.runner.manager;
    }
    return this.manager;
  }

  async sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.query(text, values)).rows as Row[];
  }

  async one<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row> {
    const rows = await this.sql<Row>(text, values);
    const [row] = rows;
    if (!row || rows.length > 1) throw platformErrors.ROWS_UNEXPECTED({ expected: '1', got: rows.length });
    return row;
  }

  async maybeOne<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row | undefined> {
    const rows = await this.sql<Row>(text, values);
    if (rows.length > 1) throw platformErrors.ROWS_UNEXPECTED({ expected: '0 or 1', got: rows.length });
    return rows[0];
  }

  noteRead(subject: Subject): void {
    const { kind, id } = subject;
    const seen = this.reads.get(kind) ?? new Set();
    this.reads.set(kind, seen.add(id));
    if (seen.size >= readsAtOnce && !this.isOver) this.recordReads();
  }

  async audit(act: string, subject: Subject, body: object = {}): Promise<void> {
    await this.query(
      `INSERT INTO platform.audit_entry (actor_id, duty_id, act, subject_kind, subject_id, body) VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.who.id, this.who.dutyId ?? null, act, subject.kind, subject.id, JSON.stringify(body)],
    );
  }

  async emit(event: DomainEvent): Promise<void> {
    await this.query(`INSERT INTO platform.outbox (type, programme, payload) VALUES ($1, $2, $3)`, [
      event.type,
      event.programme ?? null,
      JSON.stringify(event.payload),
    ]);
  }

  enqueue(job: string, data: object): Promise<string> {
    return this.jobs.send(job, data, (text, values) => this.query(text, values));
  }

  /** Records what was read and commits; both travel together. Ordinary read entries may be lost in a crash, never reordered. */
  async commit(): Promise<void> {
    this.isOver = true;
    this.bundle();
    this.recordReads();
    const committed = this.client.query('COMMIT') as Promise<QueryResult>;
    const outcomes = await Promise.allSettled([this.head, ...this.recorded, committed]);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw orUnavailable(failed.reason);
    // A transaction that failed inside answers COMMIT with ROLLBACK, without an error.
    if ((await committed).command !== 'COMMIT') throw platformErrors.INTERNAL({ id: 'commit-answered-rollback' });
  }

  /** Puts on record what was noted so far, without waiting for it: a long list is written down while it is worked on. */
  private recordReads(): void {
    if (this.reads.size === 0) return;
    const subjects = [...this.reads].flatMap(([kind, ids]) => [...ids].map((id) => ({ kind, id })));
    this.reads.clear();
    const sent = this.send(insertReads, [
      this.who.id,
      this.who.dutyId ?? null,
      subjects.map((each) => each.kind),
      subjects.map((each) => each.id),
    ]);
    // The commit looks at how it went.
    sent.catch(() => undefined);
    this.recorded.push(sent);
  }

  async rollback(): Promise<void> {
    this.isOver = true;
    await this.client.query('ROLLBACK');
  }

  /** What is sent before the event loop turns leaves in one piece: handing it to the system costs more than most statements. */
  private bundle(): void {
    if (this.isBundling) return;
    this.isBundling = true;
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => {
      this.isBundling = false;
      stream.uncork();
    });
  }

  private send(text: string, values: unknown[]): Promise<QueryResult> {
    return this.prepares ? this.client.query({ name: nameOf(text), text, values }) : this.client.query(text, values);
  }

  private async query(text: string, values: readonly unknown[]): Promise<QueryResult> {
    // Past its end, a statement would run on the connection without role or scope.
    if (this.isOver) throw platformErrors.INTERNAL({ id: 'statement-after-the-end' });
    this.bundle();
    const [head, answer] = await Promise.allSettled([this.head, this.send(text, [...values])]);
    if (head.status === 'rejected') throw orUnavailable(head.reason);
    if (answer.status === 'rejected') throw isUnreadable(answer.reason) ? unreadable() : orUnavailable(answer.reason);
    return answer.value;
  }
}
