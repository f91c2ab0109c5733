import { asOwner, inside } from './function-kinds.sql.js';

/** The rate book: draft, publication by a second person, withdrawal. */
export const rates = `
  -- A national row (no unit) reaches everybody: only who answers for a whole province may set one.
  CREATE FUNCTION benefit.may_rate(p_table text, p_unit int) RETURNS boolean ${inside} AS $$
  BEGIN
    RETURN current_setting('role') = 'an_sinh_system' OR (
      (SELECT t.programmes <@ platform.programmes() FROM benefit.rate_table t WHERE t.code = p_table)
      AND EXISTS (SELECT FROM territory.unit u
                   WHERE u.id = ANY (platform.units()) AND CASE WHEN p_unit IS NULL THEN u.level = 'province' ELSE u.id = p_unit END));
  END $$;

  CREATE FUNCTION benefit.declare_rate_table(p_code text, p_programmes text[], p_overlay text, p_keys text[]) RETURNS void ${asOwner} AS $$
  BEGIN
    INSERT INTO benefit.rate_table AS t (code, programmes, overlay) VALUES (p_code, p_programmes, p_overlay)
    ON CONFLICT (code) DO UPDATE SET overlay = excluded.overlay,
      programmes = (SELECT array_agg(DISTINCT each ORDER BY each) FROM unnest(t.programmes || excluded.programmes) AS each);
    INSERT INTO benefit.rate_key (table_code, key) SELECT p_code, unnest(p_keys) ON CONFLICT DO NOTHING;
  END $$;

  CREATE FUNCTION benefit.check_rate(p_table text, p_key text, p_unit int) RETURNS void ${inside} AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM benefit.rate_table WHERE code = p_table) THEN
      PERFORM benefit.refuse('RATE_KEY_UNKNOWN', jsonb_build_object('table', p_table, 'key', p_key)); END IF;
    IF NOT benefit.may_rate(p_table, p_unit) THEN PERFORM benefit.refuse('RATE_OUT_OF_SCOPE', jsonb_build_object('table', p_table)); END IF;
  END $$;

  CREATE FUNCTION benefit.declare_rate_key(p_table text, p_key text, p_unit int) RETURNS void ${asOwner} AS $$
  BEGIN
    PERFORM benefit.check_rate(p_table, p_key, p_unit);
    INSERT INTO benefit.rate_key (table_code, key) VALUES (p_table, p_key) ON CONFLICT DO NOTHING;
  END $$;

  CREATE FUNCTION benefit.propose_rate(p_table text, p_key text, p_unit int, p_months int4range, p_value numeric, p_instrument text,
    p_certainty text, p_in_force daterange) RETURNS bigint ${asOwner} AS $$
  DECLARE v_id bigint;
  BEGIN
    PERFORM benefit.check_rate(p_table, p_key, p_unit);
    IF p_value <= 0 THEN PERFORM benefit.refuse('RATE_NOT_POSITIVE', jsonb_build_object('value', p_value::text)); END IF;
    INSERT INTO benefit.rate_row (rate_key, unit_id, months, value, instrument, certainty, in_force, proposed_by)
    SELECT id, p_unit, p_months, p_value, p_instrument, p_certainty, p_in_force, platform.actor()
      FROM benefit.rate_key WHERE table_code = p_table AND key = p_key RETURNING id INTO v_id;
    IF NOT FOUND THEN PERFORM benefit.refuse('RATE_KEY_UNKNOWN', jsonb_build_object('table', p_table, 'key', p_key)); END IF;
    INSERT INTO platform.audit_entry (actor_id, act, subject_kind, subject_id, body)
    VALUES (platform.actor(), 'benefit.rate-proposed', 'rate', v_id, jsonb_build_object('key', p_key, 'value', p_value, 'months', p_months));
    RETURN v_id;
  END $$;

  -- As clear_window does for lines; each programme that draws on the table gets a mark of its own, to be consumed by its own run.
  CREATE FUNCTION benefit.clear_rate(p_rate_key int, p_unit int, p_months int4range, p_operation bigint) RETURNS void ${inside} AS $$
  BEGIN
    WITH gone AS (
      UPDATE benefit.rate_row SET retired_by = p_operation
       WHERE rate_key = p_rate_key AND unit_id IS NOT DISTINCT FROM p_unit AND months && p_months
         AND operation_id IS NOT NULL AND retired_by IS NULL RETURNING *)
    INSERT INTO benefit.rate_row (rate_key, unit_id, months, value, instrument, certainty, in_force, proposed_by, proposed_at, operation_id)
    SELECT rate_key, unit_id, rest, value, instrument, certainty, in_force, proposed_by, proposed_at, p_operation
      FROM gone, unnest(int4multirange(gone.months) - int4multirange(p_months)) AS rest;
    INSERT INTO benefit.rate_change
    SELECT unnest(t.programmes), p_rate_key, p_unit, p_months
      FROM benefit.rate_key k JOIN benefit.rate_table t ON t.code = k.table_code WHERE k.id = p_rate_key;
  END $$;

  -- The row in a rate column that no one else changes meanwhile.
  CREATE FUNCTION benefit.lock_rate(p_row bigint) RETURNS benefit.rate_row ${inside} AS $$
  DECLARE v_row benefit.rate_row; v_table text;
  BEGIN
    SELECT k.table_code INTO v_table FROM benefit.rate_row r JOIN benefit.rate_key k ON k.id = r.rate_key WHERE r.id = p_row FOR UPDATE OF k;
    SELECT * INTO v_row FROM benefit.rate_row WHERE id = p_row;
    IF NOT FOUND OR NOT benefit.may_rate(v_table, v_row.unit_id) OR v_row.retired_by IS NOT NULL THEN
      PERFORM benefit.refuse('RATE_NOT_FOUND', jsonb_build_object('rateId', p_row)); END IF;
    RETURN v_row;
  END $$;

  CREATE FUNCTION benefit.publish_rate(p_row bigint, p_decision uuid, p_reason text) RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_row benefit.rate_row := benefit.lock_rate(p_row);
    v_operation bigint;
  BEGIN
    IF v_row.operation_id IS NOT NULL THEN PERFORM benefit.refuse('RATE_ALREADY_PUBLISHED', jsonb_build_object('rateId', p_row)); END IF;
    IF v_row.proposed_by = platform.actor() THEN PERFORM benefit.refuse('RATE_SAME_PERSON', jsonb_build_object('rateId', p_row)); END IF;
    v_operation := benefit.record('publish', v_row.months, p_decision, p_reason, p_rate_key => v_row.rate_key, p_unit => v_row.unit_id);
    PERFORM benefit.clear_rate(v_row.rate_key, v_row.unit_id, v_row.months, v_operation);
    UPDATE benefit.rate_row SET operation_id = v_operation WHERE id = p_row;
    RETURN v_operation;
  END $$;

  -- From a month on, or altogether; the months before stay as they are.
  CREATE FUNCTION benefit.retire_rate(p_row bigint, p_decision uuid, p_reason text, p_from int) RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_row benefit.rate_row := benefit.lock_rate(p_row);
    v_months int4range := v_row.months * int4range(p_from, NULL);
    v_operation bigint;
  BEGIN
    IF v_row.operation_id IS NULL OR isempty(v_months) THEN PERFORM benefit.refuse('RATE_NOT_FOUND', jsonb_build_object('rateId', p_row)); END IF;
    IF platform.actor() = (SELECT actor_id FROM benefit.operation WHERE id = v_row.operation_id) THEN
      PERFORM benefit.refuse('RATE_SAME_PERSON', jsonb_build_object('rateId', p_row)); END IF;
    v_operation := benefit.record('retire', v_months, p_decision, p_reason, p_rate_key => v_row.rate_key, p_unit => v_row.unit_id);
    PERFORM benefit.clear_rate(v_row.rate_key, v_row.unit_id, v_months, v_operation);
    RETURN v_operation;
  END $$;
`;
