import { defineWords } from '../../words/i18n.ts';
import { en } from './intake.en.ts';
import { vi } from './intake.vi.ts';

export const intakeWords = defineWords('intake', vi, en);
