import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `prog_ferry_fare`, and who has this field of work and signs in it. */
export class CreateFerryFare1999000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA prog_ferry_fare;
      GRANT USAGE ON SCHEMA prog_ferry_fare TO an_sinh_reader, an_sinh_system;
      CREATE TABLE prog_ferry_fare.application (
        case_id uuid PRIMARY KEY REFERENCES casework.case_file,
        landing text NOT NULL,
        crossings int NOT NULL CHECK (crossings > 0));
      COMMENT ON TABLE prog_ferry_fare.application IS 'What an application for ferry fares says beyond its case.';
      ALTER TABLE prog_ferry_fare.application ENABLE ROW LEVEL SECURITY;
      ALTER TABLE prog_ferry_fare.application FORCE ROW LEVEL SECURITY;
      CREATE POLICY scope ON prog_ferry_fare.application TO an_sinh_reader USING (EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id));
      CREATE POLICY everything ON prog_ferry_fare.application TO an_sinh_system USING (true);
      GRANT SELECT ON prog_ferry_fare.application TO an_sinh_reader, an_sinh_system;
      GRANT INSERT, UPDATE ON prog_ferry_fare.application TO an_sinh_app, an_sinh_system;

      INSERT INTO territory.agency_duty (agency_id, field, unit_id, in_force, basis, certainty)
        SELECT id, 'ferry-fare', unit_id, in_force, 'Lệ làng về tiền đò', 'interpretation' FROM territory.agency
         WHERE kind IN ('commune-peoples-committee', 'provincial-peoples-committee');
      INSERT INTO territory.signing_authority (act, agency_kind, field, title, form, deputy_title, deputy_form, in_force, basis, certainty)
        VALUES ('ferry-fare', 'commune-peoples-committee', 'ferry-fare', 'Chủ tịch', 'CHỦ TỊCH', 'Phó Chủ tịch', 'KT. CHỦ TỊCH',
                '[2025-01-01,)', 'Lệ làng về tiền đò', 'interpretation');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM territory.signing_authority WHERE act = 'ferry-fare';
      DELETE FROM territory.agency_duty WHERE field = 'ferry-fare';
      DROP SCHEMA prog_ferry_fare CASCADE;`);
  }
}
