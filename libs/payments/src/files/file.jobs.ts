import { type Job, systemActor } from '#platform';
import { makeFilesJob, makeLists } from './pay-list.store.js';

const paymaster = systemActor('pay files');

/** Writing of files; a list once made stays as it is. */
export const fileJobs: readonly Job[] = [
  {
    name: makeFilesJob,
    run: async ({ uow, log }, data) => {
      const runId = Number((data as { runId?: unknown }).runId);
      const lists = await uow.run(paymaster, (tx) => makeLists(tx, runId));
      log('pay lists made', { runId, lists });
    },
  },
];
