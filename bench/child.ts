import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type DatabaseConfig } from '#platform';

/** Starts another program of the build, named from here, as a process of its own with only these settings besides our own. */
export function startChild(program: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return fork(fileURLToPath(new URL(program, import.meta.url)), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export interface RunningApi {
  readonly url: string;
  stop(): Promise<void>;
}

/** The API as it runs in production, on the loopback; well when it is returned. @throws when it is not within half a minute. */
export async function startApi(config: DatabaseConfig): Promise<RunningApi> {
  const port = await freePort();
  const child = startChild('../apps/api/src/main.js', {
    API_DATABASE_URL: config.urlOf('api'),
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 1; attempt <= 150; attempt += 1) {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    if (health?.ok) return { url, stop: () => stopChild(child) };
    await new Promise((wake) => setTimeout(wake, 200));
  }
  await stopChild(child);
  throw new Error('the API does not answer');
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
