import { PgBoss } from 'pg-boss';
import { platformErrors } from '../platform.errors.js';

type Execute = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

/** The schema of the queue. */
export const jobSchema = 'pgboss';

/** Puts jobs on the queue from inside a caller's transaction. */
export class JobSender {
  private boss: Promise<PgBoss> | undefined;

  /** `execute` answers the queue's own look-ups, outside any transaction of ours. */
  constructor(
    private readonly execute: Execute,
    private readonly jobNames: ReadonlySet<string>,
  ) {}

  async send(job: string, data: object, inside: Execute): Promise<string> {
    if (!this.jobNames.has(job)) throw platformErrors.JOB_UNKNOWN({ job });
    const boss = await this.opened();
    const id = await boss.send(job, data, {
      db: { executeSql: async (text, values) => ({ rows: (await inside(text, values ?? [])).rows }) },
    });
    return id ?? '';
  }

  /**
   * Learns the queues ahead. Left to the first job, the look-up would ask for a second connection while a transaction holds
   * its own, and wait for ever when all others wait for that transaction.
   */
  async open(): Promise<void> {
    await this.opened();
  }

  async close(): Promise<void> {
    await (await this.boss)?.stop({ graceful: false });
  }

  /** One that failed is tried again by whoever comes next. */
  private opened(): Promise<PgBoss> {
    return (this.boss ??= this.start().catch((error: unknown) => {
      this.boss = undefined;
      throw error;
    }));
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      schema: jobSchema,
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
      db: { executeSql: async (text, values) => ({ rows: (await this.execute(text, values ?? [])).rows }) },
    });
    boss.on('error', () => undefined);
    return boss.start();
  }
}
