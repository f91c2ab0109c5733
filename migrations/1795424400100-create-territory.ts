import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `territory`: units, agencies, duties and signers, all dated; reorganisations of units. */
export class CreateTerritory1795424400100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA territory;
      GRANT USAGE ON SCHEMA territory TO an_sinh_reader, an_sinh_sign_in, an_sinh_system, an_sinh_search;
    `);
    await db.query(reorganisations);
    await db.query(units);
    await db.query(agencies);
    await db.query(moves);
    await db.query(questions);
    await db.query(version);
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA territory CASCADE; REVOKE DELETE ON platform.duty FROM an_sinh_system`);
  }
}

const reorganisations = `
  CREATE DOMAIN territory.certainty AS text CHECK (VALUE IN ('verified', 'secondary', 'memory', 'interpretation'));
  COMMENT ON DOMAIN territory.certainty IS 'How sure we are of a fact of law.';

  CREATE TABLE territory.reorganisation (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    effective_on date NOT NULL,
    basis text NOT NULL,
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied', 'taken-back')),
    planned_at timestamptz NOT NULL DEFAULT platform.clock(),
    applied_at timestamptz,
    taken_back_at timestamptz,
    CHECK ((applied_at IS NOT NULL) = (state <> 'planned')),
    CHECK ((taken_back_at IS NOT NULL) = (state = 'taken-back')));
  COMMENT ON TABLE territory.reorganisation IS 'A change of the map as one step: planned from a succession list, applied, perhaps taken back.';
`;

