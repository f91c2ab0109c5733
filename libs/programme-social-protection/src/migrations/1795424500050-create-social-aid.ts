import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What goes beyond support at home: rules of the province, help given once, relief lists, facilities. */
export class CreateSocialAid1795424500050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(localRules);
    await db.query(supports);
    await db.query(facilities);
    await db.query(taken);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION prog_social_protection.places_taken`);
    await db.query(`DROP TABLE ${tables.map((table) => `prog_social_protection.${table}`).join(', ')}`);
  }
}

const tables = [
  'facility_expense',
  'facility_leave',
  'facility_stay',
  'facility_capacity',
  'facility',
  'support_had',
  'local_rule_area',
  'local_rule',
];

const inProgramme = `'social-protection' = ANY ((SELECT platform.programmes())::text[])`;
const inArea = (unit: string): string => `${unit} = ANY ((SELECT platform.units())::int[])`;

const scoped = `unit_id = ANY ((SELECT platform.units())::int[]) AND 'social-protection' = ANY ((SELECT platform.programmes())::text[])`;

const ofCase = `EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id)`;

/** What staff may see, and write within their area. */
const guarded = (table: string, seen: string, added: string, changed: string): string => `
  ALTER TABLE prog_social_protection.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE prog_social_protection.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON prog_social_protection.${table} FOR SELECT TO an_sinh_reader USING (${seen});
  CREATE POLICY added ON prog_social_protection.${table} FOR INSERT TO an_sinh_reader WITH CHECK (${added});
  CREATE POLICY changed ON prog_social_protection.${table} FOR UPDATE TO an_sinh_reader USING (${changed});
  CREATE POLICY everything ON prog_social_protection.${table} TO an_sinh_system USING (true);
  GRANT SELECT ON prog_social_protection.${table} TO an_sinh_reader, an_sinh_system;
  GRANT INSERT, UPDATE ON prog_social_protection.${table} TO an_sinh_app, an_sinh_system;`;

/** A draft has no publisher. Two people bring a rule into force; whoever published it does not end it. */
const localRules = `
  CREATE TABLE prog_social_protection.local_rule (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('RAISE_STANDARD', 'ADD_GROUP', 'RAISE_COEF', 'TOP_UP_AMOUNT', 'ONE_OFF')),
    target text NOT NULL,
    title text NOT NULL,
    amount numeric(15) CHECK (amount > 0),
    bands jsonb,
    terms jsonb,
    is_beside boolean NOT NULL DEFAULT false,
    resolution text NOT NULL,
    certainty text NOT NULL CHECK (certainty IN ('verified', 'secondary', 'memory', 'interpretation')),
    in_force daterange NOT NULL CHECK (NOT isempty(in_force) AND NOT lower_inf(in_force)),
    funding text NOT NULL CHECK (funding IN ('province', 'district', 'commune')),
    proposed_by uuid NOT NULL DEFAULT platform.actor(),
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    published_by uuid CHECK (published_by <> proposed_by),
    published_at timestamptz,
    retired_by uuid CHECK (retired_by <> published_by),
    retired_at timestamptz,
    ends_on date,
    reason text,
    CHECK ((kind IN ('RAISE_STANDARD', 'TOP_UP_AMOUNT', 'ONE_OFF')) = (amount IS NOT NULL)),
    CHECK ((kind IN ('ADD_GROUP', 'RAISE_COEF')) = (bands IS NOT NULL)),
    CHECK ((kind = 'ADD_GROUP') = (terms IS NOT NULL)),
    CHECK ((published_by IS NULL) = (published_at IS NULL)),
    CHECK ((retired_by IS NULL) = (ends_on IS NULL)),
    CHECK (retired_by IS NULL OR published_by IS NOT NULL),
    CHECK (ends_on >= lower(in_force)));
  COMMENT ON TABLE prog_social_protection.local_rule IS 'What resolutions of the People''s Council set beside the law, and who proposed, published and ended each.';

  CREATE TABLE prog_social_protection.local_rule_area (
    rule_id int NOT NULL REFERENCES prog_social_protection.local_rule,
    unit_id int NOT NULL REFERENCES territory.unit,
    rate_id bigint REFERENCES benefit.rate_row,
    PRIMARY KEY (rule_id, unit_id));
  COMMENT ON TABLE prog_social_protection.local_rule_area IS 'Where a rule holds: an area with all below it, a former one too (territory.unit_within). Its amount stands in the rate book.';
  CREATE INDEX local_rule_area_unit ON prog_social_protection.local_rule_area (unit_id);
  ${guarded(
    'local_rule',
    inProgramme,
    inProgramme,
    `${inProgramme} AND NOT EXISTS (SELECT FROM prog_social_protection.local_rule_area a WHERE a.rule_id = id AND NOT ${inArea('a.unit_id')})`,
  )}
  ${guarded('local_rule_area', inProgramme, `${inProgramme} AND ${inArea('unit_id')}`, `${inProgramme} AND ${inArea('unit_id')}`)}
`;

/** Who had which support for which period: by it nobody has one twice. */
const supports = `
  CREATE TABLE prog_social_protection.support_had (
    case_id uuid PRIMARY KEY REFERENCES casework.case_file,
    person_id uuid NOT NULL,
    support text NOT NULL,
    period text NOT NULL,
    rule_id int NOT NULL REFERENCES prog_social_protection.local_rule,
    decision_id uuid,
    revoked_at timestamptz);
  COMMENT ON TABLE prog_social_protection.support_had IS 'Supports of the province that a person has once a period.';
  CREATE UNIQUE INDEX support_had_once ON prog_social_protection.support_had (person_id, support, period) WHERE revoked_at IS NULL;
  ${guarded('support_had', ofCase, ofCase, ofCase)}
