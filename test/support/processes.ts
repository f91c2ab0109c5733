import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseConfig, migrate } from '#platform';
import { programmeMigrations } from '#programme-registry';
import { sharedMigrations } from '../../migrations/index.js';
import { type Answer, readAnswer } from './api.js';
import { openDatabase, type TestDatabase } from './database.js';
import { jobNames } from './jobs.js';
import { type ServerAnswer, type ServerOrder } from './postgres.process.js';

/** What may be killed. */
export type Victim = 'api' | 'worker' | 'postgres';

const patience = 40_000;
const program = (path: string) => resolve('dist', path);

/** A process of the house that may be killed and started again at the same address. */
class Program {
  private child: ChildProcess | undefined;
  /** The last it said. */
  output = '';
  /** Ends that nobody here asked for. */
  readonly deaths: string[] = [];

  private constructor(
    private readonly name: string,
    private readonly path: string,
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async of(name: string, path: string, environment: NodeJS.ProcessEnv): Promise<Program> {
    const port = await freePort();
    return new Program(name, path, `http://127.0.0.1:${port}`, { ...environment, PORT: String(port) });
  }

  /** Returns when it says that it is well. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [program(this.path)], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (text: Buffer) => (this.output = (this.output + text.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('exit', (code, signal) => {
      if (this.child === child) this.deaths.push(`${this.name} ended by itself (${code ?? signal}): ${this.output}`);
    });
    await eventually(`${this.name} is well`, async () => {
      if (this.deaths.length > 0) throw new Error(this.deaths.join('\n'));
      return (await this.health()) === 200;
    });
  }

  /** Status of its health page; undefined when nobody answers. */
  async health(): Promise<number | undefined> {
    const answer = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.text().catch(() => undefined);
    return answer?.status;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const inTime = await Promise.race([ended, pause(10_000, 'late' as const, { ref: false })]);
    if (inTime === 'late') child.kill('SIGKILL');
    await ended;
  }
}

/** The server with all its backends. */
class Server {
  private pid = 0;

  private constructor(private readonly child: ChildProcess) {}

  static async start(folder: string): Promise<{ readonly server: Server; readonly url: string }> {
    const server = new Server(fork(program('test/support/postgres.process.js'), [folder, 'an_sinh'], { silent: true }));
    return { server, url: await server.start() };
  }

  async start(): Promise<string> {
    const answer = await this.told('start');
    if (!('pid' in answer)) throw new Error(JSON.stringify(answer));
    this.pid = answer.pid;
    return answer.url;
  }

  /** Every process of it at once, as when the machine goes: with the postmaster alone, a backend might still commit. */
  async kill(): Promise<void> {
    const pids = [this.pid, ...childrenOf(this.pid)];
    for (const pid of pids) kill(pid);
    await eventually('the server is gone', () => pids.every((pid) => !living().has(pid)));
  }

  /** Orderly; open transactions are ended. */
  async stop(): Promise<void> {
    await this.told('stop');
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    if (living().has(this.pid)) await this.told('stop');
    this.child.kill('SIGKILL');
    await ended;
  }

  private async told(order: ServerOrder): Promise<ServerAnswer> {
    const answered = once(this.child, 'message', { signal: AbortSignal.timeout(patience) });
    this.child.send(order);
    return ((await answered) as [ServerAnswer])[0];
  }
}

/** The house as it runs: a PostgreSQL that keeps its promises, the API and the worker, each a process of its own. */
export class RunningHouse {
  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    readonly db: TestDatabase,
    readonly api: Program,
    readonly worker: Program,
  ) {}

  /** @param prepare fills the migrated database before API and worker begin. */
  static async open(prepare: (db: TestDatabase) => Promise<void>): Promise<RunningHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'an-sinh-faults-'));
    const { server, url } = await Server.start(folder);
    await migrate(databaseConfig(url, {}), [...sharedMigrations, ...programmeMigrations], [...jobNames]);
    const environment = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: url,
      LOG_LEVEL: 'error',
      AN_SINH_KEYS: join(folder, 'keys'),
    };
    const house = new RunningHouse(
      folder,
      server,
      await openDatabase(url, async () => undefined),
      await Program.of('api', 'apps/api/src/main.js', environment),
      await Program.of('worker', 'apps/worker/src/main.js', environment),
    );
    try {
      await prepare(house.db);
      await Promise.all([house.api.start(), house.worker.start()]);
      return house;
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  /** One GraphQL operation. Throws when the connection breaks before the answer is there. */
  async ask(token: string, query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${this.api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patience),
    });
    return readAnswer(response.status, await response.text());
  }

  /** SIGKILL. */
  kill(victim: Victim): Promise<void> {
    return victim === 'postgres' ? this.server.kill() : this[victim].end('SIGKILL');
  }

  /** Starts what was killed or stopped. */
  async start(victim: Victim): Promise<void> {
    await (victim === 'postgres' ? this.server.start() : this[victim].start());
  }

  stopPostgres(): Promise<void> {
    return this.server.stop();
  }

  /** Processes that ended although nobody killed them. */
  get deaths(): readonly string[] {
    return [...this.api.deaths, ...this.worker.deaths];
  }

  /** Ends all that was started here, and takes its data away. */
  async close(): Promise<void> {
    await Promise.all([this.api.end('SIGTERM'), this.worker.end('SIGTERM')]);
    await this.db.close();
    await this.server.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Asks again and again until it is so. @throws Error when it is not within the time. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  milliseconds = patience,
): Promise<void> {
  for (const until = performance.now() + milliseconds; !(await isSo()); await pause(25)) {
    if (performance.now() > until) throw new Error(`not within ${milliseconds} ms: ${what}`);
  }
}

export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const processTable = (columns: string): string[][] =>
  execFileSync('ps', ['-A', '-o', columns], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

const childrenOf = (parent: number): number[] =>
  processTable('pid=,ppid=').flatMap(([pid, of]) => (Number(of) === parent ? [Number(pid)] : []));

/** A process that ended but was not yet asked for by its parent no longer holds anything. */
const living = (): ReadonlySet<number> =>
  new Set(processTable('pid=,stat=').flatMap(([pid, state]) => (state?.startsWith('Z') ? [] : [Number(pid)])));

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
