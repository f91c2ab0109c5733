import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `benefit`, its tables: rate book, chains of lines, holds, and the log of months to compute again. */
export class CreateBenefit1795424400300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA benefit;
      GRANT USAGE ON SCHEMA benefit TO an_sinh_reader, an_sinh_system;
    `);
    await db.query(rateBook);
    await db.query(operations);
    await db.query(chains);
    await db.query(changeLog);
    await db.query(overlaps);
    await db.query(rowSecurity);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA benefit CASCADE`);
  }
}

const certainty = `text NOT NULL CHECK (certainty IN ('verified', 'secondary', 'memory', 'interpretation'))`;

/** Months are whole numbers here, year × 12 + month − 1; ranges are half open. */
const rateBook = `
  CREATE TABLE benefit.rate_table (
    code text PRIMARY KEY,
    programmes text[] NOT NULL CHECK (cardinality(programmes) > 0),
    overlay text NOT NULL CHECK (overlay IN ('highest')));
  COMMENT ON TABLE benefit.rate_table IS 'Tables of the rate book: which programmes draw on them, and which row wins where several areas give one.';

  CREATE TABLE benefit.rate_key (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_code text NOT NULL REFERENCES benefit.rate_table,
    key text NOT NULL,
    UNIQUE (table_code, key));
  COMMENT ON TABLE benefit.rate_key IS 'One column of a rate table: lines join on one number instead of two texts.';

  CREATE TABLE benefit.rate_row (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rate_key int NOT NULL REFERENCES benefit.rate_key,
    unit_id int,
    months int4range NOT NULL CHECK (NOT isempty(months) AND NOT lower_inf(months)),
    value numeric(15) NOT NULL CHECK (value > 0),
    instrument text NOT NULL,
    certainty ${certainty},
    in_force daterange NOT NULL CHECK (NOT isempty(in_force)),
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    operation_id bigint,
    retired_by bigint,
    CONSTRAINT rate_row_one_value EXCLUDE USING gist (rate_key WITH =, (coalesce(unit_id, 0)) WITH =, months WITH &&)
      WHERE (operation_id IS NOT NULL AND retired_by IS NULL));
  COMMENT ON TABLE benefit.rate_row IS 'Values in đồng a month, national (no unit) or of one area. A draft has no operation; a retired row stays. The months it applies for are kept apart from the days its instrument is in force.';
`;

const operations = `
  CREATE TABLE benefit.operation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('paint', 'move', 'hold', 'lift', 'publish', 'retire', 'undo')),
    chain_id bigint,
    person_id uuid,
    hold_id bigint,
    rate_key int,
    unit_id int,
    months int4range NOT NULL,
    decision_id uuid,
    reason text NOT NULL,
    undoes bigint UNIQUE REFERENCES benefit.operation,
    actor_id uuid NOT NULL DEFAULT platform.actor(),
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE benefit.operation IS 'Each change of lines, holds and rates: who, when, by which decision and why, over which months. Never changed; an undo is an operation of its own.';
  CREATE INDEX operation_chain ON benefit.operation (chain_id);
  CREATE INDEX operation_person ON benefit.operation (person_id);
  CREATE INDEX operation_decision ON benefit.operation (decision_id);
`;

