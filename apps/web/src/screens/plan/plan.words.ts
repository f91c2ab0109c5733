import { defineWords } from '../../words/i18n.ts';
import { en } from './plan.en.ts';
import { vi } from './plan.vi.ts';

export const planWords = defineWords('plan', vi, en);
