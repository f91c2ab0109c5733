import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { asOwner, inside } from './benefit/function-kinds.sql.js';
import { rates } from './benefit/rate-functions.sql.js';
import { undo } from './benefit/undo-functions.sql.js';

/**
 * The only ways to change lines, holds and rates. Each writes an operation, and in the same transaction marks exactly the
 * months it touches for the next pay run; a change by any other way would never be paid. They run as their owner, past
 * row-level security, and therefore check the caller's scope themselves.
 */
export class CreateBenefitFunctions1795424400310 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(helpers);
    await db.query(chains);
    await db.query(handOver);
    await db.query(lines);
    await db.query(holds);
    await db.query(overlappingLines);
    await db.query(overlaps);
    await db.query(rates);
    await db.query(undo);
    await db.query(grants);
  }

  async down(db: QueryRunner): Promise<void> {
    const rows = (await db.query(
      `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = 'benefit'::regnamespace`,
    )) as { name: string }[];
    for (const { name } of rows) await db.query(`DROP FUNCTION ${name}`);
  }
}

const helpers = `
  CREATE FUNCTION benefit.refuse(p_code text, p_params jsonb DEFAULT '{}') RETURNS void ${inside} AS $$
  BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AN001', MESSAGE = p_code, DETAIL = p_params::text;
  END $$;
  COMMENT ON FUNCTION benefit.refuse IS 'A refusal the caller turns into an error of its own: the code in the message, its parameters in the detail.';

  -- The role a session took stays readable inside a function that runs as its owner; only the worker can take the system's.
  CREATE FUNCTION benefit.may(p_unit int, p_programme text) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_setting('role') IN ('an_sinh_system', 'an_sinh_sealed_system')
        OR p_unit = ANY (platform.units()) AND p_programme = ANY (platform.programmes()) $$;

  CREATE FUNCTION benefit.record(p_kind text, p_months int4range, p_decision uuid, p_reason text, p_chain bigint DEFAULT NULL,
    p_person uuid DEFAULT NULL, p_hold bigint DEFAULT NULL, p_rate_key int DEFAULT NULL, p_unit int DEFAULT NULL, p_undoes bigint DEFAULT NULL)
  RETURNS bigint ${inside} AS $$
  DECLARE v_id bigint;
  BEGIN
    INSERT INTO benefit.operation (kind, months, decision_id, reason, chain_id, person_id, hold_id, rate_key, unit_id, undoes)
    VALUES (p_kind, p_months, p_decision, p_reason, p_chain, p_person, p_hold, p_rate_key, p_unit, p_undoes) RETURNING id INTO v_id;
    INSERT INTO platform.audit_entry (actor_id, act, subject_kind, subject_id, body)
    VALUES (platform.actor(), 'benefit.' || p_kind, 'benefit-operation', v_id,
            jsonb_build_object('chain', p_chain, 'person', p_person, 'rateKey', p_rate_key, 'months', p_months, 'decision', p_decision));
    RETURN v_id;
  END $$;

  -- A chain opened while a hold is being placed on its person would be missed by the hold's marks: one after the other.
  CREATE FUNCTION benefit.lock_person(p_person uuid) RETURNS void ${inside} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(p_person::text, 7140300));
  END $$;

  CREATE FUNCTION benefit.lock_chain(p_chain bigint) RETURNS benefit.chain ${inside} AS $$
  DECLARE v_chain benefit.chain;
  BEGIN
    SELECT * INTO v_chain FROM benefit.chain WHERE id = p_chain AND benefit.may(unit_id, programme) FOR NO KEY UPDATE;
    IF NOT FOUND THEN PERFORM benefit.refuse('CHAIN_NOT_FOUND', jsonb_build_object('chainId', p_chain)); END IF;
    RETURN v_chain;
  END $$;
`;

