import { openDataSource } from './database/data-source.js';
import { JobSender } from './jobs/job-sender.js';
import { type ProcessSettings } from './settings.js';
import { UnitOfWork } from './unit-of-work.js';

export interface WorkerDoor {
  readonly uow: UnitOfWork;
  close(): Promise<void>;
}

/** The door to the database for a process without Nest: the worker, the command line, benchmarks. */
export async function openWorker(
  settings: Pick<ProcessSettings, 'databaseUrl' | 'clock'> & {
    readonly connections?: number;
    readonly jobNames?: ReadonlySet<string>;
    /** Seconds to wait for a PostgreSQL that is still starting. */
    readonly patience?: number;
  },
  onConnectionLost: (error: Error) => void,
): Promise<WorkerDoor> {
  const { databaseUrl: url, connections = 10, patience = 0 } = settings;
  const source = await openDataSource({ url, connections, patience, onConnectionLost });
  const jobs = new JobSender(
    async (text, values) => ({ rows: (await source.query(text, [...values])) as unknown[] }),
    settings.jobNames ?? new Set(),
  );
  return {
    uow: new UnitOfWork(source, settings.clock, jobs),
    async close() {
      await jobs.close();
      await source.destroy();
    },
  };
}