`;

const ofFacility = `EXISTS (SELECT FROM prog_social_protection.facility f WHERE f.id = facility_id AND ${inArea('f.unit_id')})`;
const ofStay = `EXISTS (SELECT FROM prog_social_protection.facility_stay s WHERE s.id = stay_id AND ${inArea('s.unit_id')})`;

/**
 * Every place of a ward has a number, and nobody shares one: the constraint holds the capacity whoever admits at the same time.
 * Where a facility is and how many places it has everybody of the programme may know; who lives there, those who answer for it or
 * for the person.
 */
const facilities = `
  CREATE TABLE prog_social_protection.facility (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id int NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('elderly', 'children', 'disabled', 'mental', 'general', 'social-work')),
    owner text NOT NULL CHECK (owner IN ('province', 'commune', 'private')),
    bank text,
    account text,
    opened_on date NOT NULL,
    CHECK ((bank IS NULL) = (account IS NULL)));
  COMMENT ON TABLE prog_social_protection.facility IS 'Social assistance facilities; the unit is the one that answers for it.';
  ${guarded('facility', inProgramme, scoped, scoped)}

  CREATE TABLE prog_social_protection.facility_capacity (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    facility_id uuid NOT NULL REFERENCES prog_social_protection.facility,
    ward text NOT NULL CHECK (ward IN ('children', 'elderly', 'disabled', 'urgent', 'paying')),
    places int NOT NULL CHECK (places BETWEEN 0 AND 5000),
    held daterange NOT NULL CHECK (NOT isempty(held)),
    CONSTRAINT capacity_one_at_a_time EXCLUDE USING gist (facility_id WITH =, ward WITH =, held WITH &&));
  COMMENT ON TABLE prog_social_protection.facility_capacity IS 'Places of a ward from one day until another.';
  ${guarded('facility_capacity', inProgramme, ofFacility, ofFacility)}

  CREATE TABLE prog_social_protection.facility_stay (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    facility_id uuid NOT NULL REFERENCES prog_social_protection.facility,
    unit_id int NOT NULL,
    ward text NOT NULL,
    place int NOT NULL CHECK (place > 0),
    person_id uuid NOT NULL,
    case_id uuid NOT NULL REFERENCES casework.case_file,
    ground text NOT NULL CHECK (ground IN ('hardship', 'urgent', 'sanction', 'contract')),
    held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
    limit_on date,
    ended_as text,
    CONSTRAINT stay_one_place EXCLUDE USING gist (facility_id WITH =, ward WITH =, place WITH =, held WITH &&),
    CONSTRAINT stay_one_facility EXCLUDE USING gist (person_id WITH =, held WITH &&),
    CHECK ((ended_as IS NULL) = upper_inf(held)));
  COMMENT ON TABLE prog_social_protection.facility_stay IS 'Who lives in which place, from the day of admission to the day before which the stay ended.';
  CREATE INDEX facility_stay_case ON prog_social_protection.facility_stay (case_id);
  ${guarded('facility_stay', `${scoped} OR EXISTS (SELECT FROM casework.case_file c WHERE c.id = case_id)`, scoped, scoped)}
  CREATE POLICY functions ON prog_social_protection.facility_stay TO CURRENT_USER USING (true);

  CREATE TABLE prog_social_protection.facility_leave (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stay_id uuid NOT NULL REFERENCES prog_social_protection.facility_stay,
    held daterange NOT NULL CHECK (NOT isempty(held)),
    reason text NOT NULL,
    CONSTRAINT leave_one_at_a_time EXCLUDE USING gist (stay_id WITH =, held WITH &&));
  COMMENT ON TABLE prog_social_protection.facility_leave IS 'Days a resident is away; the place is kept.';
  ${guarded('facility_leave', `EXISTS (SELECT FROM prog_social_protection.facility_stay s WHERE s.id = stay_id)`, ofStay, ofStay)}

  CREATE TABLE prog_social_protection.facility_expense (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stay_id uuid NOT NULL REFERENCES prog_social_protection.facility_stay,
    kind text NOT NULL CHECK (kind IN ('personal-items', 'medicine', 'utilities', 'equipment')),
    spent_on date NOT NULL,
    amount numeric(15) NOT NULL CHECK (amount > 0),
    note text NOT NULL,
    recorded_by uuid NOT NULL DEFAULT platform.actor());
  COMMENT ON TABLE prog_social_protection.facility_expense IS 'What a facility spent on a resident beside the monthly care, in đồng, held to the yearly maximum of law.';
  CREATE INDEX facility_expense_stay ON prog_social_protection.facility_expense (stay_id);
  ${guarded('facility_expense', `EXISTS (SELECT FROM prog_social_protection.facility_stay s WHERE s.id = stay_id)`, ofStay, ofStay)}
`;

/** Counts of residents without the residents, so that whoever looks for a place sees where one is free. */
const taken = `
  CREATE FUNCTION prog_social_protection.places_taken(p_on date) RETURNS TABLE (facility_id uuid, ward text, taken int)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.facility_id, s.ward, count(*)::int FROM prog_social_protection.facility_stay s WHERE s.held @> p_on GROUP BY 1, 2 $$;
  COMMENT ON FUNCTION prog_social_protection.places_taken IS 'How many live in each ward on a day.';
  REVOKE ALL ON FUNCTION prog_social_protection.places_taken FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION prog_social_protection.places_taken TO an_sinh_reader, an_sinh_system;
`;
