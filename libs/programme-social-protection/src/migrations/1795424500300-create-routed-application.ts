import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Applications taken in by one commune for another (Decree 335/2026 art. 8). The desk keeps a receipt and sees no more; what the
 * person handed in is seen where the person lives.
 */
export class CreateRoutedApplication1795424500300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE prog_social_protection.application_receipt (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        desk_unit_id int NOT NULL,
        to_unit text NOT NULL,
        procedure_title text NOT NULL,
        applicant text NOT NULL,
        received_on date NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
        recorded_by uuid NOT NULL DEFAULT platform.actor());
      COMMENT ON TABLE prog_social_protection.application_receipt IS 'What a one-stop desk keeps of an application it took in for another commune.';
      CREATE INDEX application_receipt_desk ON prog_social_protection.application_receipt (desk_unit_id, received_on);

      CREATE TABLE prog_social_protection.routed_application (
        id uuid PRIMARY KEY,
        receipt_code text NOT NULL UNIQUE,
        unit_id int NOT NULL,
        procedure text NOT NULL,
        full_name text NOT NULL,
        birth text NOT NULL,
        personal_number text,
        phone text,
        form jsonb NOT NULL,
        received_on date NOT NULL,
        due_on date NOT NULL,
        case_id uuid UNIQUE REFERENCES casework.case_file);
      COMMENT ON TABLE prog_social_protection.routed_application IS 'An application that another desk took in for this commune; its time runs from that day.';
      CREATE INDEX routed_application_open ON prog_social_protection.routed_application (unit_id, due_on) WHERE case_id IS NULL;

      ALTER TABLE prog_social_protection.application_receipt ENABLE ROW LEVEL SECURITY;
      ALTER TABLE prog_social_protection.application_receipt FORCE ROW LEVEL SECURITY;
      ALTER TABLE prog_social_protection.routed_application ENABLE ROW LEVEL SECURITY;
      ALTER TABLE prog_social_protection.routed_application FORCE ROW LEVEL SECURITY;
      CREATE POLICY scope ON prog_social_protection.application_receipt TO an_sinh_reader
        USING (desk_unit_id = ANY ((SELECT platform.units())::int[])
          AND 'social-protection' = ANY ((SELECT platform.programmes())::text[]));
      CREATE POLICY scope ON prog_social_protection.routed_application TO an_sinh_reader
        USING (unit_id = ANY ((SELECT platform.units())::int[])
          AND 'social-protection' = ANY ((SELECT platform.programmes())::text[]));
      -- Whoever gave the receipt may send on what was handed in, and not see it again.
      CREATE POLICY send ON prog_social_protection.routed_application FOR INSERT TO an_sinh_app
        WITH CHECK (EXISTS (SELECT FROM prog_social_protection.application_receipt r WHERE r.code = receipt_code));
      CREATE POLICY everything ON prog_social_protection.application_receipt TO an_sinh_system USING (true);
      CREATE POLICY everything ON prog_social_protection.routed_application TO an_sinh_system USING (true);
      GRANT SELECT ON prog_social_protection.application_receipt, prog_social_protection.routed_application TO an_sinh_reader, an_sinh_system;
      GRANT INSERT, UPDATE ON prog_social_protection.application_receipt, prog_social_protection.routed_application TO an_sinh_system;
      GRANT INSERT ON prog_social_protection.application_receipt, prog_social_protection.routed_application TO an_sinh_app;
      GRANT UPDATE (case_id) ON prog_social_protection.routed_application TO an_sinh_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE prog_social_protection.routed_application, prog_social_protection.application_receipt`);
  }
}