const units = `
  CREATE TABLE territory.unit (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL,
    level text NOT NULL CHECK (level IN ('country', 'province', 'district', 'commune', 'hamlet')),
    kind text NOT NULL,
    name text NOT NULL,
    parent_id int REFERENCES territory.unit,
    in_force daterange NOT NULL CHECK (NOT isempty(in_force) AND NOT lower_inf(in_force)),
    area_class text CHECK (area_class IN ('urban', 'rural')),
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    made_by int REFERENCES territory.reorganisation,
    ended_by int REFERENCES territory.reorganisation,
    CHECK ((parent_id IS NULL) = (level = 'country')),
    CHECK ((area_class IS NOT NULL) = (level = 'commune')),
    CONSTRAINT unit_code_names_one_at_a_time EXCLUDE USING gist (code WITH =, in_force WITH &&));
  COMMENT ON TABLE territory.unit IS 'Administrative units, each for the period it was as it was. Codes are given again: the key is code and day, or id.';
  COMMENT ON COLUMN territory.unit.parent_id IS 'Never changed: a unit under another parent is another unit.';
  COMMENT ON COLUMN territory.unit.area_class IS 'Of commune-level units: urban or rural.';
  CREATE UNIQUE INDEX unit_code_and_first_day ON territory.unit (code, lower(in_force));
  CREATE INDEX unit_parent ON territory.unit (parent_id);

  CREATE TABLE territory.unit_up (
    unit_id int NOT NULL REFERENCES territory.unit ON DELETE CASCADE,
    ancestor_id int NOT NULL REFERENCES territory.unit ON DELETE CASCADE,
    depth int NOT NULL,
    PRIMARY KEY (unit_id, ancestor_id));
  COMMENT ON TABLE territory.unit_up IS 'Every unit with all that contain it, itself included; dated through the units themselves.';
  COMMENT ON COLUMN territory.unit_up.depth IS 'Of the ancestor below the country (0): the deeper, the nearer to the unit.';
  CREATE INDEX unit_up_ancestor ON territory.unit_up (ancestor_id);

  CREATE FUNCTION territory.hang_unit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN
    INSERT INTO territory.unit_up (unit_id, ancestor_id, depth)
    SELECT NEW.id, ancestor_id, depth FROM territory.unit_up WHERE unit_id = NEW.parent_id
    UNION ALL
    SELECT NEW.id, NEW.id, coalesce((SELECT max(depth) + 1 FROM territory.unit_up WHERE unit_id = NEW.parent_id), 0);
    RETURN NULL;
  END $$;
  CREATE TRIGGER hang AFTER INSERT ON territory.unit FOR EACH ROW EXECUTE FUNCTION territory.hang_unit();

  CREATE TABLE territory.unit_succession (
    old_id int NOT NULL REFERENCES territory.unit,
    new_id int NOT NULL REFERENCES territory.unit,
    extent text NOT NULL CHECK (extent IN ('whole', 'part')),
    effective_on date NOT NULL,
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    made_by int REFERENCES territory.reorganisation,
    PRIMARY KEY (old_id, new_id));
  COMMENT ON TABLE territory.unit_succession IS 'Into which unit an old one went: whole, or cut up among several.';
  CREATE INDEX unit_succession_new ON territory.unit_succession (new_id);

  CREATE TABLE territory.unit_before (
    unit_id int NOT NULL REFERENCES territory.unit ON DELETE CASCADE,
    former_id int NOT NULL REFERENCES territory.unit ON DELETE CASCADE,
    PRIMARY KEY (unit_id, former_id));
  COMMENT ON TABLE territory.unit_before IS 'Former units in which all of a unit lay, of every earlier map. Follows from the succession.';
  CREATE INDEX unit_before_former ON territory.unit_before (former_id);

  CREATE FUNCTION territory.settle_before() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN
    DELETE FROM territory.unit_before WHERE unit_id IN (SELECT new_id FROM changed);
    INSERT INTO territory.unit_before (unit_id, former_id)
    SELECT s.new_id, former.id
    FROM territory.unit_succession s
    JOIN LATERAL (
      SELECT ancestor_id FROM territory.unit_up WHERE unit_id = s.old_id
      UNION
      SELECT former_id FROM territory.unit_before WHERE unit_id = s.old_id) former (id) ON true
    WHERE s.new_id IN (SELECT new_id FROM changed)
      AND NOT EXISTS (SELECT FROM territory.unit_up up WHERE up.unit_id = s.new_id AND up.ancestor_id = former.id)
    GROUP BY s.new_id, former.id
    HAVING count(*) = (SELECT count(*) FROM territory.unit_succession every WHERE every.new_id = s.new_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER settle_added AFTER INSERT ON territory.unit_succession
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION territory.settle_before();
  CREATE TRIGGER settle_removed AFTER DELETE ON territory.unit_succession
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION territory.settle_before();

  CREATE VIEW territory.unit_within AS
    SELECT unit_id, ancestor_id AS area_id FROM territory.unit_up
    UNION ALL
    SELECT unit_id, former_id FROM territory.unit_before;
  COMMENT ON VIEW territory.unit_within IS
    'Every unit with all areas it lies in, itself and former ones included: what a council set for an area holds there until it is set anew, whatever the map.';
`;

