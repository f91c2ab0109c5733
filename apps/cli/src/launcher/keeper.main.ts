import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '#platform';
import { isAlive } from './data-folder.js';

/**
 * Keeps the embedded PostgreSQL of a folder running while its parent lives. A process of its own, apart from the terminal:
 * otherwise Ctrl-C would reach the server before those who still work in it, and a parent that is killed would leave it behind.
 * `scratch`: for the time of its parent only; careless, and its folder goes with it.
 */
const [folder = '', mode] = process.argv.slice(2);
const isScratch = mode === 'scratch';
try {
  const { url, pid, stop } = await startEmbeddedPostgres({ folder, database: 'an_sinh', careless: isScratch });
  const watch = setInterval(() => isAlive(pid) || process.exit(1), 1_000);
  process.once('disconnect', () => {
    clearInterval(watch);
    void stop()
      .then(() => (isScratch ? rm(folder, { recursive: true, force: true }) : undefined))
      .finally(() => process.exit());
  });
  process.send?.({ url });
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}
