import { type ReadTx, type Tx } from '#platform';
import { type ListRow, readList } from './csv.js';
import { type MovesWithUnits, type Reorganisation, type Waiting } from './moves-with-units.js';
import { territoryErrors } from './territory.errors.js';

export const decisionColumns = ['old_code', 'hamlet', 'subject_kind', 'subject', 'new_code'] as const;

interface Checked {
  readonly line: number;
  readonly oldId: number | null;
  readonly targetId: number | null;
}

/**
 * Records where hamlets (by name) and subjects (`person`, `post` … by key) of split and abolished units go; a later decision on the
 * same one replaces the earlier. Lines without a new code are still undecided and passed over.
 * @returns how many were recorded.
 * @throws TERRITORY.LIST_MALFORMED, TERRITORY.DECISION_INVALID
 */
export async function recordDecisions(tx: Tx, { id }: Reorganisation, list: string): Promise<number> {
  const rows = readList(list, decisionColumns).filter((row) => row.new_code !== '');
  checkSubjects(rows);
  const checked = await tx.sql<Checked>(
    `SELECT r.line, l.old_id AS "oldId", t.id AS "targetId"
     FROM jsonb_to_recordset($2::jsonb) AS r (line int, old_code text, new_code text)
     LEFT JOIN LATERAL (
       SELECT DISTINCT l.old_id, l.extent FROM territory.reorganisation_link l JOIN territory.unit u ON u.id = l.old_id
       WHERE l.reorganisation_id = $1 AND u.code = r.old_code AND l.extent <> 'whole') l ON true
     LEFT JOIN territory.reorganisation_target t ON t.reorganisation_id = $1 AND t.code = r.new_code
       AND (l.extent = 'abolished' OR EXISTS (SELECT FROM territory.reorganisation_link p
         WHERE p.reorganisation_id = $1 AND p.old_id = l.old_id AND p.target_id = t.id))
     ORDER BY r.line`,
    [id, JSON.stringify(rows)],
  );
  for (const { line, oldId, targetId } of checked) {
    if (oldId === null) throw territoryErrors.DECISION_INVALID({ line, problem: 'unit' });
    if (targetId === null) throw territoryErrors.DECISION_INVALID({ line, problem: 'target' });
  }
  const known = new Map(checked.map((row) => [row.line, row]));
  const decisions = JSON.stringify(rows.map((row) => ({ ...row, ...known.get(row.line) })));
  await tx.sql(
    `INSERT INTO territory.reorganisation_decision (reorganisation_id, old_id, hamlet, target_id)
     SELECT $1, d."oldId", d.hamlet, d."targetId"
     FROM jsonb_to_recordset($2::jsonb) AS d ("oldId" int, hamlet text, "targetId" int) WHERE d.hamlet <> ''
     ON CONFLICT (reorganisation_id, old_id, platform.fold(hamlet)) WHERE hamlet IS NOT NULL
       DO UPDATE SET target_id = excluded.target_id`,
    [id, decisions],
  );
  await tx.sql(
    `INSERT INTO territory.reorganisation_decision (reorganisation_id, old_id, subject_kind, subject, target_id)
     SELECT $1, d."oldId", d.subject_kind, d.subject, d."targetId"
     FROM jsonb_to_recordset($2::jsonb) AS d ("oldId" int, subject_kind text, subject text, "targetId" int) WHERE d.subject <> ''
     ON CONFLICT (reorganisation_id, old_id, subject_kind, subject)
       DO UPDATE SET target_id = excluded.target_id, by_hamlet = false`,
    [id, decisions],
  );
  return rows.length;
}

/** Each line names a hamlet or a subject, and none twice. */
function checkSubjects(rows: readonly ListRow<(typeof decisionColumns)[number]>[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const namesSubject = row.subject !== '' && row.subject_kind !== '';
    if (namesSubject === (row.hamlet !== ''))
      throw territoryErrors.DECISION_INVALID({ line: row.line, problem: 'subject' });
    const key = [row.old_code, row.hamlet.toLocaleLowerCase('vi'), row.subject_kind, row.subject].join('\t');
    if (seen.has(key)) throw territoryErrors.DECISION_INVALID({ line: row.line, problem: 'repeated' });
    seen.add(key);
  }
}

/** Carries decisions on hamlets over to those who live there now; a decision on the subject himself stands. */
export async function settleByHamlet(tx: Tx, { id }: Reorganisation, movers: readonly MovesWithUnits[]): Promise<void> {
  await tx.sql(`DELETE FROM territory.reorganisation_decision WHERE reorganisation_id = $1 AND by_hamlet`, [id]);
  for (const { dwellings } of movers) {
    if (!dwellings) continue;
    await tx.sql(
      `INSERT INTO territory.reorganisation_decision (reorganisation_id, old_id, subject_kind, subject, target_id, by_hamlet)
       SELECT DISTINCT ON (home.subject_kind, home.subject) $1::int, h.old_id, home.subject_kind, home.subject, h.target_id, true
       FROM territory.reorganisation_decision h
       JOIN (${dwellings}) home (subject_kind, subject, unit_id, hamlet)
         ON home.unit_id = h.old_id AND platform.fold(home.hamlet) = platform.fold(h.hamlet)
       WHERE h.reorganisation_id = $1 AND h.hamlet IS NOT NULL
       ORDER BY home.subject_kind, home.subject, h.id
       ON CONFLICT DO NOTHING`,
      [id],
    );
  }
}

export const keyOf = ({ oldId, subjectKind, subject }: Waiting): string => `${oldId} ${subjectKind} ${subject}`;

/** Hamlets where those who wait live, by `keyOf`; without those of whom it is not known. */
export async function hamletsOf(
  tx: ReadTx,
  waiting: readonly Waiting[],
  movers: readonly MovesWithUnits[],
): Promise<ReadonlyMap<string, string>> {
  const hamlets = new Map<string, string>();
  for (const { dwellings } of movers) {
    if (!dwellings) continue;
    const homes = await tx.sql<Waiting & { hamlet: string }>(
      `SELECT w."oldId", w."subjectKind", w.subject, home.hamlet
       FROM jsonb_to_recordset($1::jsonb) AS w ("oldId" int, "subjectKind" text, subject text)
       JOIN (${dwellings}) home (subject_kind, subject, unit_id, hamlet)
         ON home.subject_kind = w."subjectKind" AND home.subject = w.subject AND home.unit_id = w."oldId"`,
      [JSON.stringify(waiting)],
    );
    for (const home of homes) hamlets.set(keyOf(home), home.hamlet);
  }
  return hamlets;
}
