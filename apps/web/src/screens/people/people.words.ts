import { defineWords } from '../../words/i18n.ts';
import { en } from './people.en.ts';
import { vi } from './people.vi.ts';

export const peopleWords = defineWords('people', vi, en);
