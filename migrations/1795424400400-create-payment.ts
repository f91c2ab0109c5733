import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Schema `payment`: pay runs, the ledger of postings, the books in double entry, orders to payees, recoveries. */
export class CreatePayment1795424400400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA payment;
      GRANT USAGE ON SCHEMA payment TO an_sinh_reader, an_sinh_system;
    `);
    await db.query(runs);
    await db.query(postings);
    await db.query(books);
    await db.query(orders);
    await db.query(recoveries);
    await db.query(wholeRun);
    await db.query(rowSecurity);
    await db.query(grants);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA payment CASCADE`);
  }
}

const runs = `
  CREATE TABLE payment.run (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme text NOT NULL,
    month int NOT NULL,
    seq int NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN
      ('open', 'previewed', 'frozen', 'approved', 'posted', 'ordered', 'sent', 'reconciled', 'closed', 'cancelled')),
    version int NOT NULL DEFAULT 1,
    lines bigint,
    total bigint,
    hash numeric,
    unpriced bigint,
    conflicts bigint,
    opened_by uuid NOT NULL DEFAULT platform.actor(),
    opened_at timestamptz NOT NULL DEFAULT platform.clock(),
    prepared_by uuid,
    approved_by uuid,
    posted_at timestamptz,
    UNIQUE (programme, seq),
    CONSTRAINT run_two_people CHECK (approved_by <> prepared_by),
    CONSTRAINT run_known_when_frozen CHECK (state IN ('open', 'cancelled') OR (lines IS NOT NULL AND total IS NOT NULL AND hash IS NOT NULL)));
  COMMENT ON TABLE payment.run IS 'Pay runs of a programme, one after the other; a month may have a supplementary run. Lines, total and hash are the control of what was previewed, approved and posted.';
  CREATE UNIQUE INDEX run_one_unposted ON payment.run (programme) WHERE state IN ('open', 'previewed', 'frozen', 'approved');

  CREATE TABLE payment.run_preview (
    run_id int NOT NULL REFERENCES payment.run,
    for_month int NOT NULL,
    unit_id int NOT NULL,
    cause text NOT NULL CHECK (cause IN ('unchanged', 'new', 'resumed', 'rate', 'changed', 'death', 'suspended', 'stopped',
      'arrears', 'recovery', 'unpriced')),
    chains bigint NOT NULL,
    lines bigint NOT NULL,
    amount bigint NOT NULL,
    change bigint NOT NULL,
    hash numeric NOT NULL,
    PRIMARY KEY (run_id, for_month, unit_id, cause));
  CREATE TABLE payment.run_conflict (
    run_id int NOT NULL REFERENCES payment.run,
    overlap text NOT NULL,
    chain_id bigint NOT NULL,
    other_chain bigint NOT NULL,
    unit_id int NOT NULL,
    person_id uuid NOT NULL,
    benefit text NOT NULL,
    amount bigint,
    other_programme text NOT NULL,
    other_benefit text NOT NULL,
    other_amount bigint,
    PRIMARY KEY (run_id, chain_id, overlap, other_chain));
  COMMENT ON TABLE payment.run_conflict IS 'Benefits due in the month of a run beside others that exclude them: found by the preview, taken away by the next.';

  COMMENT ON TABLE payment.run_preview IS 'What a run would post, by month, unit and cause; change is against the month run last. Sums only: the ledger never holds a draft.';
`;

/** The order of columns leaves no gaps between them: there are tens of millions of rows. */
const postings = `
  CREATE TABLE payment.posting (
    chain_id bigint NOT NULL,
    amount bigint NOT NULL CHECK (amount <> 0),
    line_id bigint,
    for_month int NOT NULL,
    run_id int NOT NULL,
    unit_id int NOT NULL,
    kind "char" NOT NULL CHECK (kind IN ('m', 'a', 'r')),
    PRIMARY KEY (chain_id, for_month, run_id)) PARTITION BY RANGE (for_month);
  COMMENT ON TABLE payment.posting IS 'The ledger: what is due minus what was posted, one row for a chain, month and run. m the month itself, a arrears, r recovery. Rows are only ever added.';

  -- Attaching locks out other changes of structure only, not readers and not the run.
  CREATE FUNCTION payment.ensure_month(p_month int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE v_name text := format('posting_%s_%s', p_month / 12, lpad((p_month % 12 + 1)::text, 2, '0'));
  BEGIN
    PERFORM pg_advisory_xact_lock(7140400, p_month);
    IF to_regclass('payment.' || v_name) IS NULL THEN
      EXECUTE format('CREATE TABLE payment.%I (LIKE payment.posting INCLUDING ALL)', v_name);
      EXECUTE format('ALTER TABLE payment.posting ATTACH PARTITION payment.%I FOR VALUES FROM (%s) TO (%s)', v_name, p_month, p_month + 1);
    END IF;
  END $$;
  COMMENT ON FUNCTION payment.ensure_month IS 'Makes the partition of a month if it is not there yet.';

  CREATE TABLE payment.run_total (
    run_id int NOT NULL REFERENCES payment.run,
    for_month int NOT NULL,
    unit_id int NOT NULL,
    lines bigint NOT NULL,
    plus bigint NOT NULL,
    minus bigint NOT NULL,
    hash numeric NOT NULL,
    PRIMARY KEY (run_id, for_month, unit_id));
  COMMENT ON TABLE payment.run_total IS 'What a run posted, by month and unit: money out, and money to come back.';
`;

