import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { asOwner, inside } from './benefit/function-kinds.sql.js';

/**
 * Lines and chains taken from unit to unit when the map changes, whole sets at once, and put back. Only the system calls them:
 * nobody's area of duty reaches both maps.
 */
export class CreateBenefitMoves1795424400320 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(lines);
    await db.query(chains);
    await db.query(grants);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP FUNCTION benefit.move_lines, benefit.return_lines, benefit.return_chains, benefit.move_chains, benefit.mark_moved,
        benefit.first_month`,
    );
  }
}

const lines = `
  CREATE FUNCTION benefit.first_month(p_day date) RETURNS int LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (extract(year FROM last.day) * 12 + extract(month FROM last.day))::int FROM (SELECT p_day - 1) AS last (day) $$;
  COMMENT ON FUNCTION benefit.first_month IS 'The first month that lies wholly on or after a day.';

  -- The months in which a rate of some area speaks for one of the two units and not for the other.
  CREATE FUNCTION benefit.mark_moved(p_operations bigint[]) RETURNS void ${inside} AS $$
  BEGIN
    INSERT INTO benefit.dirty (programme, chain_id, months)
    SELECT DISTINCT made.programme, made.chain_id, made.months * r.months
      FROM benefit.operation o
      JOIN benefit.line made ON made.chain_id = o.chain_id AND made.operation_id = o.id
      JOIN benefit.line stood ON stood.chain_id = o.chain_id AND stood.superseded_by = o.id
       AND stood.months @> made.months AND stood.unit_id <> made.unit_id
      JOIN benefit.rate_row r ON r.rate_key = made.rate_key AND r.unit_id IS NOT NULL AND r.months && made.months
       AND r.operation_id IS NOT NULL AND r.retired_by IS NULL
     WHERE o.id = ANY (p_operations)
       AND EXISTS (SELECT FROM territory.unit_within w WHERE w.unit_id = made.unit_id AND w.area_id = r.unit_id)
        <> EXISTS (SELECT FROM territory.unit_within w WHERE w.unit_id = stood.unit_id AND w.area_id = r.unit_id);
  END $$;

  CREATE FUNCTION benefit.move_lines(p_lines bigint[], p_units int[], p_on date, p_reason text) RETURNS SETOF bigint ${asOwner} AS $$
  DECLARE
    v_from int := benefit.first_month(p_on);
    v_operations bigint[];
  BEGIN
    PERFORM FROM benefit.chain c WHERE c.id IN (SELECT l.chain_id FROM benefit.line l WHERE l.id = ANY (p_lines))
      ORDER BY c.id FOR NO KEY UPDATE;
    WITH made AS (
      INSERT INTO benefit.operation (kind, chain_id, months, reason)
      SELECT DISTINCT 'move', l.chain_id, int4range(v_from, NULL), p_reason
        FROM benefit.line l WHERE l.id = ANY (p_lines) AND l.superseded_by IS NULL RETURNING id)
    SELECT array_agg(id) INTO v_operations FROM made;
    WITH gone AS (
      UPDATE benefit.line l SET superseded_by = o.id
        FROM unnest(p_lines, p_units) AS way (line_id, to_unit), benefit.operation o
       WHERE l.id = way.line_id AND l.superseded_by IS NULL AND o.chain_id = l.chain_id AND o.id = ANY (v_operations)
      RETURNING l.*, way.to_unit)
    INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, multiplier, months, operation_id)
    SELECT chain_id, programme, rate_key, part.unit_id, basis_id, multiplier, part.months, superseded_by
      FROM gone, LATERAL (VALUES (gone.unit_id, gone.months * int4range(NULL, v_from)),
                                 (gone.to_unit, gone.months * int4range(v_from, NULL))) AS part (unit_id, months)
     WHERE NOT isempty(part.months);
    PERFORM benefit.mark_moved(v_operations);
    RETURN QUERY SELECT l.id FROM benefit.line l WHERE l.id = ANY (p_lines) AND l.superseded_by = ANY (v_operations);
  END $$;
  COMMENT ON FUNCTION benefit.move_lines IS
    'Takes live lines to other units from a day''s first whole month on; the months before stay where they were. Returns those it took.';

  -- What the move wrote is taken away, not superseded: nothing was ever granted there. The two operations tell that it was.
  CREATE FUNCTION benefit.return_lines(p_lines bigint[], p_reason text) RETURNS SETOF bigint ${asOwner} AS $$
  DECLARE v_operations bigint[];
  BEGIN
    PERFORM FROM benefit.chain c WHERE c.id IN (SELECT l.chain_id FROM benefit.line l WHERE l.id = ANY (p_lines))
      ORDER BY c.id FOR NO KEY UPDATE;
    SELECT array_agg(o.id) INTO v_operations FROM benefit.operation o
     WHERE o.kind = 'move' AND o.id IN (SELECT l.superseded_by FROM benefit.line l WHERE l.id = ANY (p_lines))
       AND NOT EXISTS (SELECT FROM benefit.line l WHERE l.chain_id = o.chain_id AND l.operation_id = o.id AND l.superseded_by IS NOT NULL);
    PERFORM benefit.mark_moved(v_operations);
    INSERT INTO benefit.operation (kind, chain_id, months, reason, undoes)
    SELECT 'undo', o.chain_id, o.months, p_reason, o.id FROM benefit.operation o WHERE o.id = ANY (v_operations);
    DELETE FROM benefit.line l USING benefit.operation o
     WHERE o.id = ANY (v_operations) AND l.chain_id = o.chain_id AND l.operation_id = o.id;
    RETURN QUERY UPDATE benefit.line l SET superseded_by = NULL
      WHERE l.id = ANY (p_lines) AND l.superseded_by = ANY (v_operations) RETURNING l.id;
  END $$;
  COMMENT ON FUNCTION benefit.return_lines IS 'Puts back what move_lines took, where nobody has changed it since. Returns those it put back.';
