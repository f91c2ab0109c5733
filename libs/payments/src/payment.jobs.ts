import { type Job, systemActor } from '#platform';
import { fileJobs } from './files/file.jobs.js';
import { makeOrders, makeOrdersJob } from './order.store.js';
import { postRunJob, postRunOrReopen } from './run.posting.js';
import { previewRun, previewRunJob } from './run.preview.js';

const paymaster = systemActor('pay run');

const runIdOf = (data: object): number => Number((data as { runId?: unknown }).runId);
const versionOf = (data: object): number => Number((data as { version?: unknown }).version);

/** Long work of pay runs; each finds its own traces and does nothing twice. */
export const paymentJobs: readonly Job[] = [
  {
    name: previewRunJob,
    run: async ({ uow, log }, data) => {
      const run = await uow.run(paymaster, (tx) => previewRun(tx, runIdOf(data), versionOf(data)));
      log('pay run previewed', { runId: run.id, lines: run.control?.lines });
    },
  },
  {
    name: postRunJob,
    run: async ({ uow, log }, data) => {
      const run = await postRunOrReopen(uow, paymaster, runIdOf(data));
      log('pay run posted', { runId: run.id, state: run.state });
    },
  },
  {
    name: makeOrdersJob,
    run: async ({ uow, log }, data) => {
      const run = await uow.run(paymaster, (tx) => makeOrders(tx, runIdOf(data)));
      log('pay run ordered', { runId: run.id, state: run.state });
    },
  },
  ...fileJobs,
];