const agencies = `
  CREATE TABLE territory.agency (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    unit_id int NOT NULL REFERENCES territory.unit,
    in_force daterange NOT NULL CHECK (NOT isempty(in_force) AND NOT lower_inf(in_force)),
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    made_by int REFERENCES territory.reorganisation,
    ended_by int REFERENCES territory.reorganisation,
    CONSTRAINT agency_code_names_one_at_a_time EXCLUDE USING gist (code WITH =, in_force WITH &&));
  COMMENT ON TABLE territory.agency IS 'Committees, departments, offices and police, each for the period it existed. The unit is the one whose agency it is.';
  CREATE UNIQUE INDEX agency_code_and_first_day ON territory.agency (code, lower(in_force));
  CREATE INDEX agency_unit ON territory.agency (unit_id);

  CREATE TABLE territory.agency_succession (
    old_id int NOT NULL REFERENCES territory.agency,
    new_id int NOT NULL REFERENCES territory.agency,
    extent text NOT NULL CHECK (extent IN ('whole', 'part')),
    effective_on date NOT NULL,
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    made_by int REFERENCES territory.reorganisation,
    PRIMARY KEY (old_id, new_id));
  COMMENT ON TABLE territory.agency_succession IS 'Which agency took over from which, wholly or in some fields or places.';

  CREATE TABLE territory.agency_duty (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_id int NOT NULL REFERENCES territory.agency,
    field text NOT NULL CHECK (field ~ '^[a-z][a-z-]*(\\.[a-z][a-z-]*)*$'),
    unit_id int NOT NULL REFERENCES territory.unit,
    in_force daterange NOT NULL CHECK (NOT isempty(in_force) AND NOT lower_inf(in_force)),
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    made_by int REFERENCES territory.reorganisation,
    ended_by int REFERENCES territory.reorganisation,
    CONSTRAINT agency_duty_once EXCLUDE USING gist (agency_id WITH =, field WITH =, unit_id WITH =, in_force WITH &&));
  COMMENT ON TABLE territory.agency_duty IS 'What an agency has to do: a field of work in a set of units, whatever their level. A dotted field is part of the one before the dot.';
  CREATE UNIQUE INDEX agency_duty_first_day ON territory.agency_duty (agency_id, field, unit_id, lower(in_force));
  CREATE INDEX agency_duty_unit ON territory.agency_duty (unit_id, field);

  CREATE TABLE territory.signing_authority (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act text NOT NULL,
    agency_kind text NOT NULL,
    agency_id int REFERENCES territory.agency,
    field text NOT NULL,
    title text NOT NULL,
    form text NOT NULL,
    deputy_title text NOT NULL,
    deputy_form text NOT NULL,
    in_force daterange NOT NULL CHECK (NOT isempty(in_force) AND NOT lower_inf(in_force)),
    basis text NOT NULL,
    certainty territory.certainty NOT NULL,
    CONSTRAINT signing_authority_one_at_a_time
      EXCLUDE USING gist (act WITH =, (coalesce(agency_id, 0)) WITH =, in_force WITH &&));
  COMMENT ON TABLE territory.signing_authority IS 'Who signs an act and under which words: the head of the agency of a kind that serves the place in a field.';
  COMMENT ON COLUMN territory.signing_authority.agency_id IS 'This agency signs otherwise than others of its kind.';
`;