const chains = `
  CREATE FUNCTION benefit.payee_of(p_person uuid, p_unit int, p_channel text, p_bank text, p_account text, p_holder text)
  RETURNS bigint ${inside} AS $$
  DECLARE v_id bigint;
  BEGIN
    IF coalesce(p_channel, '') NOT IN ('bank', 'post', 'cash') OR (p_channel = 'bank') <> (p_bank IS NOT NULL AND p_account IS NOT NULL)
      OR coalesce(p_holder, '') = '' THEN PERFORM benefit.refuse('PAYEE_INCOMPLETE', jsonb_build_object('channel', p_channel)); END IF;
    INSERT INTO benefit.payee (person_id, unit_id, channel, bank, account, holder)
    VALUES (p_person, p_unit, p_channel, p_bank, p_account, p_holder) ON CONFLICT ON CONSTRAINT payee_once DO NOTHING;
    SELECT id INTO v_id FROM benefit.payee WHERE person_id = p_person AND unit_id = p_unit AND channel = p_channel
      AND bank IS NOT DISTINCT FROM p_bank AND account IS NOT DISTINCT FROM p_account AND holder = p_holder;
    RETURN v_id;
  END $$;

  CREATE FUNCTION benefit.check_relation(p_relation text, p_person uuid, p_payee_person uuid) RETURNS void ${inside} AS $$
  BEGIN
    IF (p_relation = 'self') IS DISTINCT FROM (p_payee_person = p_person)
      OR p_relation NOT IN ('self', 'guardian', 'representative', 'carer', 'organiser') THEN PERFORM benefit.refuse('PAYEE_UNRELATED'); END IF;
  END $$;

  CREATE FUNCTION benefit.open_chain(p_person uuid, p_programme text, p_benefit text, p_unit int, p_case uuid, p_payee_person uuid,
    p_relation text, p_channel text, p_bank text, p_account text, p_holder text) RETURNS bigint ${asOwner} AS $$
  DECLARE v_id bigint;
  BEGIN
    IF NOT benefit.may(p_unit, p_programme) THEN
      PERFORM benefit.refuse('OUT_OF_SCOPE', jsonb_build_object('unitId', p_unit, 'programme', p_programme)); END IF;
    PERFORM benefit.check_relation(p_relation, p_person, p_payee_person);
    PERFORM benefit.lock_person(p_person);
    INSERT INTO benefit.chain (person_id, programme, benefit, unit_id, case_id, relation, payee_id)
    VALUES (p_person, p_programme, p_benefit, p_unit, p_case, p_relation,
      benefit.payee_of(p_payee_person, p_unit, p_channel, p_bank, p_account, p_holder)) RETURNING id INTO v_id;
    RETURN v_id;
  END $$;

  CREATE FUNCTION benefit.set_payee(p_chain bigint, p_payee_person uuid, p_relation text, p_channel text, p_bank text, p_account text, p_holder text)
  RETURNS void ${asOwner} AS $$
  DECLARE v_chain benefit.chain := benefit.lock_chain(p_chain);
  BEGIN
    PERFORM benefit.check_relation(p_relation, v_chain.person_id, p_payee_person);
    UPDATE benefit.chain SET relation = p_relation,
      payee_id = benefit.payee_of(p_payee_person, v_chain.unit_id, p_channel, p_bank, p_account, p_holder) WHERE id = p_chain;
  END $$;
`;

const handOver = `
  -- Gives a person's chains of one programme, of the caller's own area, to another unit: they leave the giver's sight.
  CREATE FUNCTION benefit.hand_over(p_person uuid, p_programme text, p_unit int) RETURNS int ${asOwner} AS $$
  DECLARE v_count int;
  BEGIN
    PERFORM benefit.lock_person(p_person);
    UPDATE benefit.chain c SET unit_id = p_unit,
      payee_id = benefit.payee_of(p.person_id, p_unit, p.channel, p.bank, p.account, p.holder)
      FROM benefit.payee p
     WHERE p.id = c.payee_id AND c.person_id = p_person AND c.programme = p_programme AND benefit.may(c.unit_id, c.programme);
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
  END $$;
`;

