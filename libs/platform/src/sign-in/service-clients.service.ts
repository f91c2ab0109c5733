import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemActor } from '../actor.js';
import { UnitOfWork } from '../unit-of-work.js';
import { actorWithoutRights } from './credentials.service.js';
import { openSession } from './sessions.service.js';
import { hashOfToken } from './token.js';

const secondsOfToken = 900;

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Systems of other departments, with OAuth 2.0 client credentials (RFC 6749 §4.4). */
@Injectable()
export class ServiceClients {
  constructor(private readonly uow: UnitOfWork) {}

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
}