const moves = `
  CREATE TABLE territory.reorganisation_target (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reorganisation_id int NOT NULL REFERENCES territory.reorganisation,
    code text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    parent_code text NOT NULL,
    seat_id int NOT NULL REFERENCES territory.unit,
    unit_id int REFERENCES territory.unit,
    UNIQUE (reorganisation_id, code));
  COMMENT ON TABLE territory.reorganisation_target IS 'Units that are to be. unit_id is empty until the unit is made, or the unit found on the map already.';
  COMMENT ON COLUMN territory.reorganisation_target.seat_id IS 'The old unit whose agencies and offices it carries on.';

  CREATE TABLE territory.reorganisation_link (
    reorganisation_id int NOT NULL REFERENCES territory.reorganisation,
    old_id int NOT NULL REFERENCES territory.unit,
    extent text NOT NULL CHECK (extent IN ('whole', 'part', 'abolished')),
    target_id int REFERENCES territory.reorganisation_target,
    UNIQUE NULLS NOT DISTINCT (reorganisation_id, old_id, target_id),
    CHECK ((target_id IS NULL) = (extent = 'abolished')));
  COMMENT ON TABLE territory.reorganisation_link IS 'The succession list as it was read.';

  CREATE TABLE territory.reorganisation_decision (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reorganisation_id int NOT NULL REFERENCES territory.reorganisation,
    old_id int NOT NULL REFERENCES territory.unit,
    hamlet text CHECK (hamlet IS NFC NORMALIZED AND hamlet <> ''),
    subject_kind text,
    subject text,
    target_id int NOT NULL REFERENCES territory.reorganisation_target,
    by_hamlet boolean NOT NULL DEFAULT false,
    CHECK ((hamlet IS NULL) <> (subject IS NULL) AND (subject IS NULL) = (subject_kind IS NULL)),
    UNIQUE (reorganisation_id, old_id, subject_kind, subject));
  CREATE UNIQUE INDEX reorganisation_decision_hamlet
    ON territory.reorganisation_decision (reorganisation_id, old_id, platform.fold(hamlet)) WHERE hamlet IS NOT NULL;
  COMMENT ON TABLE territory.reorganisation_decision IS 'Where a hamlet, a person or a post of a split or abolished unit goes.';
  COMMENT ON COLUMN territory.reorganisation_decision.by_hamlet IS 'Follows from the decision on the hamlet where the subject lives.';

  CREATE TABLE territory.reorganisation_moved (
    reorganisation_id int NOT NULL REFERENCES territory.reorganisation,
    what text NOT NULL,
    record text NOT NULL,
    old_id int NOT NULL,
    new_id int NOT NULL,
    PRIMARY KEY (reorganisation_id, what, record));
  COMMENT ON TABLE territory.reorganisation_moved IS 'Every record that was moved and from where: what taking back restores, and figures on the old map rest on.';

  -- An empty target waits for a decision; an empty new_id, for the unit to be made.
  CREATE VIEW territory.reorganisation_way AS
    SELECT l.reorganisation_id, l.old_id, t.id AS target_id, t.unit_id AS new_id
    FROM (SELECT DISTINCT reorganisation_id, old_id, CASE WHEN extent = 'whole' THEN target_id END AS target_id
          FROM territory.reorganisation_link) l
    LEFT JOIN territory.reorganisation_target t ON t.id = l.target_id;
  COMMENT ON VIEW territory.reorganisation_way IS 'Each unit that ends, and where what stands on it goes unless a decision on its subject says otherwise.';
`;

const questions = `
  CREATE FUNCTION territory.map_to(day date) RETURNS TABLE (unit_id int, mapped_id int, is_exact boolean) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE onward (unit_id, at_id, is_exact) AS (
      SELECT id, id, true FROM territory.unit WHERE lower(in_force) <= day
      UNION
      SELECT o.unit_id, s.new_id, o.is_exact AND s.extent = 'whole'
      FROM onward o JOIN territory.unit_succession s ON s.old_id = o.at_id AND s.effective_on <= day
    ), back (unit_id, at_id, is_exact) AS (
      SELECT id, id, true FROM territory.unit WHERE lower(in_force) > day
      UNION
      SELECT b.unit_id, s.old_id, b.is_exact AND s.extent = 'whole' AND NOT EXISTS (
        SELECT FROM territory.unit_succession other WHERE other.new_id = s.new_id AND other.old_id <> s.old_id)
      FROM back b JOIN territory.unit_succession s ON s.new_id = b.at_id AND s.effective_on > day
    )
    SELECT way.unit_id, way.at_id, bool_and(way.is_exact)
    FROM (TABLE onward UNION ALL TABLE back) way JOIN territory.unit u ON u.id = way.at_id AND u.in_force @> day
    GROUP BY way.unit_id, way.at_id $$;
  COMMENT ON FUNCTION territory.map_to IS
    'Each unit of any time on the map of a day: exactly one exact row where all of it lies in one unit, else the units it may lie in, none exact.';

  -- In plpgsql its plan is kept: it runs at the head of every request.
  CREATE FUNCTION territory.area_of(agency int, fields text[], day date) RETURNS SETOF int LANGUAGE plpgsql STABLE AS $$ BEGIN
    RETURN QUERY
    WITH RECURSIVE heir (id) AS (
      SELECT agency
      UNION
      SELECT s.new_id FROM heir h JOIN territory.agency_succession s ON s.old_id = h.id AND s.extent = 'whole' AND s.effective_on <= day
    ), area (unit_id) AS (
      SELECT up.unit_id
      FROM heir h
      JOIN territory.agency_duty d ON d.agency_id = h.id AND d.in_force @> day
      JOIN territory.unit_up up ON up.ancestor_id = d.unit_id
      WHERE EXISTS (SELECT FROM unnest(fields) f WHERE d.field = f OR starts_with(d.field, f || '.'))
      UNION
      SELECT up.unit_id
      FROM area a
      JOIN territory.unit_succession s ON s.new_id = a.unit_id AND s.extent = 'whole' AND s.effective_on <= day
      JOIN territory.unit_up up ON up.ancestor_id = s.old_id
    )
    SELECT area.unit_id FROM area;
  END $$;
  COMMENT ON FUNCTION territory.area_of IS
    'Units that an agency, or whoever wholly took over from it, serves in any of these fields on a day: all below included, and the former units that went wholly into them.';

  CREATE FUNCTION territory.agencies_within(units int[], fields text[], day date) RETURNS SETOF int LANGUAGE sql STABLE AS $$
    SELECT a.id FROM territory.agency a
    JOIN territory.agency_duty d ON d.agency_id = a.id AND d.in_force @> least(day, upper(a.in_force) - 1)
    WHERE lower(a.in_force) <= day AND EXISTS (SELECT FROM unnest(fields) f WHERE d.field = f OR starts_with(d.field, f || '.'))
    GROUP BY a.id HAVING bool_and(d.unit_id = ANY (units)) $$;
  COMMENT ON FUNCTION territory.agencies_within IS
    'Agencies that serve nobody outside these units in these fields, on a day or on their last one. Units are a whole area of duty, all below included.';
`;

