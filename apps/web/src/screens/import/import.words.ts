import { defineWords } from '../../words/i18n.ts';
import { en } from './import.en.ts';
import { vi } from './import.vi.ts';

export const importWords = defineWords('import', vi, en);
