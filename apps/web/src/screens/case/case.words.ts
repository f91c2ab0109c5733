import { defineWords } from '../../words/i18n.ts';
import { en } from './case.en.ts';
import { vi } from './case.vi.ts';

export const caseWords = defineWords('case', vi, en);
