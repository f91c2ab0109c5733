import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type TypedDocumentString } from '../gql/graphql.ts';
import { ask } from './client.ts';

export interface AskOptions {
  readonly enabled?: boolean;
  /** Milliseconds for which an answer counts as fresh. */
  readonly staleTime?: number;
  /** Asks again every so many milliseconds: for work under way. */
  readonly every?: number | false;
  /** Shows the answer to the last question until the next one is there: filters, typing. */
  readonly keepsPrevious?: boolean;
}

/** Key of a question in the cache; `[operation]` alone finds all its answers. */
export const keyOf = <R, V>(document: TypedDocumentString<R, V>, variables: V): readonly unknown[] => [
  /\b(?:query|mutation) (\w+)/.exec(String(document))?.[1],
  variables,
];

/** Asks one of the console's queries and keeps its answer. `useAsk(PersonDocument, { id })`. */
export function useAsk<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  { enabled = true, staleTime, every, keepsPrevious = false }: AskOptions = {},
): UseQueryResult<R> {
  return useQuery<R>({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    ...(staleTime !== undefined && { staleTime }),
    ...(every !== undefined && { refetchInterval: every }),
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
  });
}
