/** Why the money of a run differs from that of the month run last, as the server names it; in the order in which they are shown. */
export const runCauses = [
  'new',
  'resumed',
  'rate',
  'changed',
  'arrears',
  'stopped',
  'suspended',
  'death',
  'recovery',
  'unpriced',
] as const;
export type RunCause = (typeof runCauses)[number];

export const isRunCause = (cause: string): cause is RunCause => (runCauses as readonly string[]).includes(cause);
