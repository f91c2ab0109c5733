import { type ClassNumber } from './classes.ts';
import { type Unit } from './plan.operations.ts';

/** A commune and its figure, in percent, million đồng or what is counted. */
export interface CommuneFigure {
  readonly unit: Unit;
  /** Whether the reader's area of duty reaches it. */
  readonly isInArea: boolean;
  readonly shown: number | undefined;
  readonly class: ClassNumber | undefined;
}
