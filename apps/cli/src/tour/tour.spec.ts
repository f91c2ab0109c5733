import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { day, defineErrors, params, vnd } from '#kernel';
import { Narrator } from './narrator.js';

const told = () => {
  const lines: string[] = [];
  return { lines, tell: new Narrator((line) => lines.push(line)) };
};
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
    const cli = join(process.cwd(), 'dist/apps/cli/src/main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'tour']);
    expect(stdout).toContain('đều đúng');
    expect(stdout).not.toContain('✗');
  }, 120_000);
});
