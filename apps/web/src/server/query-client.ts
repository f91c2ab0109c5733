import { QueryClient } from '@tanstack/react-query';
import { NoAnswer } from './refusal.ts';

/** Answers live in memory only, and go with the session. A refusal stands; only silence is worth asking again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => error instanceof NoAnswer && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
});
