import { defineWords } from '../../words/i18n.ts';
import { en } from './cases.en.ts';
import { vi } from './cases.vi.ts';

export const casesWords = defineWords('cases', vi, en);
