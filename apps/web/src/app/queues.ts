import { useSyncExternalStore } from 'react';
import { type WorklistSearch } from '../screens/worklist/worklist.search.ts';

/** Filters of the worklist under a name. They hold no data of anybody but a filter's words, and stay on this machine. */
export interface Queue {
  readonly name: string;
  readonly search: WorklistSearch;
}

const keyOf = (viewerId: string): string => `an-sinh.queues.${viewerId}`;
const listeners = new Set<() => void>();
const none: readonly Queue[] = [];
let read: { readonly text: string; readonly queues: readonly Queue[] } = { text: '', queues: none };

function queuesOf(viewerId: string): readonly Queue[] {
  const text = localStorage.getItem(keyOf(viewerId)) ?? '';
  if (text !== read.text) read = { text, queues: text === '' ? none : (JSON.parse(text) as Queue[]) };
  return read.queues;
}

function keep(viewerId: string, queues: readonly Queue[]): void {
  localStorage.setItem(keyOf(viewerId), JSON.stringify(queues));
  for (const listener of listeners) listener();
}

export const useQueues = (viewerId: string): readonly Queue[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => queuesOf(viewerId),
  );

/** A queue of the same name is replaced. */
export const saveQueue = (viewerId: string, queue: Queue): void =>
  keep(viewerId, [...queuesOf(viewerId).filter(({ name }) => name !== queue.name), queue]);

export const dropQueue = (viewerId: string, name: string): void =>
  keep(
    viewerId,
    queuesOf(viewerId).filter((queue) => queue.name !== name),
  );
