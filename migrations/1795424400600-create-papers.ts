import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `paper`: forms of papers, and papers as they were given out. */
export class CreatePapers1795424400600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA paper;
      GRANT USAGE ON SCHEMA paper TO an_sinh_reader, an_sinh_system;`);
    await db.query(templates);
    await db.query(issued);
    await db.query(verification);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA paper CASCADE; DROP POLICY verification ON casework.decision`);
  }
}

const templates = `
  CREATE TABLE paper.template (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    version int NOT NULL,
    note text NOT NULL,
    content bytea NOT NULL,
    proposed_by uuid NOT NULL DEFAULT platform.actor(),
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    published_by uuid,
    published_at timestamptz,
    UNIQUE (kind, version),
    CHECK ((published_by IS NULL) = (published_at IS NULL)),
    CONSTRAINT template_two_people CHECK (published_by <> proposed_by));
  COMMENT ON TABLE paper.template IS 'Forms of papers that staff edit, every version kept: a decision takes the one in force on its day.';
  COMMENT ON COLUMN paper.template.kind IS 'decision for all, or one procedure and decision: social-allowance.grant/refuse.';
  CREATE INDEX template_in_force ON paper.template (kind, published_at) WHERE published_at IS NOT NULL;
  GRANT SELECT ON paper.template TO an_sinh_reader, an_sinh_system;
  GRANT INSERT (kind, version, note, content), UPDATE (published_by, published_at) ON paper.template TO an_sinh_app, an_sinh_system;
`;

const issued = `
  CREATE TABLE paper.issued (
    decision_id uuid PRIMARY KEY REFERENCES casework.decision,
    code text NOT NULL UNIQUE,
    says jsonb NOT NULL,
    pdf bytea NOT NULL,
    docx bytea NOT NULL,
    template_id uuid REFERENCES paper.template,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    by uuid NOT NULL DEFAULT platform.actor());
  COMMENT ON TABLE paper.issued IS 'A signed decision as it was first printed; every later print is these bytes.';
  COMMENT ON COLUMN paper.issued.template_id IS 'Absent: the template that came with the house.';
  COMMENT ON COLUMN paper.issued.code IS 'Printed on the paper; whoever holds it can ask what it stands for.';
  COMMENT ON COLUMN paper.issued.says IS 'What anybody with the code is told: of people no more than initials.';

  ALTER TABLE paper.issued ENABLE ROW LEVEL SECURITY;
  ALTER TABLE paper.issued FORCE ROW LEVEL SECURITY;
  -- Seen by whoever sees the decision.
  CREATE POLICY scope ON paper.issued TO an_sinh_reader, an_sinh_system
    USING (EXISTS (SELECT FROM casework.decision d WHERE d.id = decision_id));
  GRANT SELECT ON paper.issued TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON paper.issued TO an_sinh_app, an_sinh_system;
`;

// Asked by people who are not signed in: the code itself is the key, and the answer holds nothing but what was kept for it.
const verification = `
  CREATE POLICY verification ON paper.issued TO CURRENT_USER USING (true);
  CREATE POLICY verification ON casework.decision TO CURRENT_USER USING (true);
  CREATE FUNCTION paper.verify(p_code text) RETURNS TABLE (says jsonb, pdf_sha256 text, docx_sha256 text, revoked boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.says, encode(sha256(i.pdf), 'hex'), encode(sha256(i.docx), 'hex'), d.revoked_by IS NOT NULL
      FROM paper.issued i JOIN casework.decision d ON d.id = i.decision_id WHERE i.code = p_code $$;
  COMMENT ON FUNCTION paper.verify IS 'What the paper with a code says, for anybody who holds it.';
  REVOKE ALL ON FUNCTION paper.verify FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION paper.verify TO an_sinh_reader;
`;
