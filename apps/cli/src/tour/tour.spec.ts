import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { day, defineErrors, params, vnd } from '#kernel';
import { eventually } from '../../../../test/support/processes.js';
import { isAlive } from '../launcher/data-folder.js';
import { Narrator } from './narrator.js';

const told = () => {
  const lines: string[] = [];
  return { lines, tell: new Narrator((line) => lines.push(line)) };
};
const cli = join(process.cwd(), 'dist/apps/cli/src/main.js');
const tourErrors = defineErrors('TOUR_SPEC', { REFUSED: params<object>() });

describe('a tour', () => {
  it('ends well when every figure is right', () => {
    const { lines, tell } = told();
    tell.step(day('2026-10-06'), 'Hệ thống', 'Tính');
    tell.amount('Số tiền', vnd(1_080_000), 1_080_000);
    expect(tell.conclude(1)).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/Số tiền +1\.080\.000 đồng ✓$/));
  });

  it.each<[string, (tell: Narrator) => void | Promise<void>]>([
    ['a wrong amount', (tell) => tell.amount('Số', vnd(1_079_999), 1_080_000)],
    ['a missing figure', (tell) => tell.check('Số', undefined, 'có')],
    ['what is let through and should not be', (tell) => tell.refused('Số', 'TOUR_SPEC.REFUSED', async () => undefined)],
    [
      'what is refused for another reason',
      (tell) => tell.refused('Số', 'OTHER', () => Promise.reject(tourErrors.REFUSED({}))),
    ],
  ])('fails on %s and names it', async (_, figure) => {
    const { lines, tell } = told();
    await figure(tell);
    tell.check('Khác', 1, 1);
    expect(tell.conclude(1)).toBe(false);
    expect(lines.at(-1)).toContain('1 số liệu SAI: Số ');
  });

  it('is played from application to audit on a database of its own', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'tour']);
    expect(stdout).toContain('đều đúng');
    expect(stdout).not.toContain('✗');
  }, 120_000);

  it('killed in the middle, leaves neither its PostgreSQL nor its folder', async () => {
    const home = mkdtempSync(join(tmpdir(), 'an-sinh-killed-'));
    // As root the server runs under a user of its own, who must be able to pass through.
    chmodSync(home, 0o711);
    try {
      const tour = spawn(process.execPath, [cli, 'tour'], {
        env: { ...process.env, TMPDIR: home },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await once(tour.stdout, 'data');
      const [folder = ''] = readdirSync(home);
      const pid = Number(readFileSync(join(home, folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
      tour.kill('SIGKILL');
      await eventually('the server and the folder are gone', () => !isAlive(pid) && readdirSync(home).length === 0);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }, 60_000);
});
