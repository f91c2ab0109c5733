import { addDays, type LegalDay } from '#kernel';
import { limits } from './clocks.table.js';

/** The last day a child may be kept apart: never moved to a working day (Decree 56/2017 art. 32). */
export const latestIsolation = (from: LegalDay): LegalDay => addDays(from, limits.isolation.at(from).value.amount);
