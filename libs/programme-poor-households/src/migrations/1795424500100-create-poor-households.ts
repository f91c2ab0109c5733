import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `prog_poor_households`: points of form B1, reviews with their sheets and lists, classes of households and certificates. */
export class CreatePoorHouseholds1795424500100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA prog_poor_households;
      GRANT USAGE ON SCHEMA prog_poor_households TO an_sinh_reader, an_sinh_system;`);
    await db.query(weights);
    await db.query(reviews);
    await db.query(lists);
    await db.query(history);
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA prog_poor_households CASCADE`);
  }
}

const weights = `
  CREATE TABLE prog_poor_households.weight_set (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    standard text NOT NULL,
    area_class text NOT NULL CHECK (area_class IN ('urban', 'rural')),
    region text NOT NULL,
    instrument text NOT NULL,
    proposed_by uuid NOT NULL DEFAULT platform.actor(),
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    published_by uuid,
    published_at timestamptz,
    replaced_at timestamptz,
    CHECK ((published_by IS NULL) = (published_at IS NULL)),
    CHECK (published_by <> proposed_by));
  COMMENT ON TABLE prog_poor_households.weight_set IS 'Points of form B1 as an instrument sets them for one kind of place; in use once another person has published them.';
  CREATE UNIQUE INDEX weight_set_in_use ON prog_poor_households.weight_set (standard, area_class, region)
    WHERE published_at IS NOT NULL AND replaced_at IS NULL;

  CREATE TABLE prog_poor_households.b1_weight (
    set_id uuid NOT NULL REFERENCES prog_poor_households.weight_set,
    item text NOT NULL,
    option text NOT NULL,
    item_title text NOT NULL,
    option_title text NOT NULL,
    points int NOT NULL,
    seq int NOT NULL,
    PRIMARY KEY (set_id, item, option));
  COMMENT ON TABLE prog_poor_households.b1_weight IS 'Points of every option of every item of form B1.';
`;

const reviews = `
  CREATE TABLE prog_poor_households.campaign (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id int NOT NULL,
    opened_for int NOT NULL,
    year int NOT NULL,
    region text NOT NULL,
    starts_on date NOT NULL,
    due_on date NOT NULL CHECK (due_on > starts_on),
    closed_on date,
    version int NOT NULL DEFAULT 1,
    UNIQUE (opened_for, year));
  COMMENT ON TABLE prog_poor_households.campaign IS 'The periodic review of one commune in one year.';
  COMMENT ON COLUMN prog_poor_households.campaign.opened_for IS 'The commune it was opened for; stays when the map changes.';
  CREATE INDEX campaign_unit ON prog_poor_households.campaign (unit_id, year DESC, id);

  CREATE TABLE prog_poor_households.entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    campaign_id uuid REFERENCES prog_poor_households.campaign,
    case_id uuid UNIQUE REFERENCES casework.case_file,
    household_id uuid NOT NULL REFERENCES citizen.household,
    head_id uuid NOT NULL,
    hamlet text NOT NULL,
    state text NOT NULL CHECK (state IN ('screening', 'passed-by', 'listed', 'surveyed', 'scored', 'redo', 'agreed', 'posted',
      'rechecking', 'posted-again', 'on-list', 'recognised', 'refused', 'withdrawn')),
    was text NOT NULL CHECK (was IN ('poor', 'near-poor', 'average', 'none')),
    sheet jsonb NOT NULL DEFAULT '{}',
    weight_set_id uuid REFERENCES prog_poor_households.weight_set,
    area_class text CHECK (area_class IN ('urban', 'rural')),
    b1 int,
    b2 int,
    class text CHECK (class IN ('poor', 'near-poor', 'average', 'none')),
    deprived text[],
    posted_until date,
    complained_on date,
    recheck_due date,
    version int NOT NULL DEFAULT 1,
    touched_at timestamptz NOT NULL DEFAULT platform.clock(),
    UNIQUE (campaign_id, household_id),
    CHECK ((campaign_id IS NULL) <> (case_id IS NULL)),
    CHECK ((class IS NULL) = (weight_set_id IS NULL) AND (class IS NULL) = (b1 IS NULL) AND (class IS NULL) = (b2 IS NULL)
       AND (class IS NULL) = (deprived IS NULL) AND (class IS NULL) = (area_class IS NULL)),
    CHECK (class IS NOT NULL OR state IN ('screening', 'passed-by', 'listed', 'surveyed', 'redo', 'rechecking', 'withdrawn', 'refused')));
  COMMENT ON TABLE prog_poor_households.entry IS 'A household under review: its filled forms, the score they gave and by which points, and where it stands.';
  CREATE INDEX entry_campaign ON prog_poor_households.entry (campaign_id, hamlet, household_id);
  CREATE UNIQUE INDEX entry_one_review ON prog_poor_households.entry (household_id)
    WHERE state NOT IN ('passed-by', 'recognised', 'refused', 'withdrawn');

  CREATE TABLE prog_poor_households.entry_event (
    entry_id uuid NOT NULL REFERENCES prog_poor_households.entry,
    seq int NOT NULL,
    act text NOT NULL,
    state_from text,
    state_to text NOT NULL,
    held_on date NOT NULL,
    actor_id uuid NOT NULL,
    actor_name text NOT NULL,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    body jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (entry_id, seq));
  COMMENT ON TABLE prog_poor_households.entry_event IS 'Every act on an entry, in order, with what was written. Only ever added to.';

  CREATE TABLE prog_poor_households.meeting (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    campaign_id uuid NOT NULL REFERENCES prog_poor_households.campaign,
    hamlet text NOT NULL,
    held_on date NOT NULL,
    present int NOT NULL CHECK (present > 0),
    agreed int NOT NULL CHECK (agreed BETWEEN 0 AND present),
    minutes text,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    recorded_by uuid NOT NULL DEFAULT platform.actor());
  COMMENT ON TABLE prog_poor_households.meeting IS 'Meetings of hamlets on the lists, those to be held again included.';
  CREATE INDEX meeting_campaign ON prog_poor_households.meeting (campaign_id, hamlet);
`;

