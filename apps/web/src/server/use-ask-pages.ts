import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type TypedDocumentString } from '../gql/graphql.ts';
import { ask } from './client.ts';
import { keyOf } from './use-ask.ts';

interface Connection<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

export interface Pages<T> {
  /** Rows of all pages so far; nothing before the first answer. */
  readonly rows: readonly T[] | undefined;
  readonly error: unknown;
  readonly hasNext: boolean;
  readonly isNextComing: boolean;
  readonly next: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
}

/** Asks for a list page by page, by key: `useAskPages(WorklistDocument, filters, ({ worklist }) => worklist)`. */
export function useAskPages<R, V extends { after?: string | null | undefined }, T>(
  document: TypedDocumentString<R, V>,
  variables: V,
  pick: (answer: R) => Connection<T>,
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(document, variables), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(document, { ...variables, ...(pageParam !== '' && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (last: R) => {
      const { hasNextPage, endCursor } = pick(last).pageInfo;
      return hasNextPage ? (endCursor ?? undefined) : undefined;
    },
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page) => pick(page).nodes),
    error: query.error,
    hasNext: query.hasNextPage,
    isNextComing: query.isFetchingNextPage,
    next: () => query.fetchNextPage(),
    refetch: () => query.refetch(),
  };
}
