import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databaseConfig } from '#platform';
import { type TestDatabase } from './database.js';
import { eventually, freePort } from './processes.js';

/** The worker as it runs, a process of its own on a test database; `clockOffset` milliseconds from the clock of the wall. */
export async function startWorker(
  { url }: Pick<TestDatabase, 'url'>,
  clockOffset = 0,
): Promise<{ stop(): Promise<void> }> {
  const keys = mkdtempSync(join(tmpdir(), 'an-sinh-keys-'));
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [resolve('dist/apps/worker/src/main.js')], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      WORKER_DATABASE_URL: databaseConfig(url, {}).urlOf('worker'),
      PORT: String(port),
      LOG_LEVEL: 'error',
      AN_SINH_KEYS: keys,
      AN_SINH_CLOCK_OFFSET: String(Math.round(clockOffset)),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await eventually('the worker is well', async () => {
    if (child.exitCode !== null) throw new Error('the worker ended by itself');
    return (await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined))?.ok ?? false;
  });
  return {
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(keys, { recursive: true, force: true });
    },
  };
}
