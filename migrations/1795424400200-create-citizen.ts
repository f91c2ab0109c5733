import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { giveTo } from './giving.sql.js';

/** Schema `citizen`: people, their identifiers, residence and households, and what the national registry answered. */
export class CreateCitizen1795424400200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(people);
    await db.query(households);
    await db.query(registryChecks);
    await db.query(rowSecurity);
    await db.query(ownedFunctions);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA citizen CASCADE`);
  }
}

const people = `
  CREATE SCHEMA citizen;
  GRANT USAGE ON SCHEMA citizen TO an_sinh_reader, an_sinh_system, an_sinh_search;

  CREATE TABLE citizen.person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id int NOT NULL,
    full_name text NOT NULL CHECK (full_name IS NFC NORMALIZED AND full_name = btrim(full_name) AND full_name <> ''),
    fold text NOT NULL GENERATED ALWAYS AS (platform.fold(full_name)) STORED,
    birth_on date,
    birth_precision text CHECK (birth_precision IN ('year', 'month', 'day')),
    birth_until date GENERATED ALWAYS AS ((birth_on + CASE birth_precision
      WHEN 'year' THEN interval '1 year' WHEN 'month' THEN interval '1 month' ELSE interval '1 day' END)::date) STORED,
    sex text NOT NULL CHECK (sex IN ('male', 'female')),
    mother_id uuid REFERENCES citizen.person,
    mother_name text CHECK (mother_name IS NFC NORMALIZED),
    missing_since date,
    died_on date,
    life_status text NOT NULL GENERATED ALWAYS AS (
      CASE WHEN died_on IS NOT NULL THEN 'dead' WHEN missing_since IS NOT NULL THEN 'missing' ELSE 'alive' END) STORED,
    identity_state text NOT NULL
      CHECK (identity_state IN ('no-papers', 'unverified', 'structure-ok', 'matched', 'mismatch', 'not-found')),
    merged_into uuid REFERENCES citizen.person CHECK (merged_into <> id),
    registered_at timestamptz NOT NULL DEFAULT platform.clock(),
    version int NOT NULL DEFAULT 1,
    CHECK ((birth_on IS NULL) = (birth_precision IS NULL)),
    CHECK (died_on >= birth_on));
  COMMENT ON TABLE citizen.person IS 'One row for each registration of a person. Merging links a row to its survivor and changes nothing else.';
  COMMENT ON COLUMN citizen.person.unit_id IS 'The commune now responsible: the scope of everything about this person.';
  COMMENT ON COLUMN citizen.person.birth_on IS 'The earliest day that fits what is known of the birth; until birth_until, exclusive.';

  -- Each word of a name folded, and again after '=' as spelled, all behind the first digit of the person's key.
  CREATE FUNCTION citizen.words_in(slice text, words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_to_array(slice || replace(words, ' ', ' ' || slice), ' ') $$;
  CREATE FUNCTION citizen.name_words(id uuid, full_name text, fold text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT citizen.words_in(left(id::text, 1), fold) || citizen.words_in(left(id::text, 1) || '=', lower(full_name COLLATE "und-x-icu")) $$;
  CREATE INDEX person_words ON citizen.person USING gin (citizen.name_words(id, full_name, fold)) WHERE merged_into IS NULL;
  CREATE INDEX person_fold ON citizen.person (fold, birth_on);
  CREATE INDEX person_birth ON citizen.person (birth_on);
  CREATE INDEX person_unit ON citizen.person (unit_id, id);
  CREATE INDEX person_merged ON citizen.person (merged_into) WHERE merged_into IS NOT NULL;
  CREATE INDEX person_mother ON citizen.person (mother_id) WHERE mother_id IS NOT NULL;

  CREATE TABLE citizen.identifier (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES citizen.person,
    kind text NOT NULL
      CHECK (kind IN ('pin', 'cancelled-pin', 'cmnd9', 'birth-certificate', 'passport', 'social-insurance', 'local')),
    value text NOT NULL CHECK (value <> ''),
    valid_from date,
    valid_until date,
    status text NOT NULL CHECK (status IN ('valid', 'expired', 'cancelled', 'mistaken')),
    source text NOT NULL CHECK (source IN ('declared', 'paper', 'national-database', 'import', 'system')),
    decision text,
    recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
    CHECK (valid_from < valid_until),
    CHECK (kind <> 'pin' OR value ~ '^[0-9]{12}$'),
    CHECK (status IN ('valid', 'mistaken') OR valid_until IS NOT NULL));
  COMMENT ON TABLE citizen.identifier IS 'Every number a person is or was known by. Rows are ended, never overwritten: old decisions carry old numbers.';
  CREATE UNIQUE INDEX identifier_one_person ON citizen.identifier (value) WHERE kind = 'pin' AND status = 'valid';
  CREATE UNIQUE INDEX identifier_one_number ON citizen.identifier (person_id) WHERE kind = 'pin' AND status = 'valid';
  CREATE INDEX identifier_value ON citizen.identifier (value);
  CREATE INDEX identifier_person ON citizen.identifier (person_id);

  CREATE TABLE citizen.residence (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES citizen.person,
    unit_id int NOT NULL,
    address text NOT NULL,
    hamlet text,
    valid_from date NOT NULL,
    valid_until date,
    CHECK (valid_from < valid_until),
    CONSTRAINT residence_one_at_a_time
      EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&));
  -- Who lives where now is asked for whole lists, and the index of the exclusion is slow to search.
  CREATE INDEX residence_now ON citizen.residence (person_id) INCLUDE (hamlet) WHERE valid_until IS NULL;
  COMMENT ON TABLE citizen.residence IS 'Where a person lived on the days [valid_from, valid_until); one place on a day.';
`;

const households = `
  CREATE TABLE citizen.household (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    unit_id int NOT NULL,
    coded_by int NOT NULL,
    code text NOT NULL CHECK (code <> ''),
    -- Begins with a unit, so that a clash tells nothing of another; not with unit_id, or merging two communes would clash.
    UNIQUE (coded_by, code));
  COMMENT ON TABLE citizen.household IS 'People who live as one household, under the code their commune gave it.';
  COMMENT ON COLUMN citizen.household.coded_by IS 'The commune that gave the code; stays when the map changes.';
  CREATE INDEX household_unit ON citizen.household (unit_id);

  CREATE TABLE citizen.household_member (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    household_id uuid NOT NULL REFERENCES citizen.household,
    person_id uuid NOT NULL REFERENCES citizen.person,
    role text NOT NULL CHECK (role IN ('head', 'spouse', 'child', 'parent', 'sibling', 'grandchild', 'other')),
    valid_from date NOT NULL,
    valid_until date,
    CHECK (valid_from < valid_until),
    CONSTRAINT household_member_one_household
      EXCLUDE USING gist (person_id WITH =, daterange(valid_from, valid_until) WITH &&),
    CONSTRAINT household_member_one_head
      EXCLUDE USING gist (household_id WITH =, daterange(valid_from, valid_until) WITH &&) WHERE (role = 'head'));
  COMMENT ON TABLE citizen.household_member IS 'Membership on the days [valid_from, valid_until): one household a person, one head a household.';
  CREATE INDEX household_member_household ON citizen.household_member (household_id);

  CREATE TABLE citizen.household_hold (
    household_id uuid NOT NULL REFERENCES citizen.household,
    holder text NOT NULL,
    PRIMARY KEY (household_id, holder));
  COMMENT ON TABLE citizen.household_hold IS 'Matters that keep a household together while they last: nobody is taken out of it by hand. Death and moving away go on.';
`;

const registryChecks = `
  CREATE TABLE citizen.registry_check (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES citizen.person,
    actor_id uuid NOT NULL DEFAULT platform.actor(),
    case_id uuid,
    purpose text NOT NULL,
    asked jsonb NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('match', 'mismatch', 'not-found', 'unavailable')),
    transaction_id text,
    answer jsonb NOT NULL,
    asked_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT platform.clock(),
    CHECK ((outcome = 'unavailable') = (transaction_id IS NULL)));
  COMMENT ON TABLE citizen.registry_check IS 'Each question put to the national population database, why, and its answer as it came. Never changed.';
  CREATE INDEX registry_check_person ON citizen.registry_check (person_id, asked_at);
