import { type Run, postRun, previewRun } from '#payments';
import { openWorker, systemActor, systemClock } from '#platform';
import { jobNames } from '#programme-registry';

/** What the bench asks of the process that plays the worker. */
export interface PayRequest {
  readonly act: 'preview' | 'post';
  readonly runId: number;
}

export interface PayAnswer {
  readonly milliseconds: number;
  readonly run: Run;
  /** The most memory this process has held so far, in bytes, as the kernel counts. */
  readonly peakMemory: number;
}

const paymaster = systemActor('pay run');
const work = { preview: previewRun, post: postRun };
const door = await openWorker(
  { databaseUrl: process.env['WORKER_DATABASE_URL'] ?? '', clock: systemClock, jobNames },
  () => undefined,
);

async function answer({ act, runId }: PayRequest): Promise<PayAnswer> {
  const begun = performance.now();
  const run = await door.uow.run(paymaster, (tx) => work[act](tx, runId));
  return { milliseconds: performance.now() - begun, run, peakMemory: process.resourceUsage().maxRSS * 1024 };
}

process.on('message', (request: PayRequest) => {
  answer(request).then(
    (told) => process.send?.(told),
    // Ends the process, and with it the bench that waits for an answer.
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('SIGTERM', () => void door.close().then(() => process.exit(0)));