const lines = `
  -- Takes away what is live in the window, puts back what sticks out of it, and marks the window. Another unit's months are its own
  -- as long as there is that unit: those of one that ended go with the chain.
  CREATE FUNCTION benefit.clear_window(p_chain benefit.chain, p_months int4range, p_operation bigint) RETURNS void ${inside} AS $$
  BEGIN
    IF EXISTS (SELECT FROM benefit.line l WHERE l.chain_id = p_chain.id AND l.months && p_months AND l.superseded_by IS NULL
               AND NOT benefit.may(l.unit_id, l.programme)
               AND EXISTS (SELECT FROM territory.unit u WHERE u.id = l.unit_id AND upper_inf(u.in_force))) THEN
      PERFORM benefit.refuse('CHAIN_NOT_FOUND', jsonb_build_object('chainId', p_chain.id)); END IF;
    WITH gone AS (
      UPDATE benefit.line SET superseded_by = p_operation
       WHERE chain_id = p_chain.id AND months && p_months AND superseded_by IS NULL RETURNING *)
    INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, multiplier, months, operation_id)
    SELECT chain_id, programme, rate_key, unit_id, basis_id, multiplier, rest, p_operation
      FROM gone, unnest(int4multirange(gone.months) - int4multirange(p_months)) AS rest;
    INSERT INTO benefit.dirty VALUES (p_chain.programme, p_chain.id, p_months);
  END $$;

  -- The unit that answers for a chain is that of its last live line.
  CREATE FUNCTION benefit.settle_unit(p_chain bigint) RETURNS void ${inside} AS $$
  BEGIN
    UPDATE benefit.chain c SET unit_id = l.unit_id
      FROM (SELECT unit_id FROM benefit.line WHERE chain_id = p_chain AND superseded_by IS NULL ORDER BY months DESC LIMIT 1) l
     WHERE c.id = p_chain AND c.unit_id <> l.unit_id;
  END $$;

  CREATE FUNCTION benefit.basis_of(p_article text, p_certainty text) RETURNS int ${inside} AS $$
  DECLARE v_id int;
  BEGIN
    SELECT id INTO v_id FROM benefit.basis WHERE article = p_article AND certainty = p_certainty;
    IF NOT FOUND THEN
      INSERT INTO benefit.basis (article, certainty) VALUES (p_article, p_certainty)
        ON CONFLICT (article, certainty) DO UPDATE SET article = excluded.article RETURNING id INTO v_id;
    END IF;
    RETURN v_id;
  END $$;

  CREATE FUNCTION benefit.rate_key_of(p_table text, p_key text, p_programme text) RETURNS int ${inside} AS $$
  DECLARE v_id int;
  BEGIN
    SELECT k.id INTO v_id FROM benefit.rate_key k JOIN benefit.rate_table t ON t.code = k.table_code
     WHERE k.table_code = p_table AND k.key = p_key AND p_programme = ANY (t.programmes);
    IF NOT FOUND THEN PERFORM benefit.refuse('RATE_KEY_UNKNOWN', jsonb_build_object('table', p_table, 'key', p_key)); END IF;
    RETURN v_id;
  END $$;

  CREATE FUNCTION benefit.paint(p_chain bigint, p_months int4range, p_table text, p_key text, p_multiplier numeric, p_unit int,
    p_article text, p_certainty text, p_decision uuid, p_reason text) RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_chain benefit.chain := benefit.lock_chain(p_chain);
    v_operation bigint := benefit.record('paint', p_months, p_decision, p_reason, p_chain => p_chain);
  BEGIN
    PERFORM benefit.clear_window(v_chain, p_months, v_operation);
    IF p_table IS NOT NULL THEN
      IF NOT benefit.may(p_unit, v_chain.programme) THEN
        PERFORM benefit.refuse('OUT_OF_SCOPE', jsonb_build_object('unitId', p_unit, 'programme', v_chain.programme)); END IF;
      INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, multiplier, months, operation_id)
      VALUES (p_chain, v_chain.programme, benefit.rate_key_of(p_table, p_key, v_chain.programme), p_unit,
              benefit.basis_of(p_article, p_certainty), p_multiplier, p_months, v_operation);
      PERFORM benefit.settle_unit(p_chain);
    END IF;
    RETURN v_operation;
  END $$;
  COMMENT ON FUNCTION benefit.paint IS 'From these months on the chain holds this line, or nothing when no rate table is named. What stood there is superseded, not lost.';
`;

