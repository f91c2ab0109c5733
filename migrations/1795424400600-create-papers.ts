import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `paper`: papers as they were given out. */
export class CreatePapers1795424400600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA paper;
      GRANT USAGE ON SCHEMA paper TO an_sinh_reader, an_sinh_system;`);
    await db.query(issued);
    await db.query(verification);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA paper CASCADE; DROP POLICY verification ON casework.decision`);
  }
}

const issued = `
  CREATE TABLE paper.issued (
    decision_id uuid PRIMARY KEY REFERENCES casework.decision,
    code text NOT NULL UNIQUE,
    says jsonb NOT NULL,
    pdf bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    by uuid NOT NULL DEFAULT platform.actor());
  COMMENT ON TABLE paper.issued IS 'A signed decision as it was first printed; every later print is these bytes.';
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
  CREATE FUNCTION paper.verify(p_code text) RETURNS TABLE (says jsonb, pdf_sha256 text, revoked boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.says, encode(sha256(i.pdf), 'hex'), d.revoked_by IS NOT NULL
      FROM paper.issued i JOIN casework.decision d ON d.id = i.decision_id WHERE i.code = p_code $$;
  COMMENT ON FUNCTION paper.verify IS 'What the paper with a code says, for anybody who holds it.';
  REVOKE ALL ON FUNCTION paper.verify FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION paper.verify TO an_sinh_reader;
`;