const lists = `
  CREATE TABLE prog_poor_households.list (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    campaign_id uuid NOT NULL REFERENCES prog_poor_households.campaign,
    state text NOT NULL DEFAULT 'frozen' CHECK (state IN ('frozen', 'signed', 'discarded', 'taken-back')),
    frozen_by uuid NOT NULL DEFAULT platform.actor(),
    frozen_at timestamptz NOT NULL DEFAULT platform.clock(),
    opinion_on date,
    opinion_agrees boolean,
    opinion text,
    opinion_by uuid,
    signed_on date,
    signed_by uuid,
    ended_because text,
    version int NOT NULL DEFAULT 1,
    CHECK ((signed_on IS NULL) = (signed_by IS NULL)),
    CHECK (signed_by <> frozen_by));
  COMMENT ON TABLE prog_poor_households.list IS 'Households put before the chair together: frozen when proposed, signed or discarded whole, taken back whole.';
  CREATE INDEX list_campaign ON prog_poor_households.list (campaign_id);

  CREATE TABLE prog_poor_households.list_row (
    list_id uuid NOT NULL REFERENCES prog_poor_households.list,
    entry_id uuid NOT NULL REFERENCES prog_poor_households.entry,
    seq int NOT NULL,
    result text NOT NULL CHECK (result IN ('recognise', 'recognise-farming', 'leave', 'refuse')),
    outcome text CHECK (outcome IN ('done', 'left-out')),
    PRIMARY KEY (list_id, entry_id));
  COMMENT ON TABLE prog_poor_households.list_row IS 'What a frozen list says of each household, and what came of it at the signature.';
  CREATE INDEX list_row_entry ON prog_poor_households.list_row (entry_id);

  CREATE TABLE prog_poor_households.decision (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    list_id uuid NOT NULL REFERENCES prog_poor_households.list,
    entry_id uuid REFERENCES prog_poor_households.entry,
    kind text NOT NULL CHECK (kind IN ('recognise', 'recognise-farming', 'leave', 'refuse')),
    number int NOT NULL,
    signed_on date NOT NULL,
    agency_id int NOT NULL,
    signer_id uuid NOT NULL DEFAULT platform.actor(),
    paper jsonb NOT NULL,
    revoked_because text,
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE prog_poor_households.decision IS 'Decisions on whole lists, and refusals in writing for single households. Numbered with the decisions of cases; papers are never rewritten.';
  CREATE UNIQUE INDEX decision_number_of_year ON prog_poor_households.decision (agency_id, (extract(year FROM signed_on)), number);
  CREATE INDEX decision_list ON prog_poor_households.decision (list_id);
`;

