import { defineWords } from '../../words/i18n.ts';
import { en } from './audit.en.ts';
import { vi } from './audit.vi.ts';

export const auditWords = defineWords('audit', vi, en);
