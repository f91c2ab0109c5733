import { fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface KeptDatabase {
  /** Address of the owner. */
  readonly url: string;
  /** Resolves when the server is gone without having been asked to go. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

type Answer = { readonly url: string } | { readonly error: string };

/**
 * Starts the embedded PostgreSQL of a folder in a keeper of its own: it ends with this process, however that ends.
 * @param mode `scratch`: data and folder go with it.
 * @throws Error with the server's own last words.
 */
export async function keepDatabase(
  folder: string,
  logFile: string,
  mode: 'lasting' | 'scratch' = 'lasting',
): Promise<KeptDatabase> {
  const log = openSync(logFile, 'a', 0o600);
  const keeper = fork(fileURLToPath(new URL('./keeper.main.js', import.meta.url)), [folder, mode], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const answer = await Promise.race([
    new Promise<Answer>((resolve) => keeper.once('message', (message) => resolve(message as Answer))),
    gone.then((): Answer => ({ error: `see ${logFile}` })),
  ]);
  if ('error' in answer) throw new Error(answer.error);
  return {
    url: answer.url,
    lost: gone.then(() => new Error(`the database has stopped; see ${logFile}`)),
    async stop() {
      if (keeper.connected) keeper.disconnect();
      await gone;
    },
  };
}
