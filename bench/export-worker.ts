import '../apps/worker/src/small-heap.js';
import { openWorker, systemClock } from '#platform';
import { jobNames, jobs } from '#programme-registry';

/** What the bench asks of the process that writes an export: the data of the job, as it was put on the queue. */
export type ExportRequest = object;

export interface ExportAnswer {
  readonly milliseconds: number;
  /** The most memory this process has held so far, in bytes, as the kernel counts. */
  readonly peakMemory: number;
}

const door = await openWorker(
  { databaseUrl: process.env['WORKER_DATABASE_URL'] ?? '', clock: systemClock, jobNames },
  () => undefined,
);
const job = jobs.find(({ name }) => name === 'exports.write');

async function answer(data: ExportRequest): Promise<ExportAnswer> {
  const begun = performance.now();
  await job?.run({ uow: door.uow, log: () => undefined }, data);
  return { milliseconds: performance.now() - begun, peakMemory: process.resourceUsage().maxRSS * 1024 };
}

process.on('message', (data: ExportRequest) => {
  answer(data).then(
    (told) => process.send?.(told),
    // Ends the process, and with it the bench that waits for an answer.
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('SIGTERM', () => void door.close().then(() => process.exit(0)));
