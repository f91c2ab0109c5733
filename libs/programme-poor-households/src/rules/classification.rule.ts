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

const classOf = (
  { measure, deprived }: { readonly measure: number; readonly deprived: number },
  bounds: { readonly poor: number; readonly average: number },
  deprivedIndicators: number,
): PovertyClass => {
  if (measure <= bounds.poor) return deprived >= deprivedIndicators ? 'poor' : 'near-poor';
  return measure <= bounds.average ? 'average' : 'none';
};

/** By the points of forms B1 and B2; every bound is included below. Above the first bound B2 plays no part. */
export function classifyByScore(
  standard: Whole,
  areaClass: AreaClass,
  { b1, b2 }: { readonly b1: number; readonly b2: number },
): Classified {
  const { value: bounds, basis } = standard.cutOffs[areaClass];
  const deprived = b2 / standard.pointsOfIndicator.value;
  const found = classOf({ measure: b1, deprived }, bounds, standard.deprivedIndicators);
  return { class: found, bound: found === 'average' || found === 'none' ? bounds.average : bounds.poor, basis };
}

/** By income in đồng a person and month, the definition that the points of B1 stand for. */
export function classifyByIncome(
  standard: Whole,
  areaClass: AreaClass,
  { income, deprived }: { readonly income: Vnd; readonly deprived: number },
): Classified {
  const { value: poor, basis } = standard.incomeLine[areaClass];
  const { value: average } = standard.averageLine[areaClass];
  const found = classOf({ measure: income, deprived }, { poor, average }, standard.deprivedIndicators);
  return { class: found, bound: found === 'average' || found === 'none' ? average : poor, basis };
}
