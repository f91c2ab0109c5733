import { firstDay, addMonths, type LegalDay, type LegalMonth } from '#kernel';
import { type ReadTx } from '#platform';
import { onMap } from '#territory';

export interface CasesOfUnit {
  /** Absent for cases that cannot be placed on that map. */
  readonly unitId: number | undefined;
  /** Received in the month. */
  readonly received: number;
  /** Of these, still open now. */
  readonly open: number;
}

/** Cases received in a month, by unit on the map of any day, earlier or later. For the system only. */
export async function countCasesOnMap(
  tx: ReadTx,
  { month, on }: { readonly month: LegalMonth; readonly on: LegalDay },
): Promise<CasesOfUnit[]> {
  const rows = await tx.sql<{ unitId: number | null; received: number; open: number }>(
    `WITH ${onMap('$1::date', ['open-cases', 'closed-cases'])}
     SELECT coalesce(e.mapped_id, m.mapped_id) AS "unitId", count(*) AS received, count(*) FILTER (WHERE c.outcome IS NULL) AS open
       FROM casework.case_file c
       LEFT JOIN exact_map e ON e.unit_id = c.unit_id
       LEFT JOIN moved_map m ON m.record = c.id::text AND m.unit_id = c.unit_id
      WHERE c.received_on >= $2 AND c.received_on < $3 GROUP BY 1 ORDER BY 1`,
    [on, firstDay(month), firstDay(addMonths(month, 1))],
  );
  return rows.map((row) => ({ ...row, unitId: row.unitId ?? undefined }));
}
