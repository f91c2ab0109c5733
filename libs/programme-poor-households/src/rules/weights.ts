import { type AreaClass } from './law.js';

/** What the points of form B1 are published for. */
export interface WeightsKey {
  readonly standard: string;
  readonly areaClass: AreaClass;
  /** Economic region: `mekong-delta`. */
  readonly region: string;
}

export interface WeightOption {
  /** A letter: `a`. */
  readonly code: string;
  readonly title: string;
  readonly points: number;
}

export interface WeightItem {
  /** As the form counts it: `1`. */
  readonly code: string;
  readonly title: string;
  readonly options: readonly WeightOption[];
}

/** Items of form B1 with the points of every option, as an instrument sets them for one kind of place. */
export interface Weights extends WeightsKey {
  readonly id: string;
  readonly instrument: string;
  readonly items: readonly WeightItem[];
}