const books = `
  CREATE TABLE payment.account (
    code text PRIMARY KEY,
    title text NOT NULL);
  COMMENT ON TABLE payment.account IS 'Accounts of the books.';
  INSERT INTO payment.account VALUES
    ('expense', 'Chi trợ cấp'),
    ('payable', 'Phải trả đối tượng'),
    ('receivable', 'Phải thu do chi thừa'),
    ('clearing', 'Tiền đang chuyển'),
    ('cash', 'Tiền gửi Kho bạc'),
    ('written-off', 'Khoản phải thu đã xóa');

  CREATE TABLE payment.journal_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme text NOT NULL,
    run_id int REFERENCES payment.run,
    recovery_id bigint,
    kind text NOT NULL CHECK (kind IN ('posted', 'ordered', 'sent', 'settled', 'retried', 'repaid', 'waived')),
    actor_id uuid NOT NULL DEFAULT platform.actor(),
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE payment.journal_entry IS 'Entries of the books, each with the act it came from.';
  CREATE INDEX journal_entry_run ON payment.journal_entry (run_id);

  CREATE TABLE payment.journal_line (
    entry_id bigint NOT NULL REFERENCES payment.journal_entry,
    unit_id int NOT NULL,
    account text NOT NULL REFERENCES payment.account,
    debit bigint NOT NULL DEFAULT 0 CHECK (debit >= 0),
    credit bigint NOT NULL DEFAULT 0 CHECK (credit >= 0),
    CHECK ((debit = 0) <> (credit = 0)));
  COMMENT ON TABLE payment.journal_line IS 'Debits and credits in whole đồng; equal in each entry, checked when the transaction ends.';
  CREATE INDEX journal_line_entry ON payment.journal_line (entry_id);

  CREATE FUNCTION payment.check_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF (SELECT sum(debit) IS DISTINCT FROM sum(credit) FROM payment.journal_line WHERE entry_id = NEW.entry_id) THEN
      RAISE EXCEPTION 'journal entry % is not balanced', NEW.entry_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON payment.journal_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment.check_balance();
`;

const orders = `
  CREATE TABLE payment.payment_order (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id int NOT NULL REFERENCES payment.run,
    programme text NOT NULL,
    person_id uuid NOT NULL,
    payee_id bigint NOT NULL,
    unit_id int NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    channel text NOT NULL,
    bank text,
    account text,
    holder text NOT NULL,
    attempt int NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'paid', 'returned')),
    return_reason text,
    carried_into bigint REFERENCES payment.payment_order,
    settled_at timestamptz,
    UNIQUE (run_id, person_id, attempt),
    CHECK ((state = 'returned') = (return_reason IS NOT NULL)),
    CHECK (carried_into IS NULL OR state = 'returned'));
  COMMENT ON TABLE payment.payment_order IS 'Money to one payee from one run, with the account as it was then. Returned money goes on in a later order (carried_into).';
  CREATE INDEX payment_order_returned ON payment.payment_order (programme, person_id) WHERE state = 'returned' AND carried_into IS NULL;
`;

const recoveries = `
  CREATE TABLE payment.recovery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    programme text NOT NULL,
    person_id uuid NOT NULL,
    unit_id int NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    recovered bigint NOT NULL DEFAULT 0 CHECK (recovered >= 0),
    waived bigint NOT NULL DEFAULT 0 CHECK (waived >= 0),
    instalment bigint CHECK (instalment > 0),
    decision_id uuid,
    version int NOT NULL DEFAULT 1,
    opened_at timestamptz NOT NULL DEFAULT platform.clock(),
    CHECK (recovered + waived <= amount));
  COMMENT ON TABLE payment.recovery IS 'What a payee owes for having been paid too much. Nothing is withheld from a month''s own money until a decision fixes the instalment of a run.';
  CREATE UNIQUE INDEX recovery_open ON payment.recovery (programme, person_id) WHERE recovered + waived < amount;

  CREATE TABLE payment.recovery_movement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recovery_id bigint NOT NULL REFERENCES payment.recovery,
    run_id int REFERENCES payment.run,
    kind text NOT NULL CHECK (kind IN ('overpaid', 'withheld', 'repaid', 'waived', 'restored')),
    amount bigint NOT NULL CHECK (amount > 0),
    actor_id uuid NOT NULL DEFAULT platform.actor(),
    at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE payment.recovery_movement IS 'How a debt grew and shrank. restored: arrears for months whose waived overpayment turned out to be due went to the waiver.';
  CREATE INDEX recovery_movement_recovery ON payment.recovery_movement (recovery_id);

  CREATE TABLE payment.waiver (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recovery_id bigint NOT NULL REFERENCES payment.recovery,
    amount bigint NOT NULL CHECK (amount > 0),
    reason text NOT NULL CHECK (reason <> ''),
    article text NOT NULL CHECK (article <> ''),
    proposed_by uuid NOT NULL DEFAULT platform.actor(),
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    outcome text CHECK (outcome IN ('approved', 'declined')),
    decided_by uuid,
    decided_at timestamptz,
    decided_because text,
    CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
    CONSTRAINT waiver_two_people CHECK (outcome <> 'approved' OR decided_by <> proposed_by));
  COMMENT ON TABLE payment.waiver IS 'Proposals not to claim what a payee owes, with reason and article; another person approves or declines.';
  CREATE UNIQUE INDEX waiver_waiting ON payment.waiver (recovery_id) WHERE outcome IS NULL;
`;

