import { defineWords } from '../../words/i18n.ts';
import { en } from './rates.en.ts';
import { vi } from './rates.vi.ts';

export const ratesWords = defineWords('rates', vi, en);
