import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { programmes } from '#programme-registry';
import { ways as ofOthers } from './every-end.of-others.js';
import { ways as ofSocialProtection } from './every-end.of-social-protection.js';

it('somebody knows the way through every procedure of the house, and through no other', () => {
  const procedures = programmes.flatMap((programme) => programme.procedures.map(({ code }) => code));
  expect(Object.keys({ ...ofSocialProtection, ...ofOthers }).sort()).toEqual([...new Set(procedures)].sort());
});

it('the procedures of every programme are walked', () => {
  const walked = new Set(readdirSync(import.meta.dirname));
  const withProcedures = programmes.filter(({ procedures }) => procedures.length > 0).map(({ code }) => code);
  expect(withProcedures.filter((code) => !walked.has(`every-end.${code}.spec.ts`))).toEqual([]);
});