const holds = `
  -- Whoever may act in one chain of a person may report what concerns the person; its effect reaches every programme.
  CREATE FUNCTION benefit.may_hold(p_person uuid, p_chain bigint) RETURNS boolean ${inside} AS $$
  BEGIN
    RETURN current_setting('role') = 'an_sinh_system' OR EXISTS (SELECT FROM benefit.chain c
      WHERE c.person_id = p_person AND c.id = coalesce(p_chain, c.id) AND benefit.may(c.unit_id, c.programme));
  END $$;

  CREATE FUNCTION benefit.mark_held(p_person uuid, p_chain bigint, p_months int4range) RETURNS void ${inside} AS $$
  BEGIN
    PERFORM benefit.lock_person(p_person);
    INSERT INTO benefit.dirty SELECT c.programme, c.id, p_months FROM benefit.chain c
     WHERE c.person_id = p_person AND c.id = coalesce(p_chain, c.id);
  END $$;

  CREATE FUNCTION benefit.place_hold(p_person uuid, p_chain bigint, p_months int4range, p_hold_reason text, p_decision uuid, p_reason text)
  RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_hold bigint := nextval(pg_get_serial_sequence('benefit.hold', 'id'));
    v_person uuid := coalesce(p_person, (benefit.lock_chain(p_chain)).person_id);
    v_operation bigint := benefit.record('hold', p_months, p_decision, p_reason, p_chain => p_chain, p_person => v_person, p_hold => v_hold);
  BEGIN
    IF NOT benefit.may_hold(v_person, p_chain) THEN
      PERFORM benefit.refuse('PERSON_NOT_FOUND', jsonb_build_object('personId', v_person)); END IF;
    PERFORM benefit.mark_held(v_person, p_chain, p_months);
    INSERT INTO benefit.hold (id, placed_as, person_id, chain_id, months, reason, operation_id) OVERRIDING SYSTEM VALUE
    VALUES (v_hold, v_hold, v_person, p_chain, p_months, p_hold_reason, v_operation);
    RETURN v_operation;
  END $$;

  -- As clear_window does for lines: takes away what is live of a hold in the window and puts back what sticks out.
  CREATE FUNCTION benefit.clear_hold(p_hold bigint, p_months int4range, p_operation bigint) RETURNS void ${inside} AS $$
  BEGIN
    WITH gone AS (
      UPDATE benefit.hold SET retired_by = p_operation
       WHERE placed_as = p_hold AND months && p_months AND retired_by IS NULL RETURNING *)
    INSERT INTO benefit.hold (placed_as, person_id, chain_id, months, reason, operation_id)
    SELECT placed_as, person_id, chain_id, rest, reason, p_operation
      FROM gone, unnest(int4multirange(gone.months) - int4multirange(p_months)) AS rest;
  END $$;

  CREATE FUNCTION benefit.lift_hold(p_hold bigint, p_from int, p_decision uuid, p_reason text) RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_hold benefit.hold;
    v_months int4range;
    v_operation bigint;
  BEGIN
    SELECT * INTO v_hold FROM benefit.hold WHERE id = p_hold AND benefit.may_hold(person_id, chain_id);
    IF FOUND THEN
      PERFORM benefit.lock_person(v_hold.person_id);
      SELECT range_merge(range_agg(months)) * int4range(p_from, NULL) INTO v_months
        FROM benefit.hold WHERE placed_as = p_hold AND retired_by IS NULL AND months && int4range(p_from, NULL);
    END IF;
    IF v_months IS NULL THEN PERFORM benefit.refuse('HOLD_NOT_FOUND', jsonb_build_object('holdId', p_hold)); END IF;
    v_operation := benefit.record('lift', v_months, p_decision, p_reason, p_chain => v_hold.chain_id, p_person => v_hold.person_id, p_hold => p_hold);
    PERFORM benefit.mark_held(v_hold.person_id, v_hold.chain_id, v_months);
    PERFORM benefit.clear_hold(p_hold, v_months, v_operation);
    RETURN v_operation;
  END $$;
`;

