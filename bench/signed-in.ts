import { randomBytes } from 'node:crypto';
import { day, range } from '#kernel';
import { Accounts, Credentials, grantDuty, Keyring, Sessions, systemActor } from '#platform';
import { generate } from 'otplib';
import { type Bench } from './bench.js';

/** What the second factor of the bench is locked with, here and in the API. */
export const benchKeys = `bench:${randomBytes(32).toString('base64url')}`;

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

export interface SignedInOfficer {
  readonly token: string;
  readonly communes: number;
}

/** An account with a duty over every commune, signed in with its second factor as anybody is. */
export async function signInOfficer({ db }: Bench): Promise<SignedInOfficer> {
  const programme = 'social-protection';
  const { rows } = await db.owner.query<{ id: number; communes: number }>(widestAgency, [db.communes, [programme]]);
  const [agency] = rows;
  if (!agency) throw new Error(`no agency has a duty in ${programme}`);
  const keyring = await Keyring.open({ secretKeys: benchKeys, keysFolder: '' });
  const credentials = new Credentials(db.uow, keyring);
  const account = await openAccount(new Accounts(db.uow, credentials, keyring));
  const duty = {
    accountId: account.id,
    agencyId: agency.id,
    title: 'Cán bộ',
    roles: ['one-stop-officer'],
    programmes: [programme],
    inForce: range(aWhileAgo),
  };
  await db.uow.signIn(steward, (tx) => grantDuty(tx, duty, 'bench'));
  const code = await generate({ secret: account.secret });
  const session = await new Sessions(db.uow, credentials).open({ ...account, code });
  return { token: session.token, communes: agency.communes };
}

async function openAccount(accounts: Accounts) {
  const username = `bench-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const { id, secondFactorUri } = await accounts.create(steward, { username, fullName: 'Cán bộ đo đạc', password });
  return { id, username, password, secret: new URL(secondFactorUri).searchParams.get('secret') ?? '' };
}
