import { Injectable } from '@nestjs/common';
import { type Actor } from '../actor.js';
import { type Tx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import { type Claim, Credentials } from './credentials.service.js';
import { signInErrors } from './sign-in.errors.js';
import { changeDutyOfSession, insertSession, selectDuties, selectSessions } from './sign-in.sql.js';
import { hashOfToken, newToken } from './token.js';

const secondsOfWorkday = 12 * 3600;

/** A post as its holder chooses it. */
export interface Duty {
  readonly id: string;
  readonly agencyId: number;
  readonly title: string;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
}

export interface OpenedSession {
  /** Told once; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
  /** The duty it acts under; without one it may do nothing until one is chosen. */
  readonly dutyId: string | undefined;
  readonly duties: readonly Duty[];
}

export interface SessionView {
  readonly id: string;
  readonly dutyId: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/** Sessions of people: twelve hours at most, half an hour without use. */
@Injectable()
export class Sessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly credentials: Credentials,
  ) {}

  /**
   * Signs in under the duty named, or the only one held.
   * @throws SIGN_IN.REFUSED, SIGN_IN.DUTY_NOT_HELD
   */
  open(claim: Claim, dutyId?: string): Promise<OpenedSession> {
    return this.credentials.prove(claim, (tx, account) => openWorkday(tx, account.id, dutyId));
  }

  /** Lets a session act under another duty of its holder from the next request on. @throws SIGN_IN.DUTY_NOT_HELD */
  async switchDuty(who: Actor, sessionId: string, dutyId: string): Promise<void> {
    await this.uow.signIn(who, async (tx) => {
      const changed = await tx.maybeOne(changeDutyOfSession, [sessionId, who.id, dutyId]);
      if (!changed) throw signInErrors.DUTY_NOT_HELD({ dutyId });
      await tx.audit('session.duty-switched', { kind: 'session', id: sessionId }, { dutyId });
    });
  }

  /** One's own open sessions, newest first. */
  listOwn(who: Actor): Promise<SessionView[]> {
    return this.uow.signIn(who, (tx) => tx.sql<SessionView>(selectSessions, [who.id]));
  }

  /** Ends one of one's own sessions at once. @throws SIGN_IN.SESSION_UNKNOWN */
  async revoke(who: Actor, sessionId: string): Promise<void> {
    await this.uow.signIn(who, async (tx) => {
      const holder = who.kind === 'service' ? 'client_id' : 'account_id';
      const ended = await revokeSessions(tx, holder, who.id, sessionId);
      if (ended === 0) throw signInErrors.SESSION_UNKNOWN({ sessionId });
    });
  }
}

function heldDuty(duties: readonly Duty[], dutyId: string): Duty {
  const duty = duties.find((each) => each.id === dutyId);
  if (!duty) throw signInErrors.DUTY_NOT_HELD({ dutyId });
  return duty;
}

/** The session of somebody who has just proved himself. @throws SIGN_IN.DUTY_NOT_HELD */
export async function openWorkday(tx: Tx, accountId: string, dutyId?: string): Promise<OpenedSession> {
  const duties = await tx.sql<Duty>(selectDuties, [accountId]);
  const duty = dutyId === undefined ? (duties.length === 1 ? duties[0] : undefined) : heldDuty(duties, dutyId);
  const session = await openSession(tx, { accountId, dutyId: duty?.id, seconds: secondsOfWorkday });
  return { token: session.token, expiresAt: session.expiresAt, dutyId: duty?.id, duties };
}

interface NewSession {
  readonly accountId?: string;
  readonly clientId?: string;
  readonly dutyId?: string | undefined;
  readonly seconds: number;
}

/** Opens a session of a person or a system. */
export async function openSession(tx: Tx, session: NewSession): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const { id, expiresAt } = await tx.one<{ id: string; expiresAt: Date }>(insertSession, [
    hashOfToken(token),
    session.accountId ?? null,
    session.clientId ?? null,
    session.dutyId ?? null,
    session.seconds,
  ]);
  await tx.audit('session.opened', { kind: 'session', id }, { dutyId: session.dutyId ?? null });
  return { token, expiresAt };
}

/** Ends the open sessions of a holder or under a duty, or one of them, each with its audit entry. @returns how many there were. */
export async function revokeSessions(
  tx: Tx,
  of: 'account_id' | 'client_id' | 'duty_id',
  id: string,
  sessionId?: string,
): Promise<number> {
  const ended = await tx.sql<{ id: string }>(
    `UPDATE platform.session SET revoked_at = platform.clock()
     WHERE revoked_at IS NULL AND ${of} = $1 AND ($2::uuid IS NULL OR id = $2) RETURNING id`,
    [id, sessionId ?? null],
  );
  for (const { id } of ended) await tx.audit('session.revoked', { kind: 'session', id });
  return ended.length;
}