const overlaps = `
  CREATE FUNCTION benefit.declare_overlap(p_code text, p_programme text, p_benefit text, p_months int4range, p_article text, p_certainty text)
  RETURNS void ${asOwner} AS $$
  BEGIN
    INSERT INTO benefit.overlap (code, programme, benefit, months, article, certainty)
    VALUES (p_code, p_programme, p_benefit, p_months, p_article, p_certainty)
    ON CONFLICT (code, programme, benefit) DO UPDATE
      SET months = excluded.months, article = excluded.article, certainty = excluded.certainty;
  END $$;

  -- Whoever grants a benefit must know that another excludes it, also one out of sight: told are its name and the month, nothing else.
  CREATE FUNCTION benefit.find_overlap(p_person uuid, p_programme text)
  RETURNS TABLE (code text, article text, benefit text, other text, month int) ${asOwner} AS $$
  BEGIN
    RETURN QUERY
    SELECT mine.code, mine.article, mine.name, other.name, lower(mine.months * other.months)
      FROM benefit.overlapping_lines(p_person) mine
      JOIN benefit.overlapping_lines(p_person) other ON other.code = mine.code AND other.chain_id <> mine.chain_id AND other.months && mine.months
     WHERE mine.programme = p_programme AND benefit.may(mine.unit_id, mine.programme)
     ORDER BY 5, 1, 3, 4 LIMIT 1;
  END $$;
  COMMENT ON FUNCTION benefit.find_overlap IS 'The first month in which a line of the caller''s own area meets another benefit of the person that excludes it.';
`;

const overlappingLines = `
  CREATE FUNCTION benefit.overlapping_lines(p_person uuid)
  RETURNS TABLE (code text, article text, programme text, name text, chain_id bigint, unit_id int, months int4range) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.code, o.article, o.programme, o.programme || '.' || o.benefit, c.id, c.unit_id, l.months * o.months
      FROM benefit.chain c
      JOIN benefit.overlap o ON o.programme = c.programme AND o.benefit = c.benefit
      JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL AND l.months && o.months
     WHERE c.person_id IN (
       SELECT p_person UNION SELECT p.id FROM citizen.person p WHERE p.merged_into = p_person
       UNION SELECT p.merged_into FROM citizen.person p WHERE p.id = p_person) $$;
  COMMENT ON FUNCTION benefit.overlapping_lines IS 'Lines of a person, and of registrations merged with it, under benefits that exclude others.';
`;

const grants = `
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA benefit FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION benefit.open_chain, benefit.set_payee, benefit.hand_over, benefit.paint, benefit.place_hold, benefit.lift_hold,
    benefit.propose_rate, benefit.publish_rate, benefit.retire_rate, benefit.undo,
    benefit.find_overlap TO an_sinh_app, an_sinh_system;
  GRANT EXECUTE ON FUNCTION benefit.declare_rate_key TO an_sinh_app, an_sinh_system;
  GRANT EXECUTE ON FUNCTION benefit.declare_rate_table, benefit.declare_overlap TO an_sinh_system;
`;
