import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface ChildSpec {
  /** What it is called in messages: `api`. */
  readonly name: string;
  readonly script: URL;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface Child {
  /** Asks it to end and waits; after a while it is not asked any more. */
  stop(): Promise<void>;
}

/** A process that dies more often than this within a minute is not started again. */
const mostDeaths = 5;
const msToEnd = 25_000;
const endWithParent = new URL('./end-with-parent.js', import.meta.url).href;

/** The launcher's environment without the address of the database's owner, which is for migrating only. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL'));

/**
 * Runs a process of the house and starts it again when it dies. It is in a group of its own, so that Ctrl-C reaches the
 * launcher alone, which then ends all in order.
 */
export async function runChild(
  spec: ChildSpec,
  on: { readonly died: (how: string) => void; readonly gaveUp: (error: Error) => void },
): Promise<Child> {
  const log = await open(spec.logFile, 'a', 0o600);
  let isStopping = false;
  let deaths: number[] = [];
  let running: ChildProcess;
  const start = () => {
    running = spawn(process.execPath, ['--import', endWithParent, fileURLToPath(spec.script)], {
      detached: true,
      env: { ...inherited(), ...spec.environment },
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    running.once('exit', (code, signal) => {
      if (isStopping) return;
      deaths = [...deaths, Date.now()].filter((at) => at > Date.now() - 60_000);
      if (deaths.length > mostDeaths)
        return on.gaveUp(new Error(`${spec.name} ended ${deaths.length} times in a minute; see ${spec.logFile}`));
      on.died(signal ?? `mã ${code}`);
      setTimeout(() => !isStopping && start(), 500 * deaths.length);
    });
  };
  start();
  return {
    async stop() {
      isStopping = true;
      await ended(running);
      await log.close();
    },
  };
}

/** Ends a process: politely, then not. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), msToEnd);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    child.kill('SIGTERM');
  });
}
