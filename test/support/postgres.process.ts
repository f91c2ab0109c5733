import { type RunningPostgres, startEmbeddedPostgres } from '#platform';

/**
 * A PostgreSQL of its own that keeps what it promised, in a process apart from the tests: starting one takes over the signals
 * of its process. Told `start` or `stop` by its parent; answers a start with where the server is. Ends with its parent.
 */
export type ServerOrder = 'start' | 'stop';
export type ServerAnswer =
  Pick<RunningPostgres, 'url' | 'pid'> | { readonly stopped: true } | { readonly failed: string };

const [folder = '', database = ''] = process.argv.slice(2);
let running: RunningPostgres | undefined;

async function follow(order: ServerOrder): Promise<ServerAnswer> {
  if (order === 'start') {
    running = await startEmbeddedPostgres({ folder, database });
    return { url: running.url, pid: running.pid };
  }
  await running?.stop();
  return { stopped: true };
}

process.on('message', (order: ServerOrder) => {
  void follow(order)
    .catch((error: unknown): ServerAnswer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send?.(answer));
});
process.on('disconnect', () => void follow('stop').then(() => process.exit()));
