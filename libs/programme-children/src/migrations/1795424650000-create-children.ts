import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `prog_children`: the register of children, their open groups and risks, growth, accidents, courses; scores of communes. */
export class CreateChildren1795424650000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA prog_children;
      GRANT USAGE ON SCHEMA prog_children TO an_sinh_reader, an_sinh_system;

      CREATE TABLE prog_children.child (
        person_id uuid PRIMARY KEY,
        unit_id int NOT NULL,
        birth_registered boolean NOT NULL,
        insurance_card text,
        carer_name text,
        carer_relation text,
        parents_absent_because text,
        school text,
        class text,
        at_school boolean,
        seriously_ill_since date,
        takes_part_in text[] NOT NULL DEFAULT '{}',
        left_on date,
        version int NOT NULL DEFAULT 1);
      COMMENT ON TABLE prog_children.child IS 'A child on the register of the commune; what is known of the person stands with the citizen.';
      COMMENT ON COLUMN prog_children.child.left_on IS 'The sixteenth birthday, a death or a move out of the province.';
      CREATE INDEX child_page ON prog_children.child (unit_id, person_id) WHERE left_on IS NULL;

      CREATE TABLE prog_children.membership (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES prog_children.child,
        group_code text NOT NULL CHECK (group_code IN ('a', 'b', 'c', 'd', 'h', 'n', 'o')),
        part text NOT NULL,
        held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
        evidence text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
        CONSTRAINT membership_once EXCLUDE USING gist (person_id WITH =, group_code WITH =, held WITH &&));
      COMMENT ON TABLE prog_children.membership IS 'Since when a child belongs to an open group of special circumstances (Law on Children art. 10).';

      CREATE TABLE prog_children.risk (
        person_id uuid NOT NULL REFERENCES prog_children.child,
        kind text NOT NULL,
        held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
        CONSTRAINT risk_once EXCLUDE USING gist (person_id WITH =, kind WITH =, held WITH &&));
      COMMENT ON TABLE prog_children.risk IS 'What may bring a child into special circumstances.';

      CREATE TABLE prog_children.growth (
        person_id uuid NOT NULL REFERENCES prog_children.child,
        measured_on date NOT NULL,
        weight_grams int NOT NULL CHECK (weight_grams BETWEEN 500 AND 150000),
        height_mm int NOT NULL CHECK (height_mm BETWEEN 250 AND 2200),
        PRIMARY KEY (person_id, measured_on));
      COMMENT ON TABLE prog_children.growth IS 'Weight and height as measured; who is stunted is said by the health sector''s yearly figure.';

      CREATE TABLE prog_children.accident (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES prog_children.child,
        happened_on date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('drowning', 'traffic', 'fall', 'burn', 'poisoning', 'animal', 'other')),
        fatal boolean NOT NULL,
        place text NOT NULL);
      COMMENT ON TABLE prog_children.accident IS 'Accidents and injuries of a child.';

      CREATE TABLE prog_children.swimming_course (
        person_id uuid NOT NULL REFERENCES prog_children.child,
        finished_on date NOT NULL,
        organiser text NOT NULL,
        can_swim boolean NOT NULL,
        PRIMARY KEY (person_id, finished_on));
      COMMENT ON TABLE prog_children.swimming_course IS 'Swimming lessons taken.';

      CREATE TABLE prog_children.commune_score (
        unit_id int NOT NULL,
        year int NOT NULL CHECK (year BETWEEN 2019 AND 2100),
        criterion text NOT NULL,
        points int NOT NULL CHECK (points >= 0),
        note text,
        PRIMARY KEY (unit_id, year, criterion));
      COMMENT ON TABLE prog_children.commune_score IS 'How a commune suits children, by criterion and year (Decision 06/2019/QĐ-TTg).';
    `);
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA prog_children CASCADE`);
  }
}

const ofUnit = `unit_id = ANY ((SELECT platform.units())::int[]) AND 'children' = ANY ((SELECT platform.programmes())::text[])`;
const ofChild = `EXISTS (SELECT FROM prog_children.child c WHERE c.person_id = PARENT.person_id)`;

const policy = (table: string, scope: string) => `
  ALTER TABLE prog_children.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE prog_children.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON prog_children.${table} TO an_sinh_reader USING (${scope.replace('PARENT', table)});
  CREATE POLICY everything ON prog_children.${table} TO an_sinh_system USING (true);`;

const rights = `
  ${policy('child', ofUnit)}
  ${policy('commune_score', ofUnit)}
  ${['membership', 'risk', 'growth', 'accident', 'swimming_course'].map((table) => policy(table, ofChild)).join('\n')}
  GRANT SELECT ON ALL TABLES IN SCHEMA prog_children TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON ALL TABLES IN SCHEMA prog_children TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON prog_children.child, prog_children.membership, prog_children.risk, prog_children.growth, prog_children.swimming_course,
    prog_children.commune_score TO an_sinh_app, an_sinh_system;
  -- What a fact of another programme said and no longer says of the same days never held.
  GRANT DELETE ON prog_children.membership TO an_sinh_system;
  -- A list taken back was never told: what it put on the register goes with it, and the batch keeps what it was.
  GRANT DELETE ON prog_children.child, prog_children.membership, prog_children.risk TO an_sinh_app;
`;
