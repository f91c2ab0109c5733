import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { accounts } from './platform/accounts.sql.js';
import { sealedByProgramme } from './seal.sql.js';

/** Schema `platform`: clock and scope, audit, requests, outbox, files, accounts. */
export class CreatePlatform1795424400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      CREATE SCHEMA platform;
      GRANT USAGE ON SCHEMA platform TO an_sinh_reader, an_sinh_system, an_sinh_sign_in, an_sinh_search;
      REVOKE TEMP ON DATABASE ${await databaseName(db)} FROM PUBLIC;
      GRANT TEMP ON DATABASE ${await databaseName(db)} TO an_sinh_system;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    `);
    await db.query(quietCatalogue);
    await db.query(clockAndScope);
    await db.query(seal);
    await db.query(audit);
    await db.query(requestsAndOutbox);
    await db.query(files);
    await db.query(accounts);
    await db.query(statistics);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA platform CASCADE`);
  }
}

/**
 * After a bulk load the planner takes a full table for an empty one, until autovacuum has come by. ANALYZE is the owner's; where nothing
 * grew it costs a look at the catalogue.
 */
const statistics = `
  CREATE FUNCTION platform.refresh_statistics(schemas text[]) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE v_table regclass; v_count int := 0;
    BEGIN
      FOR v_table IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (schemas) AND c.relkind = 'r'
          AND pg_relation_size(c.oid) > 2 * c.relpages * current_setting('block_size')::bigint ORDER BY 1
      LOOP
        EXECUTE format('ANALYZE %s', v_table);
        v_count := v_count + 1;
      END LOOP;
      RETURN v_count;
    END $$;
  COMMENT ON FUNCTION platform.refresh_statistics IS 'Analyses the tables of these schemas that have more than doubled since they were last. Returns how many.';
  REVOKE EXECUTE ON FUNCTION platform.refresh_statistics FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION platform.refresh_statistics TO an_sinh_app, an_sinh_system;
`;

async function databaseName(db: QueryRunner): Promise<string> {
  const [row] = (await db.query(`SELECT quote_ident(current_database()) AS name`)) as { name: string }[];
  return row?.name ?? '';
}

/**
 * Sizes and counters of tables tell how much there is beyond one's scope: monitors and the system keep them, everybody else loses them. Only the
 * owner of the catalogue can take them away; where the migrating role is not, PostgreSQL warns and the operator does it once.
 */
const quietCatalogue = `
  DO $$ DECLARE each text; BEGIN
    FOR each IN SELECT oid::regclass FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'v'
      AND (relname ~ '^pg_stat(io)?_(xact_)?(all|user|sys)_' OR relname = 'pg_sequences')
    LOOP
      EXECUTE format('REVOKE SELECT ON %s FROM PUBLIC; GRANT SELECT ON %1$s TO pg_monitor, an_sinh_system', each);
    END LOOP;
    FOR each IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_((total_)?relation|table|indexes)_size$'
        OR proname ~ '^pg_stat_get_' AND proname !~ '^pg_stat_get_db_' AND proargtypes = '26'::oidvector)
    LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC; GRANT EXECUTE ON FUNCTION %1$s TO pg_monitor, an_sinh_system', each);
    END LOOP;
  END $$;
`;

const clockAndScope = `
  CREATE FUNCTION platform.clock() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT transaction_timestamp() + coalesce(nullif(current_setting('app.clock_offset', true), ''), '0')::bigint * interval '1 millisecond' $$;
  COMMENT ON FUNCTION platform.clock IS 'The moment of this transaction on the clock of the process that runs it.';

  CREATE FUNCTION platform.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (platform.clock() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date $$;

  -- After a commit a local setting reads as '' and not as NULL: without nullif the cast fails.
  CREATE FUNCTION platform.units() RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('app.units', true), ''), '{}')::int[] $$;
  COMMENT ON FUNCTION platform.units IS 'Units in the area of duty of whoever acts; empty when nobody does.';

  CREATE FUNCTION platform.programmes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('app.programmes', true), ''), '{}')::text[] $$;

  CREATE FUNCTION platform.actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('app.actor', true), '')::uuid $$;

  -- Lower case without accents, one blank between words: how names are searched and compared.
  CREATE FUNCTION platform.fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    SET search_path = public, pg_catalog AS $$
    SELECT trim(regexp_replace(lower(unaccent('unaccent', normalize(name, NFC)) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g')) $$;
`;

