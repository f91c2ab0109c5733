import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type LegalDay } from '#kernel';
import { isOpenToOthers } from '#platform';

/** What a demonstration remembers outside its database. */
export interface DemoState {
  readonly asOf: LegalDay;
  /** How far its clock stands from real time, in milliseconds: fixed when it is made, so that it runs on from start to start. */
  readonly clockOffset: number;
  readonly isLoaded: boolean;
}

/** How a demonstration account signs in. */
export interface DemoSignIn {
  readonly username: string;
  readonly title: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly secondFactorUri: string;
}

interface Running {
  readonly pid: number;
  readonly port: number;
}

/** `.data`; but the server of a root runs under a user of its own, who cannot come to it below a closed home. */
function dataRoot(): string {
  const here = resolve('.data');
  if (process.getuid?.() !== 0 || isOpenToOthers(here)) return here;
  return join('/var/lib/an-sinh', createHash('sha256').update(here).digest('hex').slice(0, 8));
}

/** A launcher that has not answered for so long is not starting any more. */
const msToStart = 300_000;

/** The folder of one demonstration: its cluster, what it remembers, its keys and logs. */
export class DataFolder {
  private constructor(readonly path: string) {}

  /** One folder for each day demonstrated, and for each server used instead of the embedded one. */
  static of({
    asOf,
    databaseUrl,
  }: {
    readonly asOf: LegalDay | undefined;
    readonly databaseUrl: string | undefined;
  }): DataFolder {
    if (databaseUrl === undefined) return new DataFolder(join(dataRoot(), asOf ?? 'today'));
    const server = createHash('sha256').update(databaseUrl).digest('hex').slice(0, 8);
    return new DataFolder(resolve('.data', `server-${server}`));
  }

  get keys(): string {
    return join(this.path, 'keys');
  }

  logOf(process: string): string {
    return join(this.path, 'logs', `${process}.log`);
  }

  async make(): Promise<void> {
    await mkdir(join(this.path, 'logs'), { recursive: true });
  }

  /** Takes away a demonstration that was not loaded to its end. */
  async clear(): Promise<void> {
    for (const name of ['cluster', 'cluster.json', 'demo.json', 'sign-ins.json', 'keys'])
      await rm(join(this.path, name), { recursive: true, force: true });
  }

  readState = (): Promise<DemoState | undefined> => this.read<DemoState>('demo.json');
  writeState = (state: DemoState): Promise<void> => this.write('demo.json', state);

  readSignIns = async (): Promise<readonly DemoSignIn[]> =>
    (await this.read<readonly DemoSignIn[]>('sign-ins.json')) ?? [];
  writeSignIns = (signIns: readonly DemoSignIn[]): Promise<void> => this.write('sign-ins.json', signIns);

  /** The launcher that works on this folder now; a note left by one that was killed does not count. */
  async findRunning(): Promise<Running | undefined> {
    const note = await this.read<Running>('launcher.json');
    if (!note || note.pid === process.pid || !isAlive(note.pid)) return undefined;
    const { mtimeMs } = await stat(join(this.path, 'launcher.json'));
    // Another process may have got the number of one that was killed.
    return (await answers(note.port)) || Date.now() - mtimeMs < msToStart ? note : undefined;
  }

  noteRunning = (port: number): Promise<void> =>
    this.write('launcher.json', { pid: process.pid, port } satisfies Running);
  forgetRunning = (): Promise<void> => rm(join(this.path, 'launcher.json'), { force: true });

  private async read<T>(name: string): Promise<T | undefined> {
    const text = await readFile(join(this.path, name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  /** Whole or not at all, readable by its owner only. */
  private async write(name: string, content: unknown): Promise<void> {
    const draft = join(this.path, `${name}.${process.pid}`);
    await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, join(this.path, name));
  }
}

/** Whether a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the health address of this port answers, well or not. */
const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
