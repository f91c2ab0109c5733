import { rateNow } from '#benefits';
import { kernelErrors, type LegalMonth, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { levelTable } from './rules/levels.table.js';

/**
 * The value of a key of the rate table in a unit, in đồng, as a run would read it.
 * @throws KERNEL.NONE_IN_FORCE where the rate book has none
 */
export async function priceOf(
  tx: ReadTx,
  { key, unitId, month }: { readonly key: string; readonly unitId: number; readonly month: LegalMonth },
): Promise<Vnd> {
  const found = await tx.maybeOne<{ value: number }>(
    `WITH rate_now AS (${rateNow(month)})
     SELECT n.value::bigint AS value FROM rate_now n JOIN benefit.rate_key k ON k.id = n.rate_key
      WHERE k.table_code = $1 AND k.key = $2 AND n.unit_id = $3`,
    [levelTable, key, unitId],
  );
  if (!found) throw kernelErrors.NONE_IN_FORCE({ table: key, on: month });
  return vnd(found.value);
}
