import { type LegalDay } from '#kernel';
import { type Page, type PageArgs, pageOf, readCursor, type ReadTx } from '#platform';
import { type Child, childColumns } from './child.store.js';
import { type ChildGroupCode } from './rules/groups.table.js';

/** Children on the register, commune by commune. */
export async function listChildren(
  tx: ReadTx,
  { unitId, group }: { readonly unitId?: number | undefined; readonly group?: ChildGroupCode | undefined },
  page: PageArgs,
): Promise<Page<Child>> {
  const [unit, person] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<Child>(
    `SELECT ${childColumns} FROM prog_children.child c
      WHERE c.left_on IS NULL AND ($2::int IS NULL OR c.unit_id = $2)
        AND ($3::text IS NULL OR EXISTS (SELECT FROM prog_children.membership m
              WHERE m.person_id = c.person_id AND m.group_code = $3 AND m.held @> platform.today()))
        AND ($5::uuid IS NULL OR (c.unit_id, c.person_id) > ($4::int, $5::uuid))
      ORDER BY c.unit_id, c.person_id LIMIT $1`,
    [page.first + 1, unitId ?? null, group ?? null, unit, person],
  );
  for (const { personId } of rows.slice(0, page.first)) tx.noteRead({ kind: 'person', id: personId });
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.unitId, row.personId],
  );
}

export interface ChildTotals {
  readonly children: number;
  /** In an open group, each child once. */
  readonly inSpecialCircumstances: number;
  readonly atRisk: number;
  /** Each child once for every group it is in. */
  readonly groups: readonly { readonly group: string; readonly children: number }[];
}

/** How many children stand where on a day, within the scope and in one unit or all of them. */
export async function countChildren(tx: ReadTx, unitId: number | undefined, on: LegalDay): Promise<ChildTotals> {
  const living = `SELECT person_id FROM prog_children.child WHERE ($1::int IS NULL OR unit_id = $1) AND (left_on IS NULL OR left_on > $2::date)`;
  const totals = await tx.one<Omit<ChildTotals, 'groups'>>(
    `WITH child AS (${living})
     SELECT count(*)::int AS children,
            count(*) FILTER (WHERE EXISTS (SELECT FROM prog_children.membership m WHERE m.person_id = c.person_id AND m.held @> $2::date))::int
              AS "inSpecialCircumstances",
            count(*) FILTER (WHERE EXISTS (SELECT FROM prog_children.risk r WHERE r.person_id = c.person_id AND r.held @> $2::date))::int AS "atRisk"
       FROM child c`,
    [unitId ?? null, on],
  );
  const groups = await tx.sql<{ group: string; children: number }>(
    `WITH child AS (${living})
     SELECT m.group_code AS "group", count(DISTINCT m.person_id)::int AS children
       FROM prog_children.membership m JOIN child USING (person_id) WHERE m.held @> $2::date GROUP BY 1 ORDER BY 1`,
    [unitId ?? null, on],
  );
  return { ...totals, groups };
}
