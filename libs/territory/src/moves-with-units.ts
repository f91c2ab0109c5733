import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';

/** A change of the map as one step. */
export interface Reorganisation {
  readonly id: number;
  readonly name: string;
  readonly effectiveOn: LegalDay;
  /** The instrument, as cited. */
  readonly basis: string;
  readonly state: 'planned' | 'applied' | 'taken-back';
}

/** How much goes from an ending unit to a target; without a target it waits for a decision. */
export interface Moving {
  readonly oldId: number;
  readonly targetId: number | null;
  readonly count: number;
}

/** Someone or something on a split or abolished unit for whom nobody has decided yet. */
export interface Waiting {
  readonly oldId: number;
  readonly subjectKind: string;
  readonly subject: string;
  /** Who or what it is, for whoever decides. */
  readonly label?: string;
}

/**
 * What a library keeps by unit and a reorganisation takes along: open cases, tasks, lines, pay lists. What is closed, signed or paid
 * is never moved. Ways are read from `territory.reorganisation_way` and `territory.reorganisation_decision`; each record moved is
 * written to `territory.reorganisation_moved` under `code`. For one column `movesColumn` does all of this.
 */
export interface MovesWithUnits {
  readonly code: string;
  /** For the preview: `Hồ sơ đang giải quyết`. */
  readonly title: string;
  /**
   * A query of `(subject_kind, subject, unit_id, hamlet)`: who lives on a unit, as text. The library that knows dwellings gives it, so
   * that a decision on a hamlet is one on all who live there.
   */
  readonly dwellings?: string;
  preview(tx: ReadTx, reorganisation: Reorganisation): Promise<readonly Moving[]>;
  listWaiting(tx: ReadTx, reorganisation: Reorganisation, limit: number): Promise<readonly Waiting[]>;
  /** @returns how many records were moved. */
  apply(tx: Tx, reorganisation: Reorganisation): Promise<number>;
  /** Puts back what `apply` moved and nobody has moved on since. @returns how many records. */
  undo(tx: Tx, reorganisation: Reorganisation): Promise<number>;
  /** Rows of any state on units that the reorganisation made: after `undo`, those recorded there since. */
  countOnMade(tx: Tx, reorganisation: Reorganisation): Promise<number>;
}

/** One table whose rows stand on a unit. All texts are SQL written in code, never anything from outside. */
export interface UnitColumn {
  readonly code: string;
  readonly title: string;
  /** `casework.case_file`. */
  readonly table: string;
  readonly key: { readonly column: string; readonly type: 'uuid' | 'bigint' | 'int' };
  /** `unit_id` unless said otherwise. */
  readonly unit?: string;
  /** Whom a decision is about, and the expression over `r` that gives his key. */
  readonly subject: { readonly kind: string; readonly sql: string };
  /** Rows that move, as a condition over `r`; all of them unless said otherwise. */
  readonly live?: string;
  /** What changes besides the unit: `version = r.version + 1`. */
  readonly touch?: string;
  readonly dwellings?: string;
  /**
   * For a table that only its functions may write: a call that moves `keys` to `units`, two arrays in step, and yields the keys it moved.
   * `$1` is the reorganisation. Taking back is then the library's own.
   */
  readonly movedBy?: (keys: string, units: string) => string;
}

/** Moves one column of one table by set statements, and puts it back exactly. */
export function movesColumn(column: UnitColumn): MovesWithUnits {
  const { code, title, table, key, unit = 'unit_id', subject, live = 'true', touch, dwellings, movedBy } = column;
  const set = (to: string) => `SET ${unit} = ${to}${touch ? `, ${touch}` : ''}`;
  const ways = `
    SELECT r.${key.column} AS record, (${subject.sql})::text AS subject, w.old_id,
      coalesce(d.target_id, w.target_id) AS target_id, coalesce(t.unit_id, w.new_id) AS new_id
    FROM ${table} r
    JOIN territory.reorganisation_way w ON w.reorganisation_id = $1 AND w.old_id = r.${unit}
    LEFT JOIN territory.reorganisation_decision d
      ON d.reorganisation_id = $1 AND d.old_id = w.old_id AND d.subject_kind = '${subject.kind}' AND d.subject = (${subject.sql})::text
    LEFT JOIN territory.reorganisation_target t ON t.id = d.target_id
    WHERE ${live}`;
  const inStep = (what: string) => `ARRAY(SELECT ${what} FROM way ORDER BY record)`;
  const move = movedBy
    ? `SELECT way.* FROM way JOIN ${movedBy(inStep('record'), inStep('new_id'))} AS done (record) USING (record)`
    : `UPDATE ${table} r ${set('way.new_id')} FROM way WHERE r.${key.column} = way.record RETURNING way.*`;
  return {
    code,
    title,
    ...(dwellings ? { dwellings } : {}),
    preview: (tx, { id }) =>
      tx.sql<Moving>(
        `SELECT old_id AS "oldId", target_id AS "targetId", count(*) AS count FROM (${ways}) way GROUP BY old_id, target_id`,
        [id],
      ),
    listWaiting: (tx, { id }, limit) =>
      tx.sql<Waiting>(
        `SELECT DISTINCT old_id AS "oldId", '${subject.kind}' AS "subjectKind", subject FROM (${ways}) way
         WHERE target_id IS NULL ORDER BY 1, 3 LIMIT $2`,
        [id, limit],
      ),
    apply: async (tx, { id }) => {
      const { count } = await tx.one<{ count: number }>(
        `WITH way AS MATERIALIZED (${ways}),
         moved AS (${move}),
         noted AS (INSERT INTO territory.reorganisation_moved (reorganisation_id, what, record, old_id, new_id)
           SELECT $1, $2, record::text, old_id, new_id FROM moved RETURNING 1)
         SELECT count(*) AS count FROM noted`,
        [id, code],
      );
      return count;
    },
    undo: async (tx, { id }) => {
      const { count } = await tx.one<{ count: number }>(
        `WITH noted AS (DELETE FROM territory.reorganisation_moved WHERE reorganisation_id = $1 AND what = $2 RETURNING *),
         back AS (UPDATE ${table} r ${set('noted.old_id')} FROM noted
           WHERE r.${key.column} = noted.record::${key.type} AND r.${unit} = noted.new_id RETURNING 1)
         SELECT count(*) AS count FROM back`,
        [id, code],
      );
      return count;
    },
    countOnMade: async (tx, { id }) => {
      const { count } = await tx.one<{ count: number }>(
        `SELECT count(*) AS count FROM ${table} r JOIN territory.unit u ON u.id = r.${unit} WHERE u.made_by = $1`,
        [id],
      );
      return count;
    },
  };
}