const history = `
  CREATE TABLE prog_poor_households.household_poverty (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    household_id uuid NOT NULL REFERENCES citizen.household,
    class text NOT NULL CHECK (class IN ('poor', 'near-poor', 'average')),
    standard text NOT NULL,
    held daterange NOT NULL CHECK (NOT isempty(held) AND NOT lower_inf(held)),
    entry_id uuid NOT NULL REFERENCES prog_poor_households.entry,
    decision text NOT NULL,
    b1 int NOT NULL,
    b2 int NOT NULL,
    deprived text[] NOT NULL,
    causes text[] NOT NULL,
    groups text[] NOT NULL,
    ethnicity text,
    area_class text NOT NULL,
    ended_by uuid REFERENCES prog_poor_households.entry,
    retired_at timestamptz,
    CONSTRAINT household_poverty_one_class EXCLUDE USING gist (household_id WITH =, held WITH &&) WHERE (retired_at IS NULL));
  COMMENT ON TABLE prog_poor_households.household_poverty IS 'The class of a household on the days [from, until); no row is none. Corrected by retiring a row, never by rewriting it.';
  CREATE INDEX household_poverty_entry ON prog_poor_households.household_poverty (entry_id);

  CREATE TABLE prog_poor_households.certificate (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    household_id uuid NOT NULL REFERENCES citizen.household,
    entry_id uuid NOT NULL REFERENCES prog_poor_households.entry,
    number text NOT NULL,
    class text NOT NULL CHECK (class IN ('poor', 'near-poor', 'average')),
    issued_on date NOT NULL,
    ended_on date,
    ended_because text CHECK (ended_because IN ('left', 'moved', 'dissolved', 'replaced', 'taken-back')),
    ended_by uuid REFERENCES prog_poor_households.entry,
    CHECK ((ended_on IS NULL) = (ended_because IS NULL)));
  COMMENT ON TABLE prog_poor_households.certificate IS 'Certificates (form 03) by household; one current at a time.';
  CREATE UNIQUE INDEX certificate_current ON prog_poor_households.certificate (household_id) WHERE ended_on IS NULL;
  CREATE INDEX certificate_entry ON prog_poor_households.certificate (entry_id);
`;

const mine = `'poor-households' = ANY ((SELECT platform.programmes())::text[])`;
/** A household takes its reviews along when it moves; only a campaign stands on a unit of its own. */
const throughHousehold = `${mine} AND EXISTS (SELECT FROM citizen.household h WHERE h.id = household_id)`;
const through = (table: string, key: string) =>
  `EXISTS (SELECT FROM prog_poor_households.${table} t WHERE t.id = ${key})`;

const scopes: Readonly<Record<string, string>> = {
  weight_set: mine,
  b1_weight: mine,
  campaign: `${mine} AND unit_id = ANY ((SELECT platform.units())::int[])`,
  entry: throughHousehold,
  entry_event: through('entry', 'entry_id'),
  meeting: through('campaign', 'campaign_id'),
  list: through('campaign', 'campaign_id'),
  list_row: through('list', 'list_id'),
  decision: through('list', 'list_id'),
  household_poverty: throughHousehold,
  certificate: throughHousehold,
};

const rights = `
  ${Object.entries(scopes)
    .map(
      ([table, visible]) => `
  ALTER TABLE prog_poor_households.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE prog_poor_households.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON prog_poor_households.${table} TO an_sinh_reader USING (${visible});
  CREATE POLICY everything ON prog_poor_households.${table} TO an_sinh_system USING (true);`,
    )
    .join('')}

  GRANT SELECT ON ALL TABLES IN SCHEMA prog_poor_households TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON ALL TABLES IN SCHEMA prog_poor_households TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON prog_poor_households.campaign, prog_poor_households.entry, prog_poor_households.list, prog_poor_households.list_row,
    prog_poor_households.household_poverty, prog_poor_households.certificate TO an_sinh_app, an_sinh_system;
  GRANT UPDATE (revoked_because) ON prog_poor_households.decision TO an_sinh_app, an_sinh_system;
  GRANT UPDATE (published_by, published_at, replaced_at) ON prog_poor_households.weight_set TO an_sinh_app, an_sinh_system;
`;
