import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { programmes } from '#programme-registry';

it('the procedures of every programme are walked to each of their ends', () => {
  const libs = join(import.meta.dirname, '../../libs');
  const withProcedures = programmes.filter(({ procedures }) => procedures.length > 0).map(({ code }) => code);
  const isWalked = (code: string) => existsSync(join(libs, `programme-${code}/src/every-end.api.db.spec.ts`));
  expect(withProcedures.filter((code) => !isWalked(code))).toEqual([]);
});