const version = `
  CREATE TABLE territory.map_version (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    version uuid NOT NULL DEFAULT gen_random_uuid());
  COMMENT ON TABLE territory.map_version IS 'Changes with every change of units, agencies or duties: what was worked out under one version holds as long as it stands.';
  INSERT INTO territory.map_version DEFAULT VALUES;

  CREATE FUNCTION territory.note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ BEGIN
    UPDATE territory.map_version SET version = gen_random_uuid();
    RETURN NULL;
  END $$;
  ${['unit', 'unit_succession', 'agency', 'agency_succession', 'agency_duty']
    .map(
      (table) =>
        `CREATE TRIGGER changed AFTER INSERT OR UPDATE OR DELETE ON territory.${table} FOR EACH STATEMENT EXECUTE FUNCTION territory.note_change();`,
    )
    .join('\n  ')}
`;

const rights = `
  GRANT SELECT ON ALL TABLES IN SCHEMA territory TO an_sinh_reader, an_sinh_sign_in, an_sinh_system, an_sinh_search;
  REVOKE SELECT ON territory.reorganisation_decision, territory.reorganisation_moved FROM an_sinh_reader, an_sinh_sign_in, an_sinh_search;
  GRANT INSERT, DELETE ON territory.unit, territory.agency, territory.agency_duty TO an_sinh_system;
  GRANT UPDATE (in_force, ended_by) ON territory.unit, territory.agency, territory.agency_duty TO an_sinh_system;
  GRANT INSERT, DELETE ON territory.unit_succession, territory.agency_succession TO an_sinh_system;
  GRANT INSERT, UPDATE (in_force) ON territory.signing_authority TO an_sinh_system;
  GRANT INSERT, UPDATE, DELETE ON territory.reorganisation, territory.reorganisation_target, territory.reorganisation_decision
    TO an_sinh_system;
  GRANT INSERT, DELETE ON territory.reorganisation_link, territory.reorganisation_moved TO an_sinh_system;
  -- A reorganisation taken back removes the posts it made.
  GRANT DELETE ON platform.duty TO an_sinh_system;
`;
