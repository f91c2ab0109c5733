import { lockedColumns } from './second-factor.store.js';

/**
 * $1 name. Nothing comes for a name that is unknown, disabled or locked. From the fifth failure on, each locks the account
 * for twice as long as the one before, up to a quarter of an hour: nine guesses in the first fifteen minutes, then one for each.
 */
export const chargeAttempt = `
  UPDATE platform.account SET failed_attempts = failed_attempts + 1,
    locked_until = CASE WHEN failed_attempts >= 4
      THEN platform.clock() + least(power(2, least(failed_attempts - 4, 4)), 15) * interval '1 minute' END
  WHERE username = $1 AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= platform.clock())
  RETURNING id, username, full_name AS "fullName", password_hash AS "passwordHash",
    ${lockedColumns('account')}`;

/** $1 account, $2 time step of the code, $3 the password's hash as it was compared. A step not later than the last one is a replay. */
export const settleAttempt = `
  UPDATE platform.account SET failed_attempts = 0, locked_until = NULL, totp_last_step = $2
  WHERE id = $1 AND totp_last_step < $2 AND password_hash = $3 AND disabled_at IS NULL RETURNING id`;

/** $1 account. */
export const selectDuties = `
  SELECT id, agency_id AS "agencyId", title, roles, programmes FROM platform.held_duty
  WHERE account_id = $1 AND in_force @> platform.today() ORDER BY title, id`;

/** $1 hash of the token, $2 account, $3 client, $4 duty, $5 seconds of life. */
export const insertSession = `
  INSERT INTO platform.session (token_hash, account_id, client_id, duty_id, expires_at)
  VALUES ($1, $2, $3, $4, platform.clock() + $5::int * interval '1 second') RETURNING id, expires_at AS "expiresAt"`;

/** Open and used within the last half hour; a system's short token has no idle end. */
export const isLive = (session: string) =>
  `(${session}.revoked_at IS NULL AND ${session}.expires_at > platform.clock()
    AND (${session}.account_id IS NULL OR ${session}.seen_at > platform.clock() - interval '30 minutes'))`;

/** $1 session, $2 account, $3 duty. */
export const changeDutyOfSession = `
  UPDATE platform.session s SET duty_id = d.id FROM platform.held_duty d
  WHERE s.id = $1 AND s.account_id = $2 AND ${isLive('s')}
    AND d.id = $3 AND d.account_id = s.account_id AND d.in_force @> platform.today() RETURNING s.id`;

/** $1 account. */
export const selectSessions = `
  SELECT s.id, s.duty_id AS "dutyId", s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt"
  FROM platform.session s WHERE s.account_id = $1 AND ${isLive('s')} ORDER BY s.created_at DESC`;

/** Everything an actor is made of, in one row. $1 hash of the token. */
export const selectSignedIn = `
  SELECT s.id AS "sessionId", s.seen_at < platform.clock() - interval '1 minute' AS "isSeenLongAgo",
    a.id AS "accountId", c.id AS "clientId", coalesce(a.full_name, c.name) AS name, d.id AS "dutyId",
    coalesce(d.agency_id, c.agency_id) AS "agencyId", coalesce(d.roles, c.roles, '{}') AS roles,
    coalesce(d.programmes, c.programmes, '{}') AS programmes, coalesce(d.clearances, '{}') AS clearances
  FROM platform.session s
    LEFT JOIN platform.account a ON a.id = s.account_id
    LEFT JOIN platform.service_client c ON c.id = s.client_id
    LEFT JOIN platform.held_duty d ON d.id = s.duty_id AND d.account_id = s.account_id AND d.in_force @> platform.today()
  WHERE s.token_hash = $1 AND ${isLive('s')} AND a.disabled_at IS NULL AND c.disabled_at IS NULL`;

/** The same for someone under a duty of today. $1 account, $2 duty. */
export const selectActing = `
  SELECT a.id AS "accountId", NULL AS "clientId", a.full_name AS name, d.id AS "dutyId", d.agency_id AS "agencyId", d.roles, d.programmes,
    d.clearances
  FROM platform.account a JOIN platform.held_duty d ON d.account_id = a.id AND d.in_force @> platform.today()
  WHERE a.id = $1 AND d.id = $2 AND a.disabled_at IS NULL`;

/** $1 session. */
export const touchSession = `UPDATE platform.session SET seen_at = platform.clock() WHERE id = $1`;