/** Sealed programmes leave no trace for who lacks their clearance (docs/adr/0011). */
const seal = `
  CREATE FUNCTION platform.sealed_programmes() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{}'::text[] $$;
  COMMENT ON FUNCTION platform.sealed_programmes IS 'A constant, so that policies cost ordinary readers nothing; a programme that seals itself replaces it.';
  CREATE FUNCTION platform.seal_programme(p_code text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('CREATE OR REPLACE FUNCTION platform.sealed_programmes() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
        format('SELECT %L::text[]', array_append(array_remove(platform.sealed_programmes(), p_code), p_code)));
    END $$;
  COMMENT ON FUNCTION platform.seal_programme IS 'Called by the migration of a sealed programme; only the owner can.';

  -- The role a session took stays readable inside a function that runs as its owner, and taking it asks for membership: whatever
  -- an ordinary session writes into the setting, it opens nothing.
  CREATE FUNCTION platform.clearances() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('role') IN ('an_sinh_sealed_reader', 'an_sinh_sealed_app', 'an_sinh_sealed_system')
      THEN coalesce(nullif(current_setting('app.clearances', true), ''), '{}')::text[] ELSE '{}' END $$;
  COMMENT ON FUNCTION platform.clearances IS 'What whoever acts is cleared for: sealed programmes, and parts of them that have a clearance of their own.';

  CREATE FUNCTION platform.seal() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
    BEGIN
      IF platform.clearances() = '{}' THEN RETURN '{}'; END IF;
      RETURN ARRAY(SELECT unnest(platform.clearances()) INTERSECT SELECT unnest(platform.sealed_programmes()) ORDER BY 1);
    END $$;
  COMMENT ON FUNCTION platform.seal IS 'The sealed programmes of whoever acts: kept with what names no programme, and seen by who is cleared for all of them.';
`;

const audit = `
  CREATE FUNCTION platform.era() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 1 $$;
  COMMENT ON FUNCTION platform.era IS 'Transaction ids are ordered within an era; one begins whenever they start again, after a restore into a new cluster.';
  -- A constant that changes with an era: it costs an insert nothing, and replacing it drops every cached plan that holds it.
  CREATE FUNCTION platform.begin_era() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      EXECUTE format('CREATE OR REPLACE FUNCTION platform.era() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ''SELECT %s''',
        platform.era() + 1);
      RETURN platform.era();
    END $$;
  REVOKE EXECUTE ON FUNCTION platform.begin_era FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION platform.begin_era TO an_sinh_system;

  CREATE TABLE platform.audit_entry (
    era int NOT NULL DEFAULT platform.era(),
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    actor_id uuid NOT NULL,
    duty_id uuid,
    act text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    body jsonb NOT NULL DEFAULT '{}',
    seal text[] NOT NULL DEFAULT platform.seal(),
    PRIMARY KEY (era, tx, id));
  COMMENT ON TABLE platform.audit_entry IS 'Who did what to whom, in the transaction that did it. Never changed; sealed in blocks.';
  CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_kind, subject_id, at);
  CREATE INDEX audit_entry_actor ON platform.audit_entry (actor_id, at);

  COMMENT ON COLUMN platform.audit_entry.seal IS 'Clearances of the writer: a trace of sealed work is sealed itself.';

  CREATE TABLE platform.audit_block (
    no bigint PRIMARY KEY,
    era int NOT NULL,
    tx_from xid8 NOT NULL,
    tx_to xid8 NOT NULL,
    entries int NOT NULL,
    leaves bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    at timestamptz NOT NULL);
  COMMENT ON TABLE platform.audit_block IS 'A sealed stretch of the audit: 32 bytes for each entry, chained to the block before.';

  -- Writers name neither the transaction nor the number of an entry: they cannot choose its place.
  GRANT INSERT (actor_id, duty_id, act, subject_kind, subject_id, body) ON platform.audit_entry
    TO an_sinh_reader, an_sinh_system, an_sinh_sign_in;
  GRANT SELECT ON platform.audit_entry TO an_sinh_system;
  ALTER TABLE platform.audit_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.audit_entry FORCE ROW LEVEL SECURITY;
  CREATE POLICY write ON platform.audit_entry FOR INSERT TO an_sinh_reader, an_sinh_system, an_sinh_sign_in WITH CHECK (true);
  -- The system verifies the whole chain and searches it for nobody.
  CREATE POLICY everything ON platform.audit_entry TO an_sinh_system USING (true);
  CREATE POLICY seal ON platform.audit_entry AS RESTRICTIVE FOR SELECT TO an_sinh_reader
    USING (seal <@ (SELECT platform.clearances())::text[]);
  GRANT SELECT, INSERT ON platform.audit_block TO an_sinh_system;
`;

