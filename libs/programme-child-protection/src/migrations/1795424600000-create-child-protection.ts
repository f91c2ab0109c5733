import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `prog_child_protection`: what a report, its reporter, carers and placements say beyond the case. Ordinary roles have no way in. */
export class CreateChildProtection1795424600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`SELECT platform.seal_programme('child-protection')`);
    await db.query(`
      CREATE SCHEMA prog_child_protection;
      GRANT USAGE ON SCHEMA prog_child_protection TO an_sinh_sealed_reader;

      CREATE TABLE prog_child_protection.report (
        case_id uuid PRIMARY KEY REFERENCES casework.case_file,
        channel text NOT NULL,
        received_at timestamptz NOT NULL,
        place text NOT NULL,
        harms text[] NOT NULL CHECK (cardinality(harms) > 0),
        in_danger boolean NOT NULL,
        suspects_crime boolean NOT NULL,
        secrecy text NOT NULL CHECK (secrecy IN ('private', 'secret')),
        told text NOT NULL);
      COMMENT ON TABLE prog_child_protection.report IS 'What was told of a child (form 01), but for who told it.';

      CREATE TABLE prog_child_protection.reporter (
        case_id uuid PRIMARY KEY REFERENCES casework.case_file,
        full_name text NOT NULL,
        phone text,
        address text,
        relation text,
        at timestamptz NOT NULL DEFAULT platform.clock());
      COMMENT ON TABLE prog_child_protection.reporter IS 'Who told of a child: written by whoever takes the report, read under a clearance of its own (Decree 56/2017 art. 24).';

      CREATE TABLE prog_child_protection.carer (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL,
        unit_id int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('relative', 'unrelated', 'facility')),
        registered_on date NOT NULL,
        confirmed_on date NOT NULL,
        health_certified_on date,
        foreigner boolean NOT NULL,
        resident_since date,
        may_stay_until date,
        record_cleared_on date,
        wishes text,
        ended_on date,
        end_reason text,
        version int NOT NULL DEFAULT 1,
        CHECK ((ended_on IS NULL) = (end_reason IS NULL)));
      COMMENT ON TABLE prog_child_protection.carer IS 'People and families ready to take a child in (form 08), confirmed each quarter (form 09).';
      CREATE UNIQUE INDEX carer_once ON prog_child_protection.carer (unit_id, person_id) WHERE ended_on IS NULL;

      CREATE TABLE prog_child_protection.placement (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        case_id uuid NOT NULL REFERENCES casework.case_file,
        carer_id uuid NOT NULL REFERENCES prog_child_protection.carer,
        decision_id uuid NOT NULL REFERENCES casework.decision,
        decided_on date NOT NULL,
        handed_over_on date,
        ended_on date,
        end_reason text,
        CHECK (ended_on IS NULL OR end_reason IS NOT NULL));
      COMMENT ON TABLE prog_child_protection.placement IS 'With whom a child lives in alternative care, from the decision on.';
      CREATE UNIQUE INDEX placement_one_at_a_time ON prog_child_protection.placement (case_id) WHERE ended_on IS NULL;
      CREATE INDEX placement_carer ON prog_child_protection.placement (carer_id) WHERE ended_on IS NULL;

      CREATE TABLE prog_child_protection.membership (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL,
        unit_id int NOT NULL,
        group_code text NOT NULL,
        part text,
        held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
        evidence text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
        recorded_by uuid NOT NULL DEFAULT platform.actor(),
        CONSTRAINT membership_once EXCLUDE USING gist (unit_id WITH =, person_id WITH =, group_code WITH =, held WITH &&));
      COMMENT ON TABLE prog_child_protection.membership IS 'Since when a child belongs to a sealed group of special circumstances (Law on Children art. 10).';
      CREATE INDEX membership_person ON prog_child_protection.membership (person_id);
    `);
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA prog_child_protection CASCADE`);
  }
}

const cleared = `'child-protection' = ANY ((SELECT platform.clearances())::text[])`;
const ofCase = `EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id)`;
const ofUnit = `unit_id = ANY ((SELECT platform.units())::int[])
  AND 'child-protection' = ANY ((SELECT platform.programmes())::text[])`;

const policies = (table: string, scope: string) => `
  ALTER TABLE prog_child_protection.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE prog_child_protection.${table} FORCE ROW LEVEL SECURITY;
  ${
    table === 'reporter'
      ? `CREATE POLICY told ON prog_child_protection.reporter FOR INSERT TO an_sinh_sealed_app WITH CHECK (${scope});
         CREATE POLICY scope ON prog_child_protection.reporter FOR SELECT TO an_sinh_sealed_reader
           USING (${scope} AND 'child-protection-reporter' = ANY ((SELECT platform.clearances())::text[]));`
      : `CREATE POLICY scope ON prog_child_protection.${table} TO an_sinh_sealed_reader USING (${scope});
         CREATE POLICY everything ON prog_child_protection.${table} TO an_sinh_sealed_system USING (${cleared});`
  }
  CREATE POLICY seal ON prog_child_protection.${table} AS RESTRICTIVE TO an_sinh_sealed_reader USING (${cleared});`;

const rights = `
  ${policies('report', ofCase)}
  ${policies('reporter', ofCase)}
  ${policies('placement', ofCase)}
  ${policies('carer', ofUnit)}
  ${policies('membership', ofUnit)}
  GRANT SELECT ON ALL TABLES IN SCHEMA prog_child_protection TO an_sinh_sealed_reader;
  GRANT INSERT ON ALL TABLES IN SCHEMA prog_child_protection TO an_sinh_sealed_app;
  GRANT UPDATE ON prog_child_protection.carer, prog_child_protection.placement, prog_child_protection.membership
    TO an_sinh_sealed_app, an_sinh_sealed_system;
`;
