import { type DomainEvent, type Tx } from '../tx.js';

/** A fact that happened, as it comes to a subscriber. */
export interface OutboxEvent extends DomainEvent {
  /** Grows within an era; (era, tx, id) is the order of delivery. */
  readonly id: number;
  readonly era: number;
  readonly tx: string;
  readonly at: Date;
}

/** Takes facts of some types, one after the other, in the order in which they were committed. */
export interface Subscriber {
  /** Its position is kept under this name: never renamed. */
  readonly name: string;
  /** Types of events: `citizen.person-died`. */
  readonly on: readonly string[];
  /** Of a sealed programme: what it is told and may see beyond everybody's. */
  readonly clearances?: readonly string[];
  /** Works in the transaction that also moves its position; what it does outside may happen twice. */
  handle(tx: Tx, event: OutboxEvent): Promise<void>;
}

export const defineSubscriber = (subscriber: Subscriber): Subscriber => subscriber;
