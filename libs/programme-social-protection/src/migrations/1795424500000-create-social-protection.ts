import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `prog_social_protection`: what an application says beyond the case, and the dated facts it rests on. */
export class CreateSocialProtection1795424500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA prog_social_protection;
      GRANT USAGE ON SCHEMA prog_social_protection TO an_sinh_reader, an_sinh_system;

      CREATE TABLE prog_social_protection.application (
        case_id uuid PRIMARY KEY REFERENCES casework.case_file,
        asks_for text NOT NULL CHECK (asks_for IN ('allowance', 'pension', 'care', 'funeral', 'once')),
        channel text NOT NULL CHECK (channel IN ('bank', 'post', 'cash')),
        bank text,
        account text,
        holder text NOT NULL,
        relation text NOT NULL CHECK (relation IN ('self', 'guardian', 'representative', 'carer', 'organiser')),
        payee_id uuid,
        granted_regime text CHECK (granted_regime IN ('R1', 'R2', 'R3')),
        granted_on date,
        paid_from int,
        ended_by uuid REFERENCES casework.decision,
        CHECK ((granted_regime IS NULL) = (granted_on IS NULL)));
      COMMENT ON TABLE prog_social_protection.application IS 'Where the money of an application goes, and under which rules it was granted.';
      COMMENT ON COLUMN prog_social_protection.application.paid_from IS 'Of a grant taken over from a list: the month since which this system pays it.';
      COMMENT ON COLUMN prog_social_protection.application.ended_by IS 'The decision by which the grant no longer stands.';

      CREATE TABLE prog_social_protection.fact (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        case_id uuid NOT NULL REFERENCES casework.case_file,
        person_id uuid NOT NULL,
        kind text NOT NULL,
        held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
        letter text,
        one_parent_unidentified boolean,
        status text,
        ground text,
        child_birth date,
        supporter text,
        degree text,
        certificate text,
        income_kind text,
        monthly bigint CHECK (monthly >= 0),
        placed_by text,
        carer_meets_conditions boolean,
        local_group text,
        recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
        recorded_by uuid NOT NULL DEFAULT platform.actor(),
        retired_at timestamptz,
        made_by uuid REFERENCES casework.case_file,
        retired_by uuid REFERENCES casework.case_file,
        CONSTRAINT fact_complete CHECK (CASE kind
          WHEN 'orphan' THEN letter IS NOT NULL
          WHEN 'poverty' THEN status IS NOT NULL
          WHEN 'single-parent' THEN ground IS NOT NULL
          WHEN 'child' THEN child_birth IS NOT NULL
          WHEN 'child-study' THEN child_birth IS NOT NULL
          WHEN 'supporter' THEN supporter IS NOT NULL
          WHEN 'disability' THEN degree IS NOT NULL
          WHEN 'income' THEN income_kind IS NOT NULL AND monthly IS NOT NULL
          WHEN 'placement' THEN placed_by IS NOT NULL
          WHEN 'local' THEN local_group IS NOT NULL
          ELSE true END));
      COMMENT ON TABLE prog_social_protection.fact IS 'A dated fact about a person with its evidence in a case. Corrected by retiring it and recording another.';
      COMMENT ON COLUMN prog_social_protection.fact.made_by IS 'The case whose decision recorded it, where that is not the case of its evidence.';
      COMMENT ON COLUMN prog_social_protection.fact.retired_by IS 'The case whose decision ended it; taking that decision back restores it.';
      CREATE INDEX fact_person ON prog_social_protection.fact (person_id) WHERE retired_at IS NULL;
      CREATE INDEX fact_case ON prog_social_protection.fact (case_id);
    `);
    for (const table of ['application', 'fact'])
      await db.query(`
        ALTER TABLE prog_social_protection.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE prog_social_protection.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY scope ON prog_social_protection.${table} TO an_sinh_reader
          USING (EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id));
        CREATE POLICY everything ON prog_social_protection.${table} TO an_sinh_system USING (true);
        GRANT SELECT ON prog_social_protection.${table} TO an_sinh_reader, an_sinh_system;
        GRANT INSERT, UPDATE ON prog_social_protection.${table} TO an_sinh_app, an_sinh_system;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA prog_social_protection CASCADE`);
  }
}
