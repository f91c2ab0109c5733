/** The filters of the list of cases, as they stand in the address. */
export interface CasesSearch {
  /** A case code or its beginning, as typed. */
  readonly words?: string;
  readonly programme?: string;
  readonly state?: 'open' | 'closed';
}

export function readCasesSearch({ words, programme, state }: Record<string, unknown>): CasesSearch {
  // A code of digits alone comes out of the address as a number.
  const typed = typeof words === 'string' || typeof words === 'number' ? String(words).trim() : '';
  return {
    ...(typed !== '' && { words: typed }),
    ...(typeof programme === 'string' && /^[a-z-]{1,60}$/.test(programme) && { programme }),
    ...((state === 'open' || state === 'closed') && { state }),
  };
}