const chains = `
  CREATE TABLE benefit.payee (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL,
    unit_id int NOT NULL,
    channel text NOT NULL CHECK (channel IN ('bank', 'post', 'cash')),
    bank text,
    account text,
    holder text NOT NULL,
    CHECK ((channel = 'bank') = (bank IS NOT NULL AND account IS NOT NULL)),
    CONSTRAINT payee_once UNIQUE NULLS NOT DISTINCT (unit_id, person_id, channel, bank, account, holder));
  COMMENT ON TABLE benefit.payee IS 'To whom, where and how money goes. A new account is a new row.';

  CREATE TABLE benefit.chain (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL,
    programme text NOT NULL,
    benefit text NOT NULL,
    unit_id int NOT NULL,
    payee_id bigint NOT NULL REFERENCES benefit.payee,
    relation text NOT NULL CHECK (relation IN ('self', 'guardian', 'representative', 'carer', 'organiser')),
    case_id uuid,
    opened_by uuid NOT NULL DEFAULT platform.actor(),
    opened_at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE benefit.chain IS 'One benefit of one person through all its versions: the key of the ledger. Its unit is the one that answers for it now.';
  CREATE INDEX chain_person ON benefit.chain (person_id);
  CREATE INDEX chain_payee ON benefit.chain (payee_id);
  CREATE INDEX chain_scope ON benefit.chain (unit_id, programme);

  CREATE TABLE benefit.basis (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article text NOT NULL,
    certainty ${certainty},
    UNIQUE (article, certainty));
  COMMENT ON TABLE benefit.basis IS 'Articles that lines rest on, once each: a million lines stay narrow.';

  CREATE TABLE benefit.line (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chain_id bigint NOT NULL REFERENCES benefit.chain,
    programme text NOT NULL,
    rate_key int NOT NULL REFERENCES benefit.rate_key,
    unit_id int NOT NULL,
    basis_id int NOT NULL REFERENCES benefit.basis,
    operation_id bigint NOT NULL,
    superseded_by bigint,
    multiplier numeric(14, 4) NOT NULL CHECK (multiplier > 0),
    months int4range NOT NULL CHECK (NOT isempty(months) AND NOT lower_inf(months)),
    CONSTRAINT line_one_a_month EXCLUDE USING gist (chain_id WITH =, months WITH &&) WHERE (superseded_by IS NULL));
  COMMENT ON TABLE benefit.line IS 'Versions of entitlement: multiplier × rate for these months. At most one live version a month in a chain; superseded ones stay.';
  CREATE INDEX line_chain ON benefit.line (chain_id);
  -- The run of a small programme does not read the lines of a great one.
  CREATE INDEX line_live_programme ON benefit.line (programme) WHERE superseded_by IS NULL;
  CREATE INDEX line_live_rate ON benefit.line (rate_key, unit_id) WHERE superseded_by IS NULL;

  CREATE TABLE benefit.hold (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    placed_as bigint NOT NULL,
    person_id uuid NOT NULL,
    chain_id bigint REFERENCES benefit.chain,
    months int4range NOT NULL CHECK (NOT isempty(months) AND NOT lower_inf(months)),
    reason text NOT NULL,
    operation_id bigint NOT NULL,
    retired_by bigint);
  COMMENT ON TABLE benefit.hold IS 'Months in which nothing is due: to a person in every chain (death), or in one chain (suspension). Lines stay as they are. Versions of one hold share placed_as.';
  CREATE INDEX hold_person ON benefit.hold (person_id) WHERE retired_by IS NULL;
  CREATE INDEX hold_version ON benefit.hold (placed_as);
`;

const changeLog = `
  CREATE TABLE benefit.dirty (
    programme text NOT NULL,
    chain_id bigint NOT NULL,
    months int4range NOT NULL);
  COMMENT ON TABLE benefit.dirty IS 'Months of chains to compute again: written with the change, deleted by the pay run that takes it in. Too many marks cost time, never money.';
  CREATE INDEX dirty_programme ON benefit.dirty (programme);

  CREATE TABLE benefit.rate_change (
    programme text NOT NULL,
    rate_key int NOT NULL,
    unit_id int,
    months int4range NOT NULL);
  COMMENT ON TABLE benefit.rate_change IS 'Months of rates to compute again, once for each programme that draws on them. Used like benefit.dirty.';
`;

const overlaps = `
  CREATE TABLE benefit.overlap (
    code text NOT NULL,
    programme text NOT NULL,
    benefit text NOT NULL,
    months int4range NOT NULL CHECK (NOT isempty(months)),
    article text NOT NULL,
    certainty ${certainty},
    PRIMARY KEY (code, programme, benefit));
  COMMENT ON TABLE benefit.overlap IS 'Benefits of which a person draws one alone for a month, the highest, with the article that says so. Rows of one code exclude each other.';
`;

/**
 * Reading follows programme and area of duty. Writing is left to the functions, whose owner passes by a policy of its own
 * because FORCE would stop it on a server where it is no superuser; they check the scope themselves.
 */
const scoped = `unit_id = ANY ((SELECT platform.units())::int[]) AND programme = ANY ((SELECT platform.programmes())::text[])`;
const visibleIf: Readonly<Record<string, string>> = {
  chain: scoped,
  line: scoped,
  payee: `EXISTS (SELECT FROM benefit.chain c WHERE c.payee_id = payee.id)`,
  hold: `EXISTS (SELECT FROM benefit.chain c WHERE c.person_id = hold.person_id AND c.id = coalesce(hold.chain_id, c.id))`,
  operation: `rate_key IS NOT NULL OR EXISTS (SELECT FROM benefit.chain c WHERE c.id = operation.chain_id)
    OR chain_id IS NULL AND EXISTS (SELECT FROM benefit.chain c WHERE c.person_id = operation.person_id)`,
  dirty: `EXISTS (SELECT FROM benefit.chain c WHERE c.id = chain_id)`,
  rate_change: `programme = ANY ((SELECT platform.programmes())::text[])`,
};

const rowSecurity = `
  ${Object.entries(visibleIf)
    .map(
      ([table, condition]) => `
  ALTER TABLE benefit.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE benefit.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON benefit.${table} FOR SELECT TO an_sinh_reader USING (${condition});
  CREATE POLICY everything ON benefit.${table} TO an_sinh_system USING (true);
  CREATE POLICY functions ON benefit.${table} TO CURRENT_USER USING (true);`,
    )
    .join('\n')}
  GRANT SELECT ON ALL TABLES IN SCHEMA benefit TO an_sinh_reader, an_sinh_system;
  GRANT DELETE ON benefit.dirty, benefit.rate_change TO an_sinh_system;
`;
