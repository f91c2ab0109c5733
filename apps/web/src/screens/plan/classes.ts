import { type Figure, type Indicator, type PlanTarget } from './plan.operations.ts';

/** From far below what is aimed at, or usual, to far above. */
export const classWords = ['farBelow', 'below', 'around', 'above', 'farAbove'] as const;
export type ClassNumber = 0 | 1 | 2 | 3 | 4;

export interface Scale {
  /** What the classes lie around. */
  readonly middle: number;
  /** Whether that is a target, or what the communes have on average. */
  readonly isTarget: boolean;
  /** Where the upper four classes begin. */
  readonly bounds: readonly [number, number, number, number];
  /** Whether a high figure is the bad one. */
  readonly isLowerBetter: boolean;
}

/**
 * A figure as it is shown: percent for shares, million đồng for money, else what is counted. Undefined where there is nothing to tell.
 */
export function shownOf({ measure }: Indicator, { value, whole }: Pick<Figure, 'value' | 'whole'>): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (measure === 'share') return whole ? round((value * 100) / whole) : undefined;
  return measure === 'đồng' ? round(value / 1_000_000) : value;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Five classes around the target of an indicator; without one, around the average of the communes. */
export function scaleOf({ measure }: Indicator, target: PlanTarget | undefined, shown: readonly number[]): Scale {
  const isLowerBetter = target?.aim === 'below';
  const average = shown.length === 0 ? 0 : round(shown.reduce((sum, each) => sum + each, 0) / shown.length);
  // A target of the province in people or đồng says nothing about one commune.
  const isTarget = target !== undefined && measure === 'share';
  const middle = isTarget ? target.target : average;
  const bounds =
    measure === 'share'
      ? ([middle - 5, middle - 2, middle + 2, middle + 5] as const)
      : ([middle * 0.5, middle * 0.8, middle * 1.25, middle * 2] as const);
  const [a, b, c, d] = bounds;
  return { middle, isTarget, bounds: [round(a), round(b), round(c), round(d)], isLowerBetter };
}

export const classOf = ({ bounds }: Scale, shown: number): ClassNumber =>
  bounds.filter((bound) => shown >= bound).length as ClassNumber;

/** Classes that a figure can fall into: no share is above a hundred, nothing is below zero. */
export const isPossible = ({ bounds }: Scale, { measure }: Indicator, number: ClassNumber): boolean => {
  const edges = [-Infinity, ...bounds, Infinity];
  const [from = 0, until = 0] = edges.slice(number, number + 2);
  return until > 0 && from < until && (measure !== 'share' || from <= 100);
};
