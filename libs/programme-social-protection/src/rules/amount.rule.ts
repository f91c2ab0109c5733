import { firstDay, inRange, kernelErrors, type LegalMonth, scaleVnd, sumVnd, type Vnd } from '#kernel';
import { nationalLevels } from './levels.table.js';
import { type Hold, type Line } from './line.js';
import { type Levels } from './overlay.js';

/**
 * What a line pays for one month of its range, in đồng.
 * @throws KERNEL.NONE_IN_FORCE when no level covers the month.
 */
export function amountOn({ key, multiplier }: Line, month: LegalMonth, levels: Levels = nationalLevels): Vnd {
  const level = levels[key];
  if (!level) throw kernelErrors.NONE_IN_FORCE({ table: key, on: firstDay(month) });
  return scaleVnd(level.at(firstDay(month)).value, multiplier);
}

/** What all lines together pay for a month, in đồng: nothing in a month on hold. */
export function dueIn(
  month: LegalMonth,
  lines: readonly Line[],
  holds: readonly Hold[] = [],
  levels: Levels = nationalLevels,
): Vnd {
  const isHeld = holds.some((hold) => inRange(hold, month));
  const standing = isHeld ? [] : lines.filter((line) => inRange(line, month));
  return sumVnd(standing.map((line) => amountOn(line, month, levels)));
}