`;

const chains = `
  CREATE FUNCTION benefit.move_chains(p_chains bigint[], p_units int[]) RETURNS SETOF bigint ${asOwner} AS $$
  BEGIN
    PERFORM FROM benefit.chain c WHERE c.id = ANY (p_chains) ORDER BY c.id FOR NO KEY UPDATE;
    RETURN QUERY UPDATE benefit.chain c SET unit_id = way.to_unit,
      payee_id = benefit.payee_of(p.person_id, way.to_unit, p.channel, p.bank, p.account, p.holder)
      FROM unnest(p_chains, p_units) AS way (chain_id, to_unit), benefit.payee p
     WHERE c.id = way.chain_id AND p.id = c.payee_id RETURNING c.id;
  END $$;
  COMMENT ON FUNCTION benefit.move_chains IS 'Gives chains, with the place they are paid at, to other units; the account stays. Returns them.';

  CREATE FUNCTION benefit.return_chains(p_chains bigint[], p_units int[], p_reorganisation int) RETURNS SETOF bigint ${asOwner} AS $$
  BEGIN
    RETURN QUERY SELECT * FROM benefit.move_chains(p_chains, p_units);
    DELETE FROM benefit.payee p USING territory.unit u
     WHERE u.id = p.unit_id AND u.made_by = p_reorganisation AND NOT EXISTS (SELECT FROM benefit.chain c WHERE c.payee_id = p.id);
  END $$;
  COMMENT ON FUNCTION benefit.return_chains IS 'Gives chains back; payees left on units that the reorganisation made go with these units.';
`;

const grants = `
  REVOKE EXECUTE ON FUNCTION benefit.move_lines, benefit.return_lines, benefit.move_chains, benefit.return_chains, benefit.mark_moved,
    benefit.first_month FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION benefit.move_lines, benefit.return_lines, benefit.move_chains, benefit.return_chains, benefit.first_month
    TO an_sinh_system;
`;
