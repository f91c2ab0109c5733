import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Starts a server, stops it and ends by having nothing left to do, as a command does that found faults. */
const command = (folder: string) => `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(resolve('dist/libs/platform/src/index.js'))});
  const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, database: 'exit', careless: true });
  await server.stop();
  process.exitCode = 3;`;

describe('the embedded PostgreSQL', () => {
  it('leaves a process that had one its own exit code', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'an-sinh-exit-'));
    try {
      const child = spawn(process.execPath, ['--input-type=module', '-e', command(folder)], { stdio: 'inherit' });
      expect(await new Promise((end) => child.once('exit', end))).toBe(3);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