`;

/** What belongs to a person is seen by whoever sees the person, so that a move takes everything along in one row. */
const throughPerson = `EXISTS (SELECT FROM citizen.person p WHERE p.id = person_id)`;
const inScope = `unit_id = ANY ((SELECT platform.units())::int[])`;

const secured = (table: string, visible: string, checked = visible) => `
  ALTER TABLE citizen.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE citizen.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON citizen.${table} TO an_sinh_reader USING (${visible}) WITH CHECK (${checked});
  CREATE POLICY everything ON citizen.${table} TO an_sinh_system USING (true);
  GRANT SELECT ON citizen.${table} TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON citizen.${table} TO an_sinh_app, an_sinh_system;`;

const rowSecurity = `
  ${secured('person', inScope)}
  ${secured('identifier', throughPerson)}
  ${secured('residence', throughPerson)}
  ${secured('household', inScope)}
  ${secured(
    'household_member',
    `EXISTS (SELECT FROM citizen.household h WHERE h.id = household_id)`,
    `EXISTS (SELECT FROM citizen.household h WHERE h.id = household_id) AND ${throughPerson}`,
  )}
  ${secured('household_hold', `EXISTS (SELECT FROM citizen.household h WHERE h.id = household_id)`)}
  ${secured('registry_check', throughPerson)}
  GRANT DELETE ON citizen.household_hold TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON citizen.person, citizen.identifier, citizen.residence, citizen.household_member
    TO an_sinh_app, an_sinh_system;
  GRANT UPDATE ON citizen.household TO an_sinh_system;
  CREATE POLICY search ON citizen.person FOR SELECT TO an_sinh_search USING (true);
  GRANT SELECT (id, unit_id, full_name, fold, merged_into) ON citizen.person TO an_sinh_search;
