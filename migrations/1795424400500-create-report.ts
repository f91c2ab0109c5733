import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { sealedByProgramme } from './seal.sql.js';

/** Schema `report`: returns as they were filed, and figures of the plan that other agencies produce. */
export class CreateReport1795424400500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA report;
      GRANT USAGE ON SCHEMA report TO an_sinh_reader, an_sinh_system;

      CREATE TABLE report.filed_return (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        programme text NOT NULL,
        code text NOT NULL,
        unit_id int NOT NULL,
        period text NOT NULL,
        seq int NOT NULL,
        body json NOT NULL,
        hash text NOT NULL,
        reason text,
        filed_by uuid NOT NULL DEFAULT platform.actor(),
        filed_at timestamptz NOT NULL DEFAULT platform.clock(),
        UNIQUE (unit_id, code, period, seq),
        CHECK ((seq > 1) = (reason IS NOT NULL)));
      COMMENT ON TABLE report.filed_return IS 'Returns as they were frozen. Never changed: a correction is a new row with the next seq, and its reason.';
      COMMENT ON COLUMN report.filed_return.body IS 'The form with its figures; json and not jsonb, so that its text, and with it the hash, stays as it was.';
      COMMENT ON COLUMN report.filed_return.unit_id IS 'The unit it was filed for; stays when the map changes.';

      CREATE TABLE report.plan_figure (
        target text NOT NULL,
        year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
        seq int NOT NULL,
        value numeric(14, 2) NOT NULL CHECK (value >= 0),
        source text NOT NULL CHECK (source <> ''),
        recorded_by uuid NOT NULL DEFAULT platform.actor(),
        recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
        PRIMARY KEY (target, year, seq));
      COMMENT ON TABLE report.plan_figure IS 'Yearly figures of the plan that other agencies produce, with their source. Corrected by a further row; of the whole province and public.';

      GRANT SELECT ON report.filed_return, report.plan_figure TO an_sinh_reader, an_sinh_system;
      GRANT INSERT ON report.filed_return, report.plan_figure TO an_sinh_app, an_sinh_system;
      ALTER TABLE report.filed_return ENABLE ROW LEVEL SECURITY;
      ALTER TABLE report.filed_return FORCE ROW LEVEL SECURITY;
      CREATE POLICY scope ON report.filed_return TO an_sinh_reader
        USING (unit_id = ANY ((SELECT platform.units())::int[]) AND programme = ANY ((SELECT platform.programmes())::text[]));
      CREATE POLICY everything ON report.filed_return TO an_sinh_system USING (true);
      ${sealedByProgramme('report.filed_return')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA report CASCADE`);
  }
}
