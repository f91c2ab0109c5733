/** Queues that exist in the test database. */
export const jobNames: ReadonlySet<string> = new Set(['test.job']);
