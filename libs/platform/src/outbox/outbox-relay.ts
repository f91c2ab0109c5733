import { type Actor, systemActor } from '../actor.js';
import { type ReadTx, type Tx } from '../tx.js';
import { asksForRetry, type UnitOfWork } from '../unit-of-work.js';
import { outboxErrors } from './outbox.errors.js';
import {
  ensurePosition,
  insertParked,
  lockPosition,
  selectNextEvents,
  selectParked,
  takeParked,
  updatePosition,
} from './outbox.sql.js';
import { type OutboxEvent, type Subscriber } from './subscriber.js';

/** Kept under 64: beyond that many savepoints PostgreSQL slows down everybody's snapshots. */
const batchSize = 50;
const failuresBeforeParking = 8;
const pauseAfter = (failures: number) => Math.min(2 ** failures, 300);

/** What one run did for one subscriber. */
export interface Delivery {
  readonly subscriber: string;
  readonly taken: number;
  /** Events set aside in this run: to be reported. */
  readonly parked: readonly OutboxEvent[];
  /** Why the next event could not be taken yet; it is tried again after a growing pause. */
  readonly failing?: { readonly event: OutboxEvent; readonly reason: string };
}

export interface ParkedEvent extends OutboxEvent {
  readonly subscriber: string;
  readonly reason: string;
  readonly parkedAt: Date;
}

interface Position {
  readonly era: number;
  readonly tx: string;
  readonly id: number;
}

/**
 * Brings committed events to their subscribers: in order, at least once, each subscriber at its own pace. An event that fails
 * holds back its own subscriber only, and after eight failures, some four minutes, is parked so that the next can pass.
 */
export class OutboxRelay {
  private readonly subscribers: ReadonlyMap<string, Subscriber>;

  /** @throws Error when two subscribers share a name, and so a position. */
  constructor(
    private readonly uow: UnitOfWork,
    subscribers: readonly Subscriber[],
  ) {
    this.subscribers = new Map(subscribers.map((each) => [each.name, each]));
    if (this.subscribers.size < subscribers.length) throw new Error('two outbox subscribers have the same name');
  }

  /** Delivers all there is now to every subscriber. Several relays may run: they pass over each other's subscribers. */
  async run(): Promise<Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const subscriber of this.subscribers.values()) deliveries.push(await this.deliver(subscriber));
    return deliveries;
  }

  /** Gives a parked event to its subscriber once more; it stays parked when that fails. @throws OUTBOX.NOT_PARKED, OUTBOX.SUBSCRIBER_UNKNOWN */
  async redeliver(name: string, eventId: number): Promise<void> {
    const subscriber = this.subscribers.get(name);
    if (!subscriber) throw outboxErrors.SUBSCRIBER_UNKNOWN({ subscriber: name });
    await this.uow.run(actorOf(subscriber), async (tx) => {
      const event = await tx.maybeOne<OutboxEvent>(takeParked, [name, eventId]);
      if (!event) throw outboxErrors.NOT_PARKED({ subscriber: name, event: eventId });
      await subscriber.handle(tx, event);
    });
  }

  private async deliver(subscriber: Subscriber): Promise<Delivery> {
    const total = { subscriber: subscriber.name, taken: 0, parked: [] as OutboxEvent[] };
    for (;;) {
      const batch = await this.uow.run(actorOf(subscriber), (tx) => deliverBatch(tx, subscriber));
      total.taken += batch.taken;
      total.parked.push(...batch.parked);
      if (batch.failing) return { ...total, failing: batch.failing };
      if (batch.isLast) return total;
    }
  }
}

const actorOf = ({ name, clearances = [] }: Subscriber): Actor => ({ ...systemActor(`outbox ${name}`), clearances });

/** Every event set aside for any subscriber, oldest first. Read by the system actor. */
export const listParked = (tx: ReadTx): Promise<ParkedEvent[]> => tx.sql<ParkedEvent>(selectParked);

type Batch = Omit<Delivery, 'subscriber'> & { readonly isLast: boolean };

async function deliverBatch(tx: Tx, subscriber: Subscriber): Promise<Batch> {
  await tx.sql(ensurePosition, [subscriber.name]);
  const start = await tx.maybeOne<Position & { failures: number }>(lockPosition, [subscriber.name]);
  if (!start) return { taken: 0, parked: [], isLast: true };
  const { era, tx: after, id } = start;
  const events = await tx.sql<OutboxEvent>(selectNextEvents, [subscriber.on, era, after, id, batchSize]);
  const isLast = events.length < batchSize;
  let position: Position = start;
  let failures = start.failures;
  let taken = 0;
  const parked: OutboxEvent[] = [];
  for (const event of events) {
    const reason = await failureOf(tx, subscriber, event);
    if (reason === undefined) taken += 1;
    else if (failures + 1 < failuresBeforeParking) {
      await move(tx, subscriber, position, failures + 1);
      return { taken, parked, isLast, failing: { event, reason } };
    } else {
      await tx.sql(insertParked, [subscriber.name, event.era, event.tx, event.id, reason]);
      parked.push(event);
    }
    position = event;
    failures = 0;
  }
  if (position !== start) await move(tx, subscriber, position, 0);
  return { taken, parked, isLast };
}

const move = (tx: Tx, subscriber: Subscriber, to: Position, failures: number) =>
  tx.sql(updatePosition, [subscriber.name, to.era, to.tx, to.id, failures, pauseAfter(failures)]);

/** Hands over one event; what a failed handler did is undone and the rest of the batch stands. */
async function failureOf(tx: Tx, subscriber: Subscriber, event: OutboxEvent): Promise<string | undefined> {
  await tx.sql(`SAVEPOINT event`);
  try {
    await subscriber.handle(tx, event);
    await tx.sql(`RELEASE SAVEPOINT event`);
    return undefined;
  } catch (error) {
    if (asksForRetry(error)) throw error;
    await tx.sql(`ROLLBACK TO SAVEPOINT event; RELEASE SAVEPOINT event`);
    return error instanceof Error ? error.message : String(error);
  }
}
