import { type LegalDay } from '#kernel';
import { type DatabaseConfig, databaseConfig } from '#platform';
import { printBanner } from './banner.js';
import { type Child, runChild } from './child.js';
import { DataFolder, type DemoState } from './data-folder.js';
import { type KeptDatabase, keepDatabase } from './keeper.js';
import { firstFreePort, freePort, isFree } from './ports.js';
import { HalfLoaded, prepareDemo } from './prepare-demo.js';

export interface LaunchSettings {
  /** Absent: today. */
  readonly asOf: LegalDay | undefined;
  /** A server to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The port asked for; otherwise the first free one from 3000 on. */
  readonly port: number | undefined;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

const tell = (progress: string) => console.log(`  ${progress}`);
const app = (name: string) => new URL(`../../../${name}/src/main.js`, import.meta.url);

/** Brings the house up and stays until told to end or until a part of it is lost for good; then all ends in order. */
export async function launch(settings: LaunchSettings): Promise<void> {
  const folder = DataFolder.of(settings);
  await folder.make();
  const other = await folder.findRunning();
  if (other)
    throw new Error(`An Sinh của thư mục này đang chạy tại http://127.0.0.1:${other.port}/ (tiến trình ${other.pid}).`);
  const port = await choosePort(settings.port);
  await folder.noteRunning(port);
  const running: { stop(): Promise<void> }[] = [];
  try {
    await bringUp({ ...settings, folder, port, running });
  } finally {
    for (const part of running.reverse()) await part.stop();
    await folder.forgetRunning();
  }
}

interface Launching extends LaunchSettings {
  readonly folder: DataFolder;
  readonly port: number;
  /** What is to be stopped in the end, the last first. */
  readonly running: { stop(): Promise<void> }[];
}

async function bringUp(launching: Launching): Promise<void> {
  const { folder, port, running, signal } = launching;
  const { config, lost, state } = await openDemo(launching);
  signal.throwIfAborted();
  const failure = Promise.withResolvers<never>();
  // Awaited at the end only; until then a failure must not count as unhandled.
  failure.promise.catch(() => undefined);
  running.push(await startApps(config, folder, port, state, failure.reject));
  await Promise.race([healthy(port, signal), failure.promise]);
  printBanner({ port, state, signIns: await folder.readSignIns(), folder: folder.path, prefix: prefixOf(launching) });
  await Promise.race([
    aborted(signal),
    failure.promise,
    ...(lost ? [lost.then((error) => Promise.reject(error))] : []),
  ]);
}

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return firstFreePort(3000);
  if (await isFree(wanted)) return wanted;
  throw new Error(`Cổng ${wanted} đang có chương trình khác dùng; chọn cổng khác bằng PORT=...`);
}

interface OpenedDemo {
  readonly config: DatabaseConfig;
  readonly lost: Promise<Error> | undefined;
  readonly state: DemoState | undefined;
}

/** The database with the demonstration in it. One that was cut off while it was loaded is thrown away and begun again. */
async function openDemo({ asOf, databaseUrl, folder, running, signal }: Launching): Promise<OpenedDemo> {
  if (databaseUrl !== undefined) {
    const config = databaseConfig(databaseUrl, {});
    return { config, lost: undefined, state: await prepareDemo({ config, folder, asOf, tell, signal }) };
  }
  for (;;) {
    const isAgain = (await folder.readState()) !== undefined;
    tell(isAgain ? 'khởi động PostgreSQL' : 'khởi động PostgreSQL lần đầu (khoảng một phút cho cả dữ liệu minh họa)');
    const kept: KeptDatabase = await keepDatabase(folder.path, folder.logOf('postgresql'));
    running.push(kept);
    const config = databaseConfig(kept.url, {});
    try {
      return { config, lost: kept.lost, state: await prepareDemo({ config, folder, asOf, tell, signal }) };
    } catch (error) {
      if (!(error instanceof HalfLoaded)) throw error;
      tell('lần nạp dữ liệu minh họa trước bị ngắt giữa chừng: nạp lại từ đầu');
      running.splice(running.indexOf(kept), 1);
      await kept.stop();
      await folder.clear();
    }
  }
}

/** What finds the demonstration again on the command line; an address with a password is not printed. */
function prefixOf({ asOf, databaseUrl }: LaunchSettings): string {
  if (databaseUrl !== undefined) return 'DATABASE_URL=... ';
  return asOf === undefined ? '' : `DEMO_AS_OF=${asOf} `;
}

/** The simulator of the population database, the worker and the API, each under the login that is its own. */
async function startApps(
  config: DatabaseConfig,
  folder: DataFolder,
  port: number,
  state: DemoState | undefined,
  gaveUp: (error: Error) => void,
): Promise<{ stop(): Promise<void> }> {
  const [simulatorPort, workerPort] = [await freePort(), await freePort()];
  const clock = { AN_SINH_CLOCK_OFFSET: String(state?.clockOffset ?? 0) };
  const run = (name: string, script: URL, environment: Readonly<Record<string, string>>): Promise<Child> =>
    runChild(
      { name, script, environment: { ...clock, ...environment }, logFile: folder.logOf(name) },
      {
        died: (how) => tell(`${name} dừng bất thường (${how}), khởi động lại; xem ${folder.logOf(name)}`),
        gaveUp,
      },
    );
  const children = [
    await run('simulator', app('population-simulator'), { PORT: String(simulatorPort) }),
    await run('worker', app('worker'), {
      WORKER_DATABASE_URL: config.urlOf('worker'),
      AN_SINH_KEYS: folder.keys,
      PORT: String(workerPort),
    }),
    await run('api', app('api'), {
      API_DATABASE_URL: config.urlOf('api'),
      SEALED_DATABASE_URL: config.urlOf('sealed'),
      AN_SINH_KEYS: folder.keys,
      POPULATION_REGISTRY_URL: `http://127.0.0.1:${simulatorPort}/`,
      PORT: String(port),
    }),
  ];
  return { stop: async () => void (await Promise.all(children.map((child) => child.stop()))) };
}

const msToBeHealthy = 90_000;

async function healthy(port: number, signal: AbortSignal): Promise<void> {
  for (const deadline = Date.now() + msToBeHealthy; Date.now() < deadline;) {
    signal.throwIfAborted();
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`the API on port ${port} is not healthy`);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );
