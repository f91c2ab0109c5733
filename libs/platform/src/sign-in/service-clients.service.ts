import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../actor.js';
import { UnitOfWork } from '../unit-of-work.js';
import { actorWithoutRights } from './credentials.service.js';
import { openSession, revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';
import { hashOfToken, newToken } from './token.js';

const secondsOfToken = 900;

export interface NewServiceClient {
  readonly clientId: string;
  readonly name: string;
  /** The agency for which it acts: its area of duty is the client's. */
  readonly agencyId: number;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
}

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Systems of other departments, with OAuth 2.0 client credentials (RFC 6749 §4.4). */
@Injectable()
export class ServiceClients {
  constructor(private readonly uow: UnitOfWork) {}

  /** @returns the secret, told once. @throws SIGN_IN.CLIENT_TAKEN */
  register(who: Actor, client: NewServiceClient): Promise<{ readonly clientSecret: string }> {
    const clientSecret = newToken();
    return this.uow.signIn(who, async (tx) => {
      const created = await tx.maybeOne<{ id: string }>(
        `INSERT INTO platform.service_client (client_id, name, secret_hash, agency_id, roles, programmes)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (client_id) DO NOTHING RETURNING id`,
        [client.clientId, client.name, hashOfToken(clientSecret), client.agencyId, client.roles, client.programmes],
      );
      if (!created) throw signInErrors.CLIENT_TAKEN({ clientId: client.clientId });
      await tx.audit('client.registered', { kind: 'client', id: created.id }, client);
      return { clientSecret };
    });
  }

  /** @returns a token for a quarter of an hour, or nothing when client or secret is wrong: which of them is not told. */
  async issueToken(clientId: string, clientSecret: string): Promise<AccessToken | undefined> {
    const client = await this.uow.signIn(systemActor('sign-in'), async (tx) => {
      const found = await tx.maybeOne<{ id: string; name: string; secretHash: Buffer }>(
        `SELECT id, name, secret_hash AS "secretHash" FROM platform.service_client WHERE client_id = $1 AND disabled_at IS NULL`,
        [clientId],
      );
      const isRight = timingSafeEqual(found?.secretHash ?? Buffer.alloc(32), hashOfToken(clientSecret));
      if (!found || !isRight) await tx.audit('client.refused', { kind: 'client', id: found?.id ?? 'unknown' });
      return isRight ? found : undefined;
    });
    if (!client) return undefined;
    return this.uow.signIn(actorWithoutRights('service', client.id, client.name), async (tx) => {
      const { token } = await openSession(tx, { clientId: client.id, seconds: secondsOfToken });
      return { token, expiresIn: secondsOfToken };
    });
  }

  /** Ends a client and its tokens at once. @throws SIGN_IN.CLIENT_UNKNOWN */
  disable(who: Actor, clientId: string): Promise<void> {
    return this.uow.signIn(who, async (tx) => {
      const client = await tx.maybeOne<{ id: string }>(
        `UPDATE platform.service_client SET disabled_at = platform.clock() WHERE client_id = $1 AND disabled_at IS NULL RETURNING id`,
        [clientId],
      );
      if (!client) throw signInErrors.CLIENT_UNKNOWN({ clientId });
      await revokeSessions(tx, 'client_id', client.id);
      await tx.audit('client.disabled', { kind: 'client', id: client.id });
    });
  }
}