`;

const ownedFunctions = `
  -- Row-level security keeps @> from its index (it is not leakproof): this function applies the scope itself. It reads one
  -- sixteenth of the people after the other, in the order of their keys, and stops when the page is full: the commonest name is
  -- found in the first, and a rare one costs sixteen short look-ups. One plan for all sixteen, made once, and never a parallel one.
  CREATE FUNCTION citizen.find_person(query text, after_exact boolean, after_id uuid, lim int)
    RETURNS TABLE (id uuid, exact boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog
    SET plan_cache_mode = force_generic_plan SET max_parallel_workers_per_gather = 0 SET jit = off AS $$
  DECLARE
    area int[] := platform.units();
    folded text := platform.fold(query);
    spelled text := lower(normalize(query, NFC) COLLATE "und-x-icu");
    -- Typed without accents, nothing can be spelled more exactly than the rest.
    plain boolean := string_to_array(spelled, ' ') <@ string_to_array(folded, ' ');
    as_spelled boolean;
    after uuid;
    slice text;
    missing int := lim;
    got int;
  BEGIN
    IF folded = '' THEN RETURN; END IF;
    FOREACH as_spelled IN ARRAY CASE WHEN plain OR NOT after_exact THEN '{f}'::boolean[] ELSE '{t,f}' END LOOP
      after := CASE WHEN plain OR as_spelled = after_exact THEN after_id END;
      FOREACH slice IN ARRAY string_to_array('0123456789abcdef', NULL) LOOP
        CONTINUE WHEN slice < left(after::text, 1);
        RETURN QUERY
          WITH named AS MATERIALIZED (
            SELECT p.id, p.unit_id, p.full_name FROM citizen.person p
            WHERE citizen.name_words(p.id, p.full_name, p.fold)
                @> CASE WHEN as_spelled THEN citizen.words_in(slice || '=', spelled) ELSE citizen.words_in(slice, folded) END
              AND p.merged_into IS NULL)
          SELECT n.id, as_spelled FROM named n
          WHERE n.unit_id IN (SELECT unnest(area)) AND (after IS NULL OR n.id > after)
            AND (plain OR as_spelled
              OR NOT string_to_array(lower(n.full_name COLLATE "und-x-icu"), ' ') @> string_to_array(spelled, ' '))
          ORDER BY n.id LIMIT missing;
        GET DIAGNOSTICS got = ROW_COUNT;
        missing := missing - got;
        IF missing = 0 THEN RETURN; END IF;
      END LOOP;
    END LOOP;
  END $$;
  COMMENT ON FUNCTION citizen.find_person IS
    'People of the caller''s area whose name has all these words, in any order, accents or none; names spelled as asked come first.';
  ${giveTo('an_sinh_search', 'citizen', 'find_person(text, boolean, uuid, int)')}
  REVOKE EXECUTE ON FUNCTION citizen.find_person FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION citizen.find_person TO an_sinh_reader;

  -- An update whose new row the caller may not see is refused by row-level security, and giving a person away is just that.
  CREATE FUNCTION citizen.hand_over(moved uuid, to_unit int) RETURNS int
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    UPDATE citizen.person SET unit_id = to_unit, version = version + 1
    WHERE id = moved AND (unit_id = ANY (platform.units()) OR current_setting('role') = 'an_sinh_system')
    RETURNING version $$;
  COMMENT ON FUNCTION citizen.hand_over IS
    'Gives a person of the caller''s area to any unit; returns the new version, or nothing for a person out of the area.';
  ${giveTo('an_sinh_system', 'citizen', 'hand_over(uuid, int)')}
  REVOKE EXECUTE ON FUNCTION citizen.hand_over FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION citizen.hand_over TO an_sinh_app, an_sinh_system;
`;
