import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { administrationErrors } from './administration.errors.js';
import { type Reach } from './reach.js';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly agencyId: number | null;
  /** False until the invitation is accepted. */
  readonly isTakenUp: boolean;
  readonly lockedAt: Date | null;
  /** End of the pause after too many wrong attempts. */
  readonly pausedUntil: Date | null;
  readonly openSessions: number;
  readonly lastSeenAt: Date | null;
  /** Whether all duties lie within the asker's reach, so that he may lock, reset and sign out. */
  readonly isWithinReach: boolean;
  /** As names are compared: lower case, without accents. */
  readonly sortName: string;
}

export interface UserDuty {
  readonly id: string;
  readonly userId: string;
  readonly agencyId: number;
  readonly title: string;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  readonly clearances: readonly string[];
  readonly from: LegalDay;
  readonly until: LegalDay | null;
  /** Whose duty it is, when it is held in somebody's place. */
  readonly inPlaceOf: string | null;
  readonly delegatedFrom: string | null;
}

/** $1 agencies, $2 programmes. */
const isReached = (duty: string) => `(${duty}.agency_id = ANY ($1::int[]) AND ${duty}.programmes <@ $2::text[])`;
const isNotOver = (duty: string) => `(upper_inf(${duty}.in_force) OR upper(${duty}.in_force) > platform.today())`;

const isWithinReach = `(coalesce(a.agency_id = ANY ($1::int[]), true) AND NOT EXISTS (
  SELECT FROM platform.duty d WHERE d.account_id = a.id AND ${isNotOver('d')} AND NOT ${isReached('d')}))`;

/** Someone of an agency within reach, or who has a duty at one. Without either an account belongs to nobody yet. */
const isSeen = `(a.agency_id = ANY ($1::int[]) OR EXISTS (
  SELECT FROM platform.duty d WHERE d.account_id = a.id AND ${isReached('d')}))`;

const userColumns = `a.id, a.username, a.full_name AS "fullName", a.agency_id AS "agencyId", a.password_hash IS NOT NULL AS "isTakenUp",
  a.disabled_at AS "lockedAt", CASE WHEN a.locked_until > platform.clock() THEN a.locked_until END AS "pausedUntil",
  open.count::int AS "openSessions", open.seen AS "lastSeenAt", ${isWithinReach} AS "isWithinReach",
  platform.fold(a.full_name) AS "sortName"`;
const users = `platform.account a CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE s.revoked_at IS NULL AND s.expires_at > platform.clock()) AS count, max(s.seen_at) AS seen
  FROM platform.session s WHERE s.account_id = a.id) open`;

const scope = ({ agencies, programmes }: Reach) => [agencies, programmes];

/** Users by name; `words` are looked for in name and user name, without accents. */
export const listUsers = (
  tx: ReadTx,
  reach: Reach,
  page: {
    readonly words: string | undefined;
    readonly first: number;
    readonly after: readonly [string, string] | undefined;
  },
): Promise<User[]> =>
  tx.sql<User>(
    `SELECT ${userColumns} FROM ${users}
     WHERE ${isSeen} AND ($3::text IS NULL OR platform.fold(a.full_name || ' ' || a.username) LIKE '%' || platform.fold($3) || '%')
       AND ($4::text IS NULL OR (platform.fold(a.full_name), a.id) > ($4, $5::uuid))
     ORDER BY platform.fold(a.full_name), a.id LIMIT $6`,
    [...scope(reach), page.words ?? null, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first],
  );

/** @throws ADMINISTRATION.USER_UNKNOWN */
export async function getUser(tx: ReadTx, reach: Reach, userId: string): Promise<User> {
  const user = await tx.maybeOne<User>(`SELECT ${userColumns} FROM ${users} WHERE ${isSeen} AND a.id = $3`, [
    ...scope(reach),
    userId,
  ]);
  if (!user) throw administrationErrors.USER_UNKNOWN({ userId });
  return user;
}

