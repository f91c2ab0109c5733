import { defineWords } from '../../words/i18n.ts';
import { en } from './pay.en.ts';
import { vi } from './pay.vi.ts';

export const payWords = defineWords('pay', vi, en);
