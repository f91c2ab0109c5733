import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { sealedByProgramme } from './seal.sql.js';

/** Schema `casework`: cases with their clock, history, dossier, decisions and tasks. */
export class CreateCasework1795424400250 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA casework;
      GRANT USAGE ON SCHEMA casework TO an_sinh_reader, an_sinh_system;`);
    await db.query(cases);
    await db.query(decisions);
    await db.query(tasks);
    await db.query(scope);
    await db.query(handOver);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA casework CASCADE`);
  }
}

const cases = `
  CREATE TABLE casework.case_file (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    code text NOT NULL UNIQUE,
    programme text NOT NULL,
    procedure text NOT NULL,
    procedure_version text NOT NULL,
    person_id uuid NOT NULL,
    unit_id int NOT NULL,
    state text NOT NULL,
    returns_to text,
    outcome text,
    received_on date NOT NULL,
    received_at timestamptz,
    closed_on date,
    about_decision_id uuid,
    clock_kind text,
    clock_amount int,
    clock_started timestamptz,
    clock_due timestamptz,
    clock_paused timestamptz,
    clock_remaining bigint,
    sort_due timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(clock_due, 'infinity')) STORED,
    overdue_since timestamptz,
    responsible_role text,
    assigned_to uuid,
    touched_at timestamptz NOT NULL DEFAULT platform.clock(),
    version int NOT NULL DEFAULT 1,
    CHECK ((outcome IS NULL) = (closed_on IS NULL)),
    CHECK (outcome IS NULL OR clock_due IS NULL));
  COMMENT ON TABLE casework.case_file IS 'One application under one procedure, and where it stands. The folded end of its history.';
  COMMENT ON COLUMN casework.case_file.unit_id IS 'The unit that answers for the case now; a reorganisation moves it.';
  COMMENT ON COLUMN casework.case_file.received_at IS 'The instant from which limits in hours count; absent for what came with a list.';
  COMMENT ON COLUMN casework.case_file.clock_due IS 'The last instant in time; null while paused or where law sets no limit.';
  CREATE INDEX case_file_worklist ON casework.case_file (unit_id, sort_due, id) WHERE outcome IS NULL;
  CREATE INDEX case_file_received ON casework.case_file (unit_id, received_on DESC, id DESC);
  CREATE INDEX case_file_sweep ON casework.case_file (clock_due) WHERE outcome IS NULL AND overdue_since IS NULL;
  CREATE INDEX case_file_person ON casework.case_file (person_id);

  CREATE TABLE casework.case_event (
    case_id uuid NOT NULL REFERENCES casework.case_file,
    seq int NOT NULL,
    step text NOT NULL,
    state_from text,
    state_to text NOT NULL,
    outcome text,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    duty_id uuid,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    held_on date NOT NULL,
    reason text,
    form jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (case_id, seq));
  COMMENT ON TABLE casework.case_event IS 'Every step taken, in order. Only ever added to; its fold is the state of the case.';

  CREATE TABLE casework.dossier_item (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL REFERENCES casework.case_file,
    item text NOT NULL,
    file_id uuid REFERENCES platform.stored_file,
    received_on date NOT NULL,
    note text,
    origin text NOT NULL DEFAULT 'handed-in' CHECK (origin IN ('handed-in', 'held', 'registry')),
    from_case uuid REFERENCES casework.case_file);
  COMMENT ON TABLE casework.dossier_item IS 'Papers of a case; without a file when only the paper was seen, or where none is needed.';
  COMMENT ON COLUMN casework.dossier_item.origin IS 'handed-in for this case, held from an earlier one, or proven by the national population database.';
  CREATE INDEX dossier_item_case ON casework.dossier_item (case_id);
`;

const decisions = `
  CREATE TABLE casework.decision_number (
    agency_id int NOT NULL,
    year int NOT NULL,
    sealed_for text NOT NULL DEFAULT '',
    last int NOT NULL,
    PRIMARY KEY (agency_id, year, sealed_for));
  COMMENT ON TABLE casework.decision_number IS 'The last number each agency gave in a year.';
  COMMENT ON COLUMN casework.decision_number.sealed_for IS 'A sealed programme, whose papers are numbered apart so that no gap betrays them; empty for all others.';

  CREATE TABLE casework.decision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL REFERENCES casework.case_file,
    kind text NOT NULL,
    sealed_for text NOT NULL DEFAULT '',
    number int NOT NULL,
    symbol text NOT NULL,
    signed_on date NOT NULL,
    effect_from date NOT NULL,
    agency_id int NOT NULL,
    signer_id uuid NOT NULL,
    paper jsonb NOT NULL,
    replaces uuid REFERENCES casework.decision,
    revoked_by uuid REFERENCES casework.decision,
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE casework.decision IS 'A signed, numbered decision. Its paper keeps the names of its own day and is never rewritten.';
  CREATE UNIQUE INDEX decision_number_of_year ON casework.decision (agency_id, sealed_for, (extract(year FROM signed_on)), number);
  CREATE INDEX decision_case ON casework.decision (case_id);
  ALTER TABLE casework.case_file ADD FOREIGN KEY (about_decision_id) REFERENCES casework.decision;
`;

