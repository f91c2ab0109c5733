import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { platformErrors } from '../platform.errors.js';

/**
 * The content of a key file, made on first use, readable by its owner only, outside the database.
 * @throws PLATFORM.KEY_EXPOSED when others may read it.
 */
export async function openKeyFile(path: string, make: () => string): Promise<string> {
  if (!existsSync(path)) await makeKeyFile(path, make());
  const isExposed = process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
  if (isExposed) throw platformErrors.KEY_EXPOSED({ file: path });
  return readFile(path, 'utf8');
}

/** Whole or not at all. */
export async function replaceKeyFile(path: string, content: string): Promise<void> {
  await rename(await draftOf(path, content), path);
}

async function makeKeyFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = await draftOf(path, content);
  // Of two processes that start together one makes the key, and the other reads that one whole.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
}

async function draftOf(path: string, content: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  return draft;
}
