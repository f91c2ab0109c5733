import { defineWords } from '../../words/i18n.ts';
import { en } from './review.en.ts';
import { vi } from './review.vi.ts';

export const reviewWords = defineWords('review', vi, en);
