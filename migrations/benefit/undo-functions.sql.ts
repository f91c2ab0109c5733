import { asOwner, inside } from './function-kinds.sql.js';

/** Undo of lines, holds and rates. */
export const undo = `
  -- Later work on the same months must be undone first: an undo puts back what stood before it, exactly.
  CREATE FUNCTION benefit.refuse_overtaken(p_of benefit.operation) RETURNS void ${inside} AS $$
  DECLARE v_by bigint;
  BEGIN
    SELECT min(o.id) INTO v_by FROM benefit.operation o
     WHERE o.id > p_of.id AND o.months && p_of.months AND NOT EXISTS (SELECT FROM benefit.operation u WHERE u.undoes = o.id)
       AND CASE WHEN p_of.kind = 'paint' THEN o.kind IN ('paint', 'move') AND o.chain_id = p_of.chain_id
                WHEN p_of.rate_key IS NOT NULL THEN o.kind IN ('publish', 'retire') AND o.rate_key = p_of.rate_key
                  AND o.unit_id IS NOT DISTINCT FROM p_of.unit_id
                ELSE o.kind = 'lift' AND o.person_id = p_of.person_id AND o.hold_id = p_of.hold_id END;
    IF v_by IS NOT NULL THEN
      PERFORM benefit.refuse('OPERATION_OVERTAKEN', jsonb_build_object('operationId', p_of.id, 'by', v_by)); END IF;
  END $$;

  CREATE FUNCTION benefit.undo_lines(p_of benefit.operation, p_operation bigint) RETURNS void ${inside} AS $$
  DECLARE v_chain benefit.chain := benefit.lock_chain(p_of.chain_id);
  BEGIN
    PERFORM benefit.refuse_overtaken(p_of);
    PERFORM benefit.clear_window(v_chain, p_of.months, p_operation);
    INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, multiplier, months, operation_id)
    SELECT chain_id, programme, rate_key, unit_id, basis_id, multiplier, months * p_of.months, p_operation
      FROM benefit.line WHERE chain_id = p_of.chain_id AND superseded_by = p_of.id;
    PERFORM benefit.settle_unit(p_of.chain_id);
  END $$;

  CREATE FUNCTION benefit.undo_hold(p_of benefit.operation, p_operation bigint) RETURNS void ${inside} AS $$
  BEGIN
    PERFORM benefit.mark_held(p_of.person_id, p_of.chain_id, p_of.months);
    PERFORM benefit.refuse_overtaken(p_of);
    PERFORM benefit.clear_hold(p_of.hold_id, p_of.months, p_operation);
    INSERT INTO benefit.hold (placed_as, person_id, chain_id, months, reason, operation_id)
    SELECT placed_as, person_id, chain_id, months * p_of.months, reason, p_operation
      FROM benefit.hold WHERE placed_as = p_of.hold_id AND retired_by = p_of.id;
  END $$;

  CREATE FUNCTION benefit.undo_rate(p_of benefit.operation, p_operation bigint) RETURNS void ${inside} AS $$
  BEGIN
    PERFORM FROM benefit.rate_key WHERE id = p_of.rate_key FOR UPDATE;
    IF p_of.actor_id = platform.actor() THEN PERFORM benefit.refuse('RATE_SAME_PERSON', jsonb_build_object('operationId', p_of.id)); END IF;
    PERFORM benefit.refuse_overtaken(p_of);
    PERFORM benefit.clear_rate(p_of.rate_key, p_of.unit_id, p_of.months, p_operation);
    INSERT INTO benefit.rate_row (rate_key, unit_id, months, value, instrument, certainty, in_force, proposed_by, proposed_at, operation_id)
    SELECT rate_key, unit_id, months * p_of.months, value, instrument, certainty, in_force, proposed_by, proposed_at, p_operation
      FROM benefit.rate_row WHERE rate_key = p_of.rate_key AND unit_id IS NOT DISTINCT FROM p_of.unit_id AND retired_by = p_of.id;
  END $$;

  CREATE FUNCTION benefit.may_undo(p_of benefit.operation) RETURNS boolean ${inside} AS $$
  BEGIN
    RETURN CASE
      WHEN p_of.rate_key IS NOT NULL THEN
        (SELECT benefit.may_rate(k.table_code, p_of.unit_id) FROM benefit.rate_key k WHERE k.id = p_of.rate_key)
      WHEN p_of.kind = 'paint' THEN EXISTS (SELECT FROM benefit.chain c WHERE c.id = p_of.chain_id AND benefit.may(c.unit_id, c.programme))
      ELSE benefit.may_hold(p_of.person_id, p_of.chain_id) END;
  END $$;

  CREATE FUNCTION benefit.undo(p_of bigint, p_decision uuid, p_reason text) RETURNS bigint ${asOwner} AS $$
  DECLARE
    v_of benefit.operation;
    v_operation bigint;
  BEGIN
    SELECT * INTO v_of FROM benefit.operation WHERE id = p_of AND kind NOT IN ('move', 'undo') FOR UPDATE;
    IF NOT FOUND OR NOT benefit.may_undo(v_of) THEN
      PERFORM benefit.refuse('OPERATION_NOT_FOUND', jsonb_build_object('operationId', p_of)); END IF;
    IF EXISTS (SELECT FROM benefit.operation WHERE undoes = p_of) THEN
      PERFORM benefit.refuse('OPERATION_ALREADY_UNDONE', jsonb_build_object('operationId', p_of)); END IF;
    v_operation := benefit.record('undo', v_of.months, p_decision, p_reason, p_chain => v_of.chain_id, p_person => v_of.person_id,
      p_hold => v_of.hold_id, p_rate_key => v_of.rate_key, p_unit => v_of.unit_id, p_undoes => p_of);
    CASE WHEN v_of.kind = 'paint' THEN PERFORM benefit.undo_lines(v_of, v_operation);
         WHEN v_of.rate_key IS NOT NULL THEN PERFORM benefit.undo_rate(v_of, v_operation);
         ELSE PERFORM benefit.undo_hold(v_of, v_operation); END CASE;
    RETURN v_operation;
  END $$;
`;
