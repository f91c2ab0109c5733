import { defineWords } from '../../words/i18n.ts';
import { en } from './worklist.en.ts';
import { vi } from './worklist.vi.ts';

export const worklistWords = defineWords('worklist', vi, en);
