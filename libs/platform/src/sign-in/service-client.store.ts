import { type Tx } from '../tx.js';
import { revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';
import { hashOfToken, newToken } from './token.js';

export interface NewServiceClient {
  readonly clientId: string;
  readonly name: string;
  /** The agency for which it acts: its area of duty is the client's. */
  readonly agencyId: number;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
}

/** @returns the secret, told once. @throws SIGN_IN.CLIENT_TAKEN */
export async function registerClient(tx: Tx, client: NewServiceClient, reason: string): Promise<string> {
  const clientSecret = newToken();
  const created = await tx.maybeOne<{ id: string }>(
    `INSERT INTO platform.service_client (client_id, name, secret_hash, agency_id, roles, programmes)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (client_id) DO NOTHING RETURNING id`,
    [client.clientId, client.name, hashOfToken(clientSecret), client.agencyId, client.roles, client.programmes],
  );
  if (!created) throw signInErrors.CLIENT_TAKEN({ clientId: client.clientId });
  await tx.audit('client.registered', { kind: 'client', id: created.id }, { ...client, reason });
  return clientSecret;
}

/** Gives a client another secret; the old one and its tokens end at once. @returns it, told once. @throws SIGN_IN.CLIENT_UNKNOWN */
export async function renewClientSecret(tx: Tx, clientId: string, reason: string): Promise<string> {
  const clientSecret = newToken();
  const client = await tx.maybeOne<{ id: string }>(
    `UPDATE platform.service_client SET secret_hash = $2 WHERE client_id = $1 AND disabled_at IS NULL RETURNING id`,
    [clientId, hashOfToken(clientSecret)],
  );
  if (!client) throw signInErrors.CLIENT_UNKNOWN({ clientId });
  await revokeSessions(tx, 'client_id', client.id);
  await tx.audit('client.secret-renewed', { kind: 'client', id: client.id }, { reason });
  return clientSecret;
}

/** Ends a client and its tokens at once. @throws SIGN_IN.CLIENT_UNKNOWN */
export async function disableClient(tx: Tx, clientId: string, reason: string): Promise<void> {
  const client = await tx.maybeOne<{ id: string }>(
    `UPDATE platform.service_client SET disabled_at = platform.clock() WHERE client_id = $1 AND disabled_at IS NULL RETURNING id`,
    [clientId],
  );
  if (!client) throw signInErrors.CLIENT_UNKNOWN({ clientId });
  await revokeSessions(tx, 'client_id', client.id);
  await tx.audit('client.disabled', { kind: 'client', id: client.id }, { reason });
}
