/** People and systems that sign in: accounts, invitations, duties, proposals, sessions, clients. */
export const accounts = `
  CREATE TABLE platform.account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    username text NOT NULL UNIQUE CHECK (username = lower(username)),
    full_name text NOT NULL,
    agency_id int,
    password_hash text,
    totp_key text,
    totp_secret bytea,
    totp_last_step bigint NOT NULL DEFAULT 0,
    draft_key bytea NOT NULL DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
    failed_attempts int NOT NULL DEFAULT 0,
    locked_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT platform.clock(),
    CHECK ((totp_key IS NULL) = (totp_secret IS NULL)));
  COMMENT ON TABLE platform.account IS 'People who sign in. Password and second factor are empty until the invitation is accepted.';
  COMMENT ON COLUMN platform.account.totp_secret IS 'The second factor, locked with the key that totp_key names. The keys are outside the database.';
  COMMENT ON COLUMN platform.account.agency_id IS 'Whose staff it is: whoever administers that agency may give the first duty.';

  CREATE TABLE platform.invitation (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES platform.account,
    totp_key text,
    totp_secret bytea,
    expires_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((totp_key IS NULL) = (totp_secret IS NULL)));
  COMMENT ON TABLE platform.invitation IS 'Told once to whom it is for, who sets a password and a second factor with it. Closed by use, or by a later one.';
  COMMENT ON COLUMN platform.invitation.totp_secret IS 'Made when it is first opened; locked as the account''s.';
  CREATE UNIQUE INDEX invitation_open ON platform.invitation (account_id) WHERE closed_at IS NULL;

  CREATE TABLE platform.duty (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id uuid NOT NULL REFERENCES platform.account,
    agency_id int NOT NULL,
    title text NOT NULL,
    roles text[] NOT NULL,
    programmes text[] NOT NULL,
    clearances text[] NOT NULL DEFAULT '{}',
    in_force daterange NOT NULL,
    delegated_from uuid REFERENCES platform.duty);
  COMMENT ON TABLE platform.duty IS 'A post someone holds: roles, programmes, and the agency whose area of duty it has.';
  COMMENT ON COLUMN platform.duty.in_force IS 'Empty when it was taken back before it began.';
  COMMENT ON COLUMN platform.duty.delegated_from IS 'The duty of the colleague in whose place it is held.';
  CREATE INDEX duty_account ON platform.duty (account_id);
  CREATE INDEX duty_delegated_from ON platform.duty (delegated_from) WHERE delegated_from IS NOT NULL;

  CREATE FUNCTION platform.common(mine text[], other text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(each ORDER BY each), '{}') FROM unnest(mine) AS each WHERE each = ANY (other) $$;
  CREATE VIEW platform.held_duty AS
    SELECT d.id, d.account_id, d.agency_id, d.title,
      CASE WHEN giver.id IS NULL THEN d.roles ELSE platform.common(d.roles, giver.roles) END AS roles,
      CASE WHEN giver.id IS NULL THEN d.programmes ELSE platform.common(d.programmes, giver.programmes) END AS programmes,
      CASE WHEN giver.id IS NULL THEN d.clearances ELSE platform.common(d.clearances, giver.clearances) END AS clearances,
      CASE WHEN giver.id IS NULL THEN d.in_force ELSE d.in_force * giver.in_force END AS in_force
    FROM platform.duty d
      LEFT JOIN platform.duty giver ON giver.id = d.delegated_from
      LEFT JOIN platform.account away ON away.id = giver.account_id
    WHERE d.delegated_from IS NULL OR giver.agency_id = d.agency_id AND away.disabled_at IS NULL;
  COMMENT ON VIEW platform.held_duty IS 'What a duty gives: a delegated one never more, and never longer, than its giver has at the moment.';

  CREATE TABLE platform.proposal (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    act text NOT NULL CHECK (act IN ('grant-duty', 'reset-account')),
    account_id uuid NOT NULL REFERENCES platform.account,
    body jsonb NOT NULL,
    reason text NOT NULL,
    proposed_by uuid NOT NULL REFERENCES platform.account,
    proposed_at timestamptz NOT NULL DEFAULT platform.clock(),
    outcome text CHECK (outcome IN ('confirmed', 'declined')),
    decided_by uuid REFERENCES platform.account,
    decided_at timestamptz,
    CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
    CHECK (outcome <> 'confirmed' OR decided_by NOT IN (proposed_by, account_id)));
  COMMENT ON TABLE platform.proposal IS 'Acts of administration that take a second person: what touches the most powerful roles.';

  CREATE TABLE platform.session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash bytea NOT NULL UNIQUE,
    account_id uuid REFERENCES platform.account,
    client_id uuid,
    duty_id uuid REFERENCES platform.duty,
    created_at timestamptz NOT NULL DEFAULT platform.clock(),
    seen_at timestamptz NOT NULL DEFAULT platform.clock(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (num_nonnulls(account_id, client_id) = 1));
  COMMENT ON TABLE platform.session IS 'Open sign-ins; only the hash of a token is kept. Revoked at once.';
  CREATE INDEX session_account ON platform.session (account_id) WHERE revoked_at IS NULL;

  CREATE TABLE platform.service_client (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    client_id text NOT NULL UNIQUE,
    name text NOT NULL,
    secret_hash bytea NOT NULL,
    agency_id int NOT NULL,
    roles text[] NOT NULL,
    programmes text[] NOT NULL,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT platform.clock());
  COMMENT ON TABLE platform.service_client IS 'Systems of other departments that sign in with client credentials.';
  ALTER TABLE platform.session ADD FOREIGN KEY (client_id) REFERENCES platform.service_client;

  GRANT SELECT, INSERT, UPDATE ON platform.account, platform.invitation, platform.duty, platform.proposal, platform.session,
    platform.service_client TO an_sinh_sign_in, an_sinh_system;
  GRANT DELETE ON platform.invitation, platform.session TO an_sinh_system;
  GRANT SELECT ON platform.held_duty TO an_sinh_sign_in;
  GRANT SELECT (id, username, full_name) ON platform.account TO an_sinh_reader;
  GRANT SELECT ON platform.duty TO an_sinh_reader;
`;
