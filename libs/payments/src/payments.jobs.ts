import { type Job, systemActor } from '#platform';
import { makeOrders } from './order.store.js';
import { postRunOrReopen } from './run.posting.js';
import { previewRun } from './run.preview.js';

const worker = systemActor('payments');
const runIdOf = (data: object): number => ('runId' in data ? Number(data.runId) : Number.NaN);

export const paymentJobNames = {
  preview: 'payments.preview-run',
  post: 'payments.post-run',
  order: 'payments.make-orders',
} as const;

/** Work on whole runs, each with `{ runId }`: needs the system's role, and does nothing a second time. */
export const paymentJobs: readonly Job[] = [
  {
    name: paymentJobNames.preview,
    run: async ({ uow }, data) => void (await uow.run(worker, (tx) => previewRun(tx, runIdOf(data)))),
  },
  {
    name: paymentJobNames.post,
    run: async ({ uow, log }, data) => {
      const run = await postRunOrReopen(uow, worker, runIdOf(data));
      log('pay run posted or opened again', { runId: run.id, state: run.state });
    },
  },
  {
    name: paymentJobNames.order,
    run: async ({ uow }, data) => void (await uow.run(worker, (tx) => makeOrders(tx, runIdOf(data)))),
  },
];
