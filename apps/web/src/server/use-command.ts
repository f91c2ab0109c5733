import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type TypedDocumentString } from '../gql/graphql.ts';
import { ask } from './client.ts';
import { NoAnswer, Refusal } from './refusal.ts';

/** Seconds between attempts while nobody knows whether the server took a command; the last goes on repeating. */
const pauses = [1, 2, 5, 10, 20];

type Sent<V> = Omit<V, 'requestId'>;

export interface Command<R, V> {
  /** Sends it; a refusal is in `refusal`, not thrown. @returns the answer, nothing when refused. */
  readonly send: (variables: Sent<V>) => Promise<R | undefined>;
  readonly isSending: boolean;
  /** No answer came: it is being sent again under the same id, until the server says what became of it. */
  readonly isUnknown: boolean;
  readonly refusal: Refusal | undefined;
  /** Forgets a refusal, when what caused it has been mended. */
  readonly reset: () => void;
}

/**
 * A command of the console. Its `requestId` is made when the form opens and kept over every attempt, so that a repeated submit
 * has one effect; after a success the next command gets its own.
 * @param changes names of the queries whose answers are no longer true afterwards; left out: all.
 */
export function useCommand<R, V extends { requestId: string }>(
  document: TypedDocumentString<R, V>,
  { changes, onDone }: { readonly changes?: readonly string[]; readonly onDone?: (answer: R) => void } = {},
): Command<R, V> {
  const cache = useQueryClient();
  const requestId = useRef('');
  const mutation = useMutation<R, Error, Sent<V>>({
    mutationFn: (variables) => {
      requestId.current ||= crypto.randomUUID();
      return ask(document, { ...variables, requestId: requestId.current } as V);
    },
    retry: (_, error) => error instanceof NoAnswer,
    retryDelay: (failures) => (pauses[Math.min(failures, pauses.length - 1)] ?? 20) * 1_000,
    onSuccess: async (answer) => {
      requestId.current = '';
      onDone?.(answer);
      await Promise.all(
        changes ? changes.map((name) => cache.invalidateQueries({ queryKey: [name] })) : [cache.invalidateQueries()],
      );
    },
  });
  return {
    send: (variables) => mutation.mutateAsync(variables).catch(() => undefined),
    isSending: mutation.isPending,
    isUnknown: mutation.isPending && mutation.failureCount > 0,
    refusal: mutation.error instanceof Refusal ? mutation.error : undefined,
    reset: mutation.reset,
  };
}
