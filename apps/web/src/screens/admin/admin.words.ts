import { defineWords } from '../../words/i18n.ts';
import { en } from './admin.en.ts';
import { vi } from './admin.vi.ts';

export const adminWords = defineWords('admin', vi, en);
