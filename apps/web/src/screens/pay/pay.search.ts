import { type RunCause, runCauses } from './causes.ts';

/** Which programme's runs are shown. */
export interface PaySearch {
  readonly programme?: string;
}

export const readPaySearch = ({ programme }: Record<string, unknown>): PaySearch =>
  typeof programme === 'string' ? { programme } : {};

/** What is open below the bridge of a run: the people of a cause, or orders in a state. */
export interface RunSearch {
  readonly cause?: RunCause;
  readonly orders?: 'pending' | 'paid' | 'returned';
}

export function readRunSearch(given: Record<string, unknown>): RunSearch {
  const cause = runCauses.find((each) => each === given['cause']);
  const orders = (['pending', 'paid', 'returned'] as const).find((each) => each === given['orders']);
  return { ...(cause && { cause }), ...(orders && { orders }) };
}
