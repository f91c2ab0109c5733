import { systemActor, type UnitOfWork } from '#platform';
import { declareOverlap, type Overlap } from './overlap.store.js';
import {
  declareRateTable,
  listRates,
  proposeRate,
  publishRate,
  type RateProposal,
  type RateTable,
} from './rate-book.store.js';

/** The values of law that a programme brings along for the rate book, and which of its benefits exclude others. */
export interface RateLaw {
  readonly table: RateTable;
  /** What users call the table and its keys; what has no words goes by its code. */
  readonly words?: { readonly title: string; readonly keys: Readonly<Record<string, string>> };
  readonly rates: readonly RateProposal[];
  /** Benefits of the programme that exclude each other, or those of others. */
  readonly overlaps?: readonly Overlap[];
}

/** Two hands also here: one writes what the code holds, the other publishes it. */
const writer = systemActor('rate law, writing', '00000000-0000-0000-0000-000000000001');
const publisher = systemActor('rate law, publishing', '00000000-0000-0000-0000-000000000002');

/**
 * Makes a programme's table known and publishes the values of law that the rate book does not have yet. Run again it changes
 * nothing; a value that staff have set since for the same months stays.
 * @returns how many values were published.
 */
export async function loadRateLaw(uow: UnitOfWork, law: RateLaw): Promise<number> {
  const missing = await uow.run(writer, async (tx) => {
    await declareRateTable(tx, law.table);
    for (const overlap of law.overlaps ?? []) await declareOverlap(tx, overlap);
    const there = await listRates(tx, law.table.code);
    const isThere = (wanted: RateProposal) =>
      there.some(
        (rate) => rate.key === wanted.key && rate.unitId === undefined && rate.months.from === wanted.months.from,
      );
    const ids: number[] = [];
    for (const rate of law.rates.filter((each) => !isThere(each))) ids.push(await proposeRate(tx, rate));
    return ids;
  });
  await uow.run(publisher, async (tx) => {
    for (const id of missing) await publishRate(tx, id, { reason: 'Văn bản quy phạm pháp luật trong mã nguồn' });
  });
  return missing.length;
}
