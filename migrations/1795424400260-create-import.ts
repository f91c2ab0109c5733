import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { sealedByProgramme } from './seal.sql.js';

/** Schema `import`: lists kept in Excel that were checked, what was found in them, and what they made of the records. */
export class CreateImport1795424400260 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(batches);
    await db.query(scope);
    await db.query(takenNumbers);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION citizen.taken_numbers;
      DROP SCHEMA import CASCADE;`);
  }
}

const batches = `
  CREATE SCHEMA import;
  GRANT USAGE ON SCHEMA import TO an_sinh_reader, an_sinh_system;

  CREATE TABLE import.batch (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    sheet text NOT NULL,
    programme text NOT NULL,
    units int[] NOT NULL,
    sha256 text NOT NULL,
    state text NOT NULL DEFAULT 'checked' CHECK (state IN ('checked', 'committed', 'taken-back')),
    row_count int NOT NULL,
    fault_count int NOT NULL,
    checked_by uuid NOT NULL DEFAULT platform.actor(),
    checked_at timestamptz NOT NULL DEFAULT platform.clock(),
    committed_by uuid,
    committed_at timestamptz,
    taken_back_by uuid,
    taken_back_at timestamptz,
    taken_back_because text,
    CHECK ((state = 'checked') = (committed_at IS NULL)),
    CHECK ((state = 'taken-back') = (taken_back_at IS NOT NULL)));
  COMMENT ON TABLE import.batch IS 'A list as it was handed in: checked, then taken over whole or not at all, and perhaps taken back.';
  COMMENT ON COLUMN import.batch.units IS 'The communes its rows are about.';
  CREATE UNIQUE INDEX batch_once ON import.batch (sheet, sha256) WHERE state = 'committed';

  CREATE TABLE import.row (
    batch_id uuid NOT NULL REFERENCES import.batch,
    row int NOT NULL,
    cells jsonb NOT NULL,
    given jsonb NOT NULL,
    PRIMARY KEY (batch_id, row));
  COMMENT ON TABLE import.row IS 'What was read of each row: what is taken over is what was checked.';
  COMMENT ON COLUMN import.row.given IS 'Its cells as they stood in the file, to be given back for mending.';

  CREATE TABLE import.finding (
    batch_id uuid NOT NULL REFERENCES import.batch,
    seq int NOT NULL,
    row int NOT NULL,
    col text NOT NULL,
    field text NOT NULL,
    code text NOT NULL,
    reason text NOT NULL,
    repair text,
    PRIMARY KEY (batch_id, seq));
  COMMENT ON TABLE import.finding IS 'What is wrong with a cell, in the words shown, in the order of the sheet.';

  CREATE TABLE import.made (
    batch_id uuid NOT NULL REFERENCES import.batch,
    row int NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    before jsonb,
    PRIMARY KEY (batch_id, kind, key));
  COMMENT ON COLUMN import.made.before IS 'How it stood before, for what was changed and not made.';
  COMMENT ON TABLE import.made IS 'What a batch made of the records, so that exactly this can be taken back.';
`;

const children = ['row', 'finding', 'made'];

const scope = `
  ALTER TABLE import.batch ENABLE ROW LEVEL SECURITY;
  ALTER TABLE import.batch FORCE ROW LEVEL SECURITY;
  -- Before it is taken over, a list may name communes that are not its bringer's: then it is the bringer's alone.
  CREATE POLICY scope ON import.batch TO an_sinh_reader
    USING (programme = ANY ((SELECT platform.programmes())::text[])
      AND (units <@ (SELECT platform.units())::int[] AND units <> '{}' OR state = 'checked' AND checked_by = (SELECT platform.actor())));
  CREATE POLICY everything ON import.batch TO an_sinh_system USING (true);
  ${sealedByProgramme('import.batch')}
  ${children
    .map(
      (table) => `
  ALTER TABLE import.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE import.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON import.${table} TO an_sinh_reader, an_sinh_system USING (EXISTS (SELECT FROM import.batch b WHERE b.id = batch_id));`,
    )
    .join('\n')}
  GRANT SELECT ON ALL TABLES IN SCHEMA import TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON ALL TABLES IN SCHEMA import TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON import.batch TO an_sinh_app, an_sinh_system;
`;

const takenNumbers = `
  -- The unique key on numbers is checked past row-level security: a check that could not see hidden people would promise what
  -- the writing then refuses. It tells no more than registering each of them would.
  CREATE FUNCTION citizen.taken_numbers(numbers text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT value FROM citizen.identifier WHERE value = ANY (numbers) AND kind = 'pin' AND status = 'valid' $$;
  COMMENT ON FUNCTION citizen.taken_numbers IS 'Which of these personal numbers are somebody''s in force, in or out of the caller''s area; not whose.';
  GRANT an_sinh_system TO CURRENT_USER;
  GRANT CREATE ON SCHEMA citizen TO an_sinh_system;
  ALTER FUNCTION citizen.taken_numbers(text[]) OWNER TO an_sinh_system;
  REVOKE CREATE ON SCHEMA citizen FROM an_sinh_system;
  REVOKE an_sinh_system FROM CURRENT_USER;
  REVOKE EXECUTE ON FUNCTION citizen.taken_numbers FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION citizen.taken_numbers TO an_sinh_reader, an_sinh_system;
`;
