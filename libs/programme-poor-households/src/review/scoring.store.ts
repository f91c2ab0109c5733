import { type ReadTx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { standardOn } from '../rules/classification.rule.js';
import { region } from '../rules/region.table.js';
import { type Score, scoreSheet } from '../rules/score.rule.js';
import { type Sheet } from '../rules/sheet.js';
import { type Weights, type WeightsKey } from '../rules/weights.js';
import { findWeightsInUse } from '../weights/weights.store.js';
import { type Entry, type Found, type PlacedEntry } from './entry.js';

export const weightsKeyOf = ({
  placeClass,
  reviewFrom,
}: Pick<PlacedEntry, 'placeClass' | 'reviewFrom'>): WeightsKey => ({
  standard: standardOn(reviewFrom).code,
  areaClass: placeClass,
  region: region.at(reviewFrom).value,
});

/** Points in use for many places, each kind asked for once. */
export class WeightsInUse {
  private readonly asked = new Map<string, Promise<Weights | undefined>>();

  constructor(private readonly tx: ReadTx) {}

  find(key: WeightsKey): Promise<Weights | undefined> {
    const name = `${key.standard} ${key.areaClass} ${key.region}`;
    const found = this.asked.get(name) ?? findWeightsInUse(this.tx, key);
    this.asked.set(name, found);
    return found;
  }
}

/**
 * Scores a sheet as it stands, without keeping anything.
 * @throws POOR_HOUSEHOLDS.WEIGHTS_MISSING: nothing is classified by points that nobody has published.
 */
export async function previewScore(tx: ReadTx, entry: PlacedEntry, sheet: Sheet): Promise<Score> {
  const key = weightsKeyOf(entry);
  const weights = await findWeightsInUse(tx, key);
  if (!weights) throw poorHouseholdErrors.WEIGHTS_MISSING({ ...key });
  return scoreSheet(sheet, weights, entry.reviewFrom);
}

/** What a whole score leaves on the entry; nothing while an answer is missing. */
export const foundBy = (weights: Weights, { areaClass, b1, b2, deprived, found }: Score): Found | null =>
  found ? { weightSetId: weights.id, areaClass, b1, b2, class: found.class, deprived } : null;

/** @throws POOR_HOUSEHOLDS.NOT_SCORED */
export function requireFound({ id, found }: Pick<Entry, 'id' | 'found'>, missing: readonly string[] = []): Found {
  if (!found) throw poorHouseholdErrors.NOT_SCORED({ entryId: id, missing });
  return found;
}
