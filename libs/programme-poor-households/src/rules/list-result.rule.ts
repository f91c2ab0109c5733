import { type PovertyClass } from './law.js';

export type ListResult = 'recognise' | 'recognise-farming' | 'leave' | 'refuse';

/** What the commune decides about a household: recognised as found, out of poverty, or refused in writing. */
export function resultOf(entry: {
  readonly was: PovertyClass;
  readonly class: PovertyClass;
  readonly farming: boolean;
}): ListResult {
  if (entry.class === 'poor' || entry.class === 'near-poor') return 'recognise';
  if (entry.class === 'average' && entry.farming) return 'recognise-farming';
  return entry.was === 'none' ? 'refuse' : 'leave';
}

/** The class that stands once it is decided: the average standard is only recognised of those who live of farming. */
export const classAfter = (result: ListResult, found: PovertyClass): PovertyClass =>
  result === 'recognise' || result === 'recognise-farming' ? found : 'none';
