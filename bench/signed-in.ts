import { randomBytes } from 'node:crypto';
import { day, range } from '#kernel';
import { Accounts, Credentials, grantDuty, Sessions, systemActor, type UnitOfWork } from '#platform';
import { generate } from 'otplib';
import { type Bench } from './bench.js';

const steward = systemActor('steward of the bench');
const aWhileAgo = day('2025-07-01');

/** The department of the province whose area of duty holds most of today's communes. */
const widestAgency = `
  SELECT a.id, count(DISTINCT up.unit_id) AS communes
    FROM territory.agency a
    JOIN territory.agency_duty d ON d.agency_id = a.id AND d.in_force @> current_date
    JOIN territory.unit_up up ON up.ancestor_id = d.unit_id
   WHERE a.in_force @> current_date AND up.unit_id = ANY ($1) AND d.field = ANY ($2)
   GROUP BY a.id ORDER BY communes DESC, a.id LIMIT 1`;

const programme = 'social-protection';

interface Post {
  readonly agencyId: number;
  readonly roles: readonly string[];
  /** How many of today's communes are in its area of duty. */
  readonly communes: number;
}

/** @throws when no agency has a duty in the programme. */
export async function widestPost({ db }: Bench, roles: readonly string[]): Promise<Post> {
  const { rows } = await db.owner.query<{ id: number; communes: number }>(widestAgency, [db.communes, [programme]]);
  const [agency] = rows;
  if (!agency) throw new Error(`no agency has a duty in ${programme}`);
  return { agencyId: agency.id, communes: agency.communes, roles };
}

/** The committee of one of the communes of the bench. */
export async function communePost({ db }: Bench, roles: readonly string[]): Promise<Post> {
  const { rows } = await db.owner.query<{ id: number }>(
    `SELECT id FROM territory.agency WHERE kind = 'commune-peoples-committee' AND unit_id = ANY ($1) AND in_force @> current_date
      ORDER BY code LIMIT 1`,
    [db.communes],
  );
  const [agency] = rows;
  if (!agency) throw new Error('no commune has a committee');
  return { agencyId: agency.id, communes: 1, roles };
}

export interface SignedIn {
  readonly token: string;
  readonly accountId: string;
  readonly dutyId: string;
}

/** An account with one duty, signed in with its second factor as anybody is. */
export async function signIn({ db }: Bench, { agencyId, roles }: Post): Promise<SignedIn> {
  const account = await openAccount(db.uow);
  const duty = {
    accountId: account.id,
    agencyId,
    title: 'Cán bộ',
    roles,
    programmes: [programme],
    inForce: range(aWhileAgo),
  };
  const dutyId = await db.uow.signIn(steward, (tx) => grantDuty(tx, duty, 'bench'));
  const code = await generate({ secret: account.secret });
  const { token } = await new Sessions(db.uow, new Credentials(db.uow)).open({ ...account, code });
  return { token, accountId: account.id, dutyId };
}

async function openAccount(uow: UnitOfWork) {
  const username = `bench-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const accounts = new Accounts(uow, new Credentials(uow));
  const { id, secondFactorUri } = await accounts.create(steward, { username, fullName: 'Cán bộ đo đạc', password });
  return { id, username, password, secret: new URL(secondFactorUri).searchParams.get('secret') ?? '' };
}
