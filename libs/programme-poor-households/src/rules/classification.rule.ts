import { type Basis, type LegalDay, type Vnd } from '#kernel';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { type AreaClass, type PovertyClass } from './law.js';
import { type Standard, standards } from './standards.table.js';

export interface Classified {
  readonly class: PovertyClass;
  /** The bound that decided, and the article it stands in. */
  readonly bound: number;
  readonly basis: Basis;
}

type Whole = Required<Standard>;

/** @throws POOR_HOUSEHOLDS.STANDARD_NOT_ESTABLISHED when the standard of that day has no indicators and bounds yet; KERNEL.NONE_IN_FORCE */
export function standardOn(on: LegalDay): Whole {
  const { value } = standards.at(on);
  const { averageLine, cutOffs, deprivedIndicators, pointsOfIndicator } = value;
  if (!averageLine || !cutOffs || deprivedIndicators === undefined || !pointsOfIndicator)
    throw poorHouseholdErrors.STANDARD_NOT_ESTABLISHED({ standard: value.code });
  return { ...value, averageLine, cutOffs, deprivedIndicators, pointsOfIndicator };
}

interface Bounds {
  readonly poor: { readonly value: number; readonly basis: Basis };
  readonly average: { readonly value: number; readonly basis: Basis };
}

/** Every bound is included below. Above the first one deprivation plays no part. */
function classify(measure: number, { poor, average }: Bounds, isDeprived: boolean): Classified {
  if (measure <= poor.value) return { class: isDeprived ? 'poor' : 'near-poor', bound: poor.value, basis: poor.basis };
  return { class: measure <= average.value ? 'average' : 'none', bound: average.value, basis: average.basis };
}

/** By the points of forms B1 and B2. */
export const classifyByScore = (
  { cutOffs, pointsOfIndicator, deprivedIndicators }: Whole,
  areaClass: AreaClass,
  { b1, b2 }: { readonly b1: number; readonly b2: number },
): Classified => classify(b1, cutOffs[areaClass], b2 >= deprivedIndicators * pointsOfIndicator.value);

/** By income in đồng a person and month, the definition that the points of B1 stand for. */
export const classifyByIncome = (
  { incomeLine, averageLine, deprivedIndicators }: Whole,
  areaClass: AreaClass,
  { income, deprived }: { readonly income: Vnd; readonly deprived: number },
): Classified =>
  classify(income, { poor: incomeLine[areaClass], average: averageLine[areaClass] }, deprived >= deprivedIndicators);
