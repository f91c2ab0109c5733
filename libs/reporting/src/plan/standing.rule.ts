import { basis } from '#kernel';
import { type PlanTarget } from './plan-targets.table.js';

/** `reached` Đạt, `near` Gần đạt, `behind` Chậm, `unknown` while there is no figure. */
export type Standing = 'reached' | 'near' | 'behind' | 'unknown';

/** How far off a figure may be, in hundredths of the target, and still be near it. No text says so: our reading, one for all targets. */
const nearWithin = 10;

export const standingBasis = basis('Ngưỡng "Gần đạt": chênh không quá 10% so với chỉ tiêu', 'interpretation');

/**
 * Where a figure stands against its target: reached when it meets it, near when it is at most a tenth of the target off, else behind.
 * @param value the figure, in the unit of the target, with at most two decimals.
 */
export function standingOf(
  { aim, value: target }: Pick<PlanTarget, 'aim' | 'value'>,
  value: number | undefined,
): Standing {
  if (value === undefined) return 'unknown';
  const [figure, wanted] = [Math.round(value * 100), Math.round(target * 100)];
  if (aim === 'at-least' ? figure >= wanted : figure < wanted) return 'reached';
  const off = aim === 'at-least' ? wanted - figure : figure - wanted;
  return off * 100 <= wanted * nearWithin ? 'near' : 'behind';
}
