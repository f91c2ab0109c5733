import { availableParallelism, cpus, totalmem } from 'node:os';
import { type BenchDatabase } from './database.js';

/** What the figures were taken on. */
export async function describeMachine({ owner }: BenchDatabase): Promise<string> {
  const { rows } = await owner.query<{ server_version: string }>('SHOW server_version');
  const { rows: buffers } = await owner.query<{ shared_buffers: string }>('SHOW shared_buffers');
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB of memory`;
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  const server = `PostgreSQL ${rows[0]?.server_version} with ${buffers[0]?.shared_buffers} of shared buffers, fsync on`;
  return `${cores}, ${memory}; ${server}; Node ${process.versions.node}`;
}
