import { jobNames as houseJobs } from '#programme-registry';

/** Queues that exist in the test database: the house's own, and one for tests. */
export const jobNames: ReadonlySet<string> = new Set([...houseJobs, 'test.job']);
