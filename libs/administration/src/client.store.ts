import {
  disableClient,
  type NewServiceClient,
  type ReadTx,
  registerClient,
  renewClientSecret,
  type Tx,
} from '#platform';
import { administrationErrors } from './administration.errors.js';
import { checkAgency, checkProgrammes, type Reach, reachOf } from './reach.js';
import { checkRoles, type RoleBook } from './role-book.js';

export interface ServiceClient {
  readonly clientId: string;
  readonly name: string;
  readonly agencyId: number;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

interface OnClient {
  readonly clientId: string;
  readonly reason: string;
}

const selectClients = `
  SELECT client_id AS "clientId", name, agency_id AS "agencyId", roles, programmes, created_at AS "createdAt", disabled_at AS "disabledAt"
  FROM platform.service_client
  WHERE agency_id = ANY ($1::int[]) AND programmes <@ $2::text[] AND ($3::text IS NULL OR client_id = $3) ORDER BY name, client_id`;

export const listClients = (tx: ReadTx, { agencies, programmes }: Reach): Promise<ServiceClient[]> =>
  tx.sql<ServiceClient>(selectClients, [agencies, programmes, null]);

/** @throws ADMINISTRATION.CLIENT_UNKNOWN */
export async function getClient(tx: ReadTx, { agencies, programmes }: Reach, clientId: string): Promise<ServiceClient> {
  const client = await tx.maybeOne<ServiceClient>(selectClients, [agencies, programmes, clientId]);
  if (!client) throw administrationErrors.CLIENT_UNKNOWN({ clientId });
  return client;
}

/**
 * @returns the secret, told once.
 * @throws ADMINISTRATION.AGENCY_UNKNOWN, ADMINISTRATION.PROGRAMME_OUT_OF_REACH, ADMINISTRATION.ROLE_UNKNOWN,
 *   ADMINISTRATION.ROLE_FOR_PEOPLE_ONLY, SIGN_IN.CLIENT_TAKEN
 */
export async function registerServiceClient(
  tx: Tx,
  book: RoleBook,
  client: NewServiceClient & { readonly reason: string },
): Promise<string> {
  const reach = await reachOf(tx);
  checkAgency(reach, client.agencyId);
  checkProgrammes(reach, client.programmes);
  checkRoles(book, client.roles);
  const forPeople = client.roles.find((role) => book.powerful.has(role));
  if (forPeople !== undefined) throw administrationErrors.ROLE_FOR_PEOPLE_ONLY({ role: forPeople });
  return registerClient(tx, client, client.reason);
}

/** @returns another secret, told once. @throws ADMINISTRATION.CLIENT_UNKNOWN, SIGN_IN.CLIENT_UNKNOWN when it is ended */
export async function renewServiceClient(tx: Tx, { clientId, reason }: OnClient): Promise<string> {
  await getClient(tx, await reachOf(tx), clientId);
  return renewClientSecret(tx, clientId, reason);
}

/** @throws ADMINISTRATION.CLIENT_UNKNOWN, SIGN_IN.CLIENT_UNKNOWN when it is ended already */
export async function endServiceClient(tx: Tx, { clientId, reason }: OnClient): Promise<void> {
  await getClient(tx, await reachOf(tx), clientId);
  await disableClient(tx, clientId, reason);
}
