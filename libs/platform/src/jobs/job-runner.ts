import { PgBoss } from 'pg-boss';
import { roles } from '../database/roles.js';
import { jobSeconds } from '../observability/metrics.js';
import { type Job, type JobContext, type Round } from './job.js';
import { jobSchema } from './job-sender.js';

export interface JobRunnerOptions {
  readonly databaseUrl: string;
  readonly jobs: readonly Job[];
  readonly rounds: readonly Round[];
  readonly context: JobContext;
  readonly onError: (what: string, error: unknown) => void;
}

/** Runs jobs from the queue and the repeating rounds of a worker; ends both when told. */
export class JobRunner {
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();
  private rounds: Promise<void>[] = [];

  constructor(private readonly options: JobRunnerOptions) {
    this.boss = new PgBoss({
      connectionString: options.databaseUrl,
      options: `-c role=${roles.system}`,
      schema: jobSchema,
      migrate: false,
      createSchema: false,
      // Rebuilding indexes asks for their owner; the queue is small.
      reindex: false,
      // How soon a job is taken from a worker that gives no more signs of life.
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
      max: 4,
    });
    this.boss.on('error', (error) => options.onError('queue', error));
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const job of this.options.jobs) {
      await this.boss.work<object>(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([taken]) => {
        if (taken) await this.timed(job.name, () => job.run(this.options.context, taken.data));
      });
    }
    this.rounds = this.options.rounds.map((round) => this.repeat(round));
  }

  /** Lets what is under way end, and begins nothing more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.boss.stop({ graceful: true, timeout: 20_000 }), ...this.rounds]);
  }

  private async repeat(round: Round): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.timed(round.name, () => round.run(this.options.context)).catch((error: unknown) =>
        this.options.onError(round.name, error),
      );
      await pause(round.everySeconds * 1000, this.stopping.signal);
    }
  }

  private async timed(name: string, work: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    try {
      await work();
      jobSeconds.labels(name, 'done').observe((performance.now() - begun) / 1000);
    } catch (error) {
      jobSeconds.labels(name, 'failed').observe((performance.now() - begun) / 1000);
      this.options.onError(name, error);
      throw error;
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((wake) => {
    if (signal.aborted) return wake();
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), wake()), { once: true });
  });