const requestsAndOutbox = `
  CREATE TABLE platform.request (
    actor_id uuid NOT NULL,
    seal text[] NOT NULL DEFAULT platform.seal(),
    request_id text NOT NULL,
    fingerprint text NOT NULL,
    answer jsonb,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    PRIMARY KEY (actor_id, seal, request_id));
  COMMENT ON TABLE platform.request IS 'Commands already carried out, with their answers: sent twice, done once.';
  ALTER TABLE platform.request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.request FORCE ROW LEVEL SECURITY;
  CREATE POLICY own ON platform.request TO an_sinh_app, an_sinh_sign_in
    USING (actor_id = (SELECT platform.actor()) AND seal = (SELECT platform.seal())::text[]);
  CREATE POLICY everything ON platform.request TO an_sinh_system USING (true);
  GRANT SELECT, INSERT, UPDATE ON platform.request TO an_sinh_app, an_sinh_sign_in, an_sinh_system;

  CREATE TABLE platform.outbox (
    era int NOT NULL DEFAULT platform.era(),
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    programme text,
    payload jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    PRIMARY KEY (era, tx, id));
  COMMENT ON TABLE platform.outbox IS 'Facts that happened, in order, for the subscribers to take.';
  CREATE TABLE platform.outbox_position (
    subscriber text PRIMARY KEY,
    era int NOT NULL DEFAULT 0,
    tx xid8 NOT NULL DEFAULT '0',
    id bigint NOT NULL DEFAULT 0,
    failures int NOT NULL DEFAULT 0,
    retry_at timestamptz);
  COMMENT ON TABLE platform.outbox_position IS 'The last event each subscriber has taken, and how often the next one has failed.';
  CREATE TABLE platform.outbox_parked (
    subscriber text NOT NULL,
    era int NOT NULL,
    tx xid8 NOT NULL,
    id bigint NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL DEFAULT platform.clock(),
    PRIMARY KEY (subscriber, era, tx, id),
    FOREIGN KEY (era, tx, id) REFERENCES platform.outbox);
  COMMENT ON TABLE platform.outbox_parked IS 'Events a subscriber failed on again and again: set aside so that the next can pass, until somebody delivers them again.';
  ALTER TABLE platform.outbox ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.outbox FORCE ROW LEVEL SECURITY;
  CREATE POLICY tell ON platform.outbox FOR INSERT TO an_sinh_app WITH CHECK (true);
  CREATE POLICY everything ON platform.outbox TO an_sinh_system USING (true);
  ${sealedByProgramme('platform.outbox', 'an_sinh_app, an_sinh_system')}
  GRANT INSERT (type, programme, payload) ON platform.outbox TO an_sinh_app, an_sinh_system;
  GRANT SELECT ON platform.outbox TO an_sinh_system;
  GRANT SELECT, INSERT, UPDATE ON platform.outbox_position TO an_sinh_system;
  GRANT SELECT, INSERT, DELETE ON platform.outbox_parked TO an_sinh_system;
`;

const files = `
  CREATE TABLE platform.stored_file (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    media_type text NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    purpose text NOT NULL,
    owner_id uuid NOT NULL DEFAULT platform.actor(),
    unit_id int,
    seal text[] NOT NULL DEFAULT platform.seal(),
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE platform.stored_file IS 'Files taken in and given out; kept as they were. Seen by their owner and within the area of duty.';
  ALTER TABLE platform.stored_file ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.stored_file FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON platform.stored_file TO an_sinh_reader
    USING (owner_id = (SELECT platform.actor()) OR unit_id = ANY ((SELECT platform.units())::int[]));
  CREATE POLICY everything ON platform.stored_file TO an_sinh_system USING (true);
  CREATE POLICY seal ON platform.stored_file AS RESTRICTIVE TO an_sinh_reader, an_sinh_system
    USING (seal <@ (SELECT platform.clearances())::text[]);
  GRANT SELECT ON platform.stored_file TO an_sinh_reader;
  GRANT SELECT, INSERT ON platform.stored_file TO an_sinh_app, an_sinh_system;

  CREATE TABLE platform.background_job (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    list text NOT NULL,
    title text NOT NULL,
    format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
    question jsonb NOT NULL,
    owner_id uuid NOT NULL DEFAULT platform.actor(),
    seal text[] NOT NULL DEFAULT platform.clearances(),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    rows int NOT NULL DEFAULT 0,
    file_id uuid REFERENCES platform.stored_file,
    failure text,
    asked_at timestamptz NOT NULL DEFAULT platform.clock(),
    ended_at timestamptz);
  COMMENT ON TABLE platform.background_job IS 'Lists that somebody asked for to be written, how far they are, and the file that came of them.';
  CREATE INDEX background_job_owner ON platform.background_job (owner_id, asked_at);
  ALTER TABLE platform.background_job ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.background_job FORCE ROW LEVEL SECURITY;
  CREATE POLICY own ON platform.background_job TO an_sinh_reader
    USING (owner_id = (SELECT platform.actor()) AND seal = (SELECT platform.clearances())::text[]);
  CREATE POLICY everything ON platform.background_job TO an_sinh_system USING (true);
  GRANT SELECT ON platform.background_job TO an_sinh_reader, an_sinh_system;
  GRANT INSERT, UPDATE ON platform.background_job TO an_sinh_app;
  GRANT UPDATE, DELETE ON platform.background_job TO an_sinh_system;
  GRANT DELETE ON platform.request, platform.outbox, platform.stored_file TO an_sinh_system;
`;
