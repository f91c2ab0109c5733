import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../launcher/ports.js';

const cli = join(process.cwd(), 'dist/apps/cli/src/main.js');
const run = promisify(execFile);
const patience = 240_000;

let folder: string;
let port: number;
let environment: NodeJS.ProcessEnv;
let launcher: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'an-sinh-start-'));
  await chmod(folder, 0o711);
  port = await freePort();
  // Little more than two months of past: the least a demonstration has.
  environment = { ...process.env, DATABASE_URL: '', PORT: String(port), DEMO_AS_OF: '2025-09-12' };
});

afterAll(async () => {
  await stop('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}, patience);

/** Starts the house and waits until it says where it is. @returns what it printed. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, [cli, 'start'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launcher = child;
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk);
      if (printed.includes('Ctrl-C')) resolve(printed);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`ended before it was up:\n${printed}`)));
  });
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const child = launcher;
  if (!child || child.exitCode !== null || child.signalCode !== null) return null;
  child.removeAllListeners('exit');
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });
}

/** Everything that the launcher started, and what those started. */
async function descendants(): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([pid = 0]) => [pid, ...below(pid)]);
  return below(launcher?.pid ?? 0);
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Asks the running API as a demonstration account. */
async function ask(username: string, query: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, [cli, 'demo-token', username], { cwd: folder, env: environment });
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stdout.trim()}` },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

const health = () => fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.status);
const whatIsThere =
  '{ payRuns(programme: "social-protection") { month state } worklist(first: 100) { nodes { code } } }';

describe('npm start', () => {
  let before: unknown;

  it(
    'brings the house up with a demonstration to work in',
    async () => {
      const printed = await start();
      expect(printed).toContain(`http://127.0.0.1:${port}/graphql`);
      expect(printed).toContain('canbo.dat-mui');
      expect(await health()).toBe(200);
      before = await ask('ketoan.so', whatIsThere);
      expect(before).toMatchObject({
        data: { payRuns: [{ month: '2025-09' }, { month: '2025-08' }, { month: '2025-07' }] },
      });
      expect(await ask('canbo.dat-mui', '{ worklist(first: 1) { nodes { unit { name } } } }')).toEqual({
        data: { worklist: { nodes: [{ unit: { name: 'Xã Đất Mũi' } }] } },
      });
    },
    patience,
  );

  it(
    'refuses a second start in the same folder and says where the first is',
    async () => {
      await expect(run(process.execPath, [cli, 'start'], { cwd: folder, env: environment })).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`http://127.0.0.1:${port}/`),
      });
    },
    patience,
  );

  it(
    'ends everything on Ctrl-C, and goes on with the same data',
    async () => {
      const started = await descendants();
      expect(started.length).toBeGreaterThan(5);
      expect(await stop('SIGINT')).toBe(0);
      expect(started.filter(isAlive)).toEqual([]);

      await start();
      expect(await ask('ketoan.so', whatIsThere)).toEqual(before);
    },
    patience,
  );

  it(
    'leaves nothing behind when it is killed, and starts again',
    async () => {
      const started = await descendants();
      await stop('SIGKILL');
      for (let waited = 0; started.some(isAlive) && waited < 60; waited += 1)
        await new Promise((wake) => setTimeout(wake, 500));
      expect(started.filter(isAlive)).toEqual([]);
      await start();
      expect(await health()).toBe(200);
    },
    patience,
  );
});
