import { defineWords } from './i18n.ts';
import { en } from './refusals.en.ts';
import { vi } from './refusals.vi.ts';

export const refusalWords = defineWords('refusals', vi, en);
