import { defineLoader, inOrder } from '#platform';
import { type WeightsKey } from '../rules/weights.js';
import { findWeights, findWeightsInUse } from '../weights/weights.store.js';
import { countHamlets, findRows, type ReviewRow } from './review.reader.js';

export const reviewRowById = defineLoader(async (tx, ids: readonly string[]) =>
  inOrder(ids, await findRows(tx, ids), (row: ReviewRow) => row.id),
);

export const weightsById = defineLoader(async (tx, ids: readonly string[]) =>
  inOrder(ids, await findWeights(tx, ids), (set) => set.id),
);

/** Keys are texts, so that a page of households asks once. */
export const weightsKeyText = ({ standard, areaClass, region }: WeightsKey): string =>
  JSON.stringify({ standard, areaClass, region });

export const weightsInUse = defineLoader((tx, keys: readonly string[]) =>
  Promise.all(keys.map((key) => findWeightsInUse(tx, JSON.parse(key) as WeightsKey))),
);

export const hamletFigures = defineLoader(async (tx, campaignIds: readonly string[]) => {
  const rows = Map.groupBy(await countHamlets(tx, campaignIds), (row) => row.campaignId);
  return campaignIds.map((id) => rows.get(id) ?? []);
});