const wholeRun = `
  CREATE FUNCTION payment.is_whole(p_run int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_setting('role') = 'an_sinh_system' OR NOT EXISTS (
      SELECT unit_id FROM payment.run_preview WHERE run_id = p_run UNION SELECT unit_id FROM payment.payment_order WHERE run_id = p_run
      EXCEPT SELECT unnest(platform.units())) $$;
  COMMENT ON FUNCTION payment.is_whole IS 'Whether the caller''s area holds all of a run: who sees a part must not act on the whole.';
`;

const ofProgramme = `programme = ANY ((SELECT platform.programmes())::text[])`;
const ofUnit = `unit_id = ANY ((SELECT platform.units())::int[])`;
/** The runs one may see are few: looked up once, under their own policy. */
const ofSeenRun = `run_id = ANY ((SELECT array_agg(r.id) FROM payment.run r)::int[])`;
const visibleIf: Readonly<Record<string, string>> = {
  run: ofProgramme,
  run_preview: `${ofUnit} AND ${ofSeenRun}`,
  run_conflict: `${ofUnit} AND ${ofSeenRun}`,
  run_total: `${ofUnit} AND ${ofSeenRun}`,
  posting: `${ofUnit} AND ${ofSeenRun}`,
  journal_entry: ofProgramme,
  journal_line: `${ofUnit} AND EXISTS (SELECT FROM payment.journal_entry e WHERE e.id = journal_line.entry_id)`,
  payment_order: `${ofUnit} AND ${ofProgramme}`,
  recovery: `${ofUnit} AND ${ofProgramme}`,
  recovery_movement: `EXISTS (SELECT FROM payment.recovery r WHERE r.id = recovery_movement.recovery_id)`,
  waiver: `EXISTS (SELECT FROM payment.recovery r WHERE r.id = waiver.recovery_id)`,
};

/** An entry and its lines come in one statement, which does not see the entry yet. */
const writableIf: Readonly<Record<string, string>> = { ...visibleIf, journal_line: ofUnit };

const rowSecurity = Object.entries(visibleIf)
  .map(
    ([table, condition]) => `
  ALTER TABLE payment.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE payment.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON payment.${table} TO an_sinh_reader USING (${condition}) WITH CHECK (${writableIf[table]});
  CREATE POLICY everything ON payment.${table} TO an_sinh_system USING (true);
  CREATE POLICY functions ON payment.${table} TO CURRENT_USER USING (true);`,
  )
  .join('\n');

/** Only the system's own role posts; nobody changes or takes away a row of the ledger, the books or a total. */
const grants = `
  GRANT SELECT ON ALL TABLES IN SCHEMA payment TO an_sinh_reader, an_sinh_system;
  GRANT INSERT, UPDATE ON payment.run TO an_sinh_app, an_sinh_system;
  GRANT INSERT ON payment.posting, payment.run_total TO an_sinh_system;
  GRANT INSERT, DELETE ON payment.run_preview, payment.run_conflict TO an_sinh_system;
  GRANT INSERT ON payment.journal_entry, payment.journal_line, payment.payment_order, payment.recovery_movement, payment.waiver TO an_sinh_app, an_sinh_system;
  GRANT UPDATE (state, return_reason, carried_into, settled_at) ON payment.payment_order TO an_sinh_app, an_sinh_system;
  GRANT UPDATE (outcome, decided_by, decided_at, decided_because) ON payment.waiver TO an_sinh_app, an_sinh_system;
  GRANT UPDATE (recovered, waived, instalment, decision_id, version) ON payment.recovery TO an_sinh_app;
  GRANT INSERT, UPDATE ON payment.recovery TO an_sinh_system;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA payment FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION payment.ensure_month TO an_sinh_system;
  GRANT EXECUTE ON FUNCTION payment.is_whole TO an_sinh_app, an_sinh_system;
`;
