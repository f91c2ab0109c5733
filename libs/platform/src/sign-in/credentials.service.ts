import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../actor.js';
import { Keyring, type LockedText } from '../keys/keyring.js';
import { type Tx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import { passwordMatches } from './password.js';
import { newSecondFactor, stepOfCode } from './second-factor.js';
import { signInErrors } from './sign-in.errors.js';
import { chargeAttempt, settleAttempt } from './sign-in.sql.js';

/** What someone shows to prove who he is. */
export interface Claim {
  readonly username: string;
  readonly password: string;
  /** Six digits of the authenticator app. */
  readonly code: string;
}

export interface ProvenAccount {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
}

interface ChargedAccount extends ProvenAccount {
  /** Neither is there before the invitation is accepted. */
  readonly passwordHash: string | null;
  readonly keyId: string | null;
  readonly locked: LockedText['locked'] | null;
}

const decoySecondFactor = newSecondFactor();

/** Someone who has no duty yet, or a system before its rights are known: sees nothing. */
export const actorWithoutRights = (kind: Actor['kind'], id: string, name: string): Actor => ({
  ...systemActor(name),
  kind,
  id,
  roles: [],
});

/** Proves claims. Every claim costs the same, has one answer when refused, and counts against the lock before it is looked at. */
@Injectable()
export class Credentials {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: Keyring,
  ) {}

  /**
   * Runs `then` in the transaction that uses the code up, so that neither happens without the other.
   * @throws SIGN_IN.REFUSED
   */
  async prove<T>(claim: Claim, then: (tx: Tx, account: ProvenAccount) => Promise<T>): Promise<T> {
    const { account, now } = await this.charge(claim.username);
    const isPasswordRight = await passwordMatches(claim.password, account?.passwordHash ?? undefined);
    const step = stepOfCode(await this.secondFactorOf(account), claim.code, now);
    if (!account || !isPasswordRight || step === undefined) throw signInErrors.REFUSED({});
    return this.uow.signIn(actorWithoutRights('staff', account.id, account.fullName), async (tx) => {
      const settled = await tx.maybeOne(settleAttempt, [account.id, step, account.passwordHash]);
      if (!settled) throw signInErrors.REFUSED({});
      return then(tx, account);
    });
  }

  private async secondFactorOf(account: ChargedAccount | undefined): Promise<string> {
    if (!account?.keyId || !account.locked) return decoySecondFactor;
    return this.keys.unlock({ keyId: account.keyId, locked: account.locked }, account.id);
  }

  /** Counts a failure in advance, which success takes back: guesses sent at once cannot slip past the lock together. */
  private charge(username: string): Promise<{ account: ChargedAccount | undefined; now: Date }> {
    return this.uow.signIn(systemActor('sign-in'), async (tx) => {
      const account = await tx.maybeOne<ChargedAccount>(chargeAttempt, [username.trim().toLowerCase()]);
      await tx.audit('sign-in.tried', { kind: 'account', id: account?.id ?? 'unknown' });
      return { account, now: tx.now };
    });
  }
}