/**
 * Someone whose account the asker may act on, held until the transaction ends.
 * @throws ADMINISTRATION.OWN_ACCOUNT, ADMINISTRATION.USER_UNKNOWN
 */
export async function lockUser(tx: ReadTx, reach: Reach, userId: string): Promise<void> {
  if (userId === tx.who.id) throw administrationErrors.OWN_ACCOUNT({});
  const held = await tx.maybeOne(
    `SELECT a.id FROM platform.account a WHERE a.id = $3 AND ${isSeen} AND ${isWithinReach} FOR UPDATE`,
    [...scope(reach), userId],
  );
  if (!held) throw administrationErrors.USER_UNKNOWN({ userId });
}

const dutyColumns = `d.id, d.account_id AS "userId", d.agency_id AS "agencyId", d.title, d.roles, d.programmes, d.clearances,
  lower(d.in_force) AS "from", upper(d.in_force) AS until, d.delegated_from AS "delegatedFrom", away.full_name AS "inPlaceOf"`;
const duties = `platform.duty d LEFT JOIN platform.duty giver ON giver.id = d.delegated_from
  LEFT JOIN platform.account away ON away.id = giver.account_id`;

/** Duties within reach, past ones too, newest first. */
export const listDutiesOf = (tx: ReadTx, reach: Reach, userIds: readonly string[]): Promise<UserDuty[]> =>
  tx.sql<UserDuty>(
    `SELECT ${dutyColumns} FROM ${duties} WHERE ${isReached('d')} AND d.account_id = ANY ($3::uuid[]) AND NOT isempty(d.in_force)
     ORDER BY lower(d.in_force) DESC, d.id`,
    [...scope(reach), userIds],
  );

/** @throws ADMINISTRATION.DUTY_UNKNOWN */
export async function getDuty(tx: ReadTx, reach: Reach, dutyId: string): Promise<UserDuty> {
  const duty = await tx.maybeOne<UserDuty>(
    `SELECT ${dutyColumns} FROM ${duties} WHERE ${isReached('d')} AND d.id = $3 AND NOT isempty(d.in_force)`,
    [...scope(reach), dutyId],
  );
  if (!duty) throw administrationErrors.DUTY_UNKNOWN({ dutyId });
  return duty;
}

/** A present or coming duty of one's own. @throws ADMINISTRATION.DUTY_UNKNOWN */
export async function getOwnDuty(tx: ReadTx, dutyId: string): Promise<UserDuty> {
  const duty = await tx.maybeOne<UserDuty>(
    `SELECT ${dutyColumns} FROM ${duties} WHERE d.id = $1 AND d.account_id = $2 AND ${isNotOver('d')}`,
    [dutyId, tx.who.id],
  );
  if (!duty) throw administrationErrors.DUTY_UNKNOWN({ dutyId });
  return duty;
}

/** What one has handed to colleagues and is not over, soonest first. */
export const listOwnDelegations = (tx: ReadTx): Promise<UserDuty[]> =>
  tx.sql<UserDuty>(
    `SELECT ${dutyColumns} FROM ${duties} WHERE giver.account_id = $1 AND ${isNotOver('d')} ORDER BY lower(d.in_force), d.id`,
    [tx.who.id],
  );

export interface Colleague {
  readonly id: string;
  readonly fullName: string;
  readonly titles: readonly string[];
}

/** Everybody else with a duty of today at an agency, by name. */
export const listColleagues = (tx: ReadTx, agencyId: number): Promise<Colleague[]> =>
  tx.sql<Colleague>(
    `SELECT a.id, a.full_name AS "fullName", array_agg(DISTINCT d.title ORDER BY d.title) AS titles
     FROM platform.duty d JOIN platform.account a ON a.id = d.account_id
     WHERE d.agency_id = $1 AND d.in_force @> platform.today() AND a.id <> $2 AND a.disabled_at IS NULL
     GROUP BY a.id ORDER BY platform.fold(a.full_name), a.id`,
    [agencyId, tx.who.id],
  );
