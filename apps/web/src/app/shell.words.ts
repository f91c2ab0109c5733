import { defineWords } from '../words/i18n.ts';
import { en } from './shell.en.ts';
import { vi } from './shell.vi.ts';

export const shellWords = defineWords('shell', vi, en);