const tasks = `
  CREATE TABLE casework.task (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    programme text NOT NULL,
    unit_id int NOT NULL,
    person_id uuid,
    case_id uuid REFERENCES casework.case_file,
    role text NOT NULL,
    due_on date,
    cause jsonb NOT NULL DEFAULT '{}',
    cause_key text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT platform.clock(),
    done_at timestamptz,
    done_by uuid,
    UNIQUE (unit_id, programme, kind, cause_key));
  COMMENT ON TABLE casework.task IS 'Work that a fact or a deadline asks for, until someone has done it.';
  CREATE INDEX task_open ON casework.task (unit_id, due_on) WHERE done_at IS NULL;

  CREATE TABLE casework.saved_queue (
    owner_id uuid NOT NULL DEFAULT platform.actor(),
    seal text[] NOT NULL DEFAULT platform.clearances(),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    filter jsonb NOT NULL,
    made_at timestamptz NOT NULL DEFAULT platform.clock(),
    PRIMARY KEY (owner_id, seal, name));
  COMMENT ON TABLE casework.saved_queue IS 'Filters of the worklist that somebody goes back to, under names of his own.';
`;

const scope = `
  ALTER TABLE casework.case_file ENABLE ROW LEVEL SECURITY;
  ALTER TABLE casework.case_file FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON casework.case_file TO an_sinh_reader
    USING (unit_id = ANY ((SELECT platform.units())::int[]) AND programme = ANY ((SELECT platform.programmes())::text[]));
  CREATE POLICY everything ON casework.case_file TO an_sinh_system USING (true);
  ${sealedByProgramme('casework.case_file')}

  ALTER TABLE casework.task ENABLE ROW LEVEL SECURITY;
  ALTER TABLE casework.task FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON casework.task TO an_sinh_reader
    USING (unit_id = ANY ((SELECT platform.units())::int[]) AND programme = ANY ((SELECT platform.programmes())::text[]));
  CREATE POLICY everything ON casework.task TO an_sinh_system USING (true);
  ${sealedByProgramme('casework.task')}
  ALTER TABLE casework.decision_number ENABLE ROW LEVEL SECURITY;
  ALTER TABLE casework.decision_number FORCE ROW LEVEL SECURITY;
  CREATE POLICY numbering ON casework.decision_number TO an_sinh_reader, an_sinh_system
    USING (sealed_for = '' OR sealed_for = ANY ((SELECT platform.clearances())::text[]));

  -- What belongs to a case is seen by whoever sees the case.
  ${['case_event', 'dossier_item', 'decision']
    .map(
      (table) => `
  ALTER TABLE casework.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE casework.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON casework.${table} TO an_sinh_reader, an_sinh_system
    USING (EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id));`,
    )
    .join('')}

  -- A filter holds what was typed, also the name of somebody behind a seal: it is seen as it was made.
  ALTER TABLE casework.saved_queue ENABLE ROW LEVEL SECURITY;
  ALTER TABLE casework.saved_queue FORCE ROW LEVEL SECURITY;
  CREATE POLICY own ON casework.saved_queue TO an_sinh_reader
    USING (owner_id = (SELECT platform.actor()) AND seal = (SELECT platform.clearances())::text[]);

  GRANT SELECT ON ALL TABLES IN SCHEMA casework TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON ALL TABLES IN SCHEMA casework TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON casework.case_file, casework.decision_number, casework.task TO an_sinh_app, an_sinh_system;
  GRANT UPDATE, DELETE ON casework.saved_queue TO an_sinh_app;
  GRANT UPDATE (revoked_by) ON casework.decision TO an_sinh_app, an_sinh_system;
`;

// Giving a case away takes it out of the giver's own scope, which row-level security rightly refuses to a plain update.
const handOver = `
  CREATE POLICY functions ON casework.case_file TO CURRENT_USER USING (true);
  CREATE FUNCTION casework.hand_over(p_person uuid, p_programme text, p_unit int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE v_count int;
  BEGIN
    UPDATE casework.case_file SET unit_id = p_unit, version = version + 1
     WHERE person_id = p_person AND programme = p_programme AND unit_id <> p_unit
       AND unit_id = ANY (platform.units()) AND programme = ANY (platform.programmes())
       AND (programme <> ALL (platform.sealed_programmes()) OR programme = ANY (platform.clearances()));
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
  END $$;
  COMMENT ON FUNCTION casework.hand_over IS 'Gives a person''s cases of one programme, of the caller''s own area, to another unit.';
  REVOKE ALL ON FUNCTION casework.hand_over FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION casework.hand_over TO an_sinh_app;
`;
