import { Injectable } from '@nestjs/common';
import { type LegalDay, type Range } from '#kernel';
import { type Actor } from '../actor.js';
import { type Tx } from '../tx.js';
import { UnitOfWork } from '../unit-of-work.js';
import { revokeSessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';

export interface NewDuty {
  readonly accountId: string;
  readonly agencyId: number;
  readonly title: string;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  /** Sealed programmes and parts that it opens; none where absent. */
  readonly clearances?: readonly string[];
  readonly inForce: Range<LegalDay>;
}

/** Who holds which post. Whoever acts under a duty that changes is signed out at once. */
@Injectable()
export class Duties {
  constructor(private readonly uow: UnitOfWork) {}

  /** @returns the duty's id. */
  grant(who: Actor, duty: NewDuty): Promise<string> {
    return this.uow.signIn(who, async (tx) => {
      const { id } = await tx.one<{ id: string }>(
        `INSERT INTO platform.duty (account_id, agency_id, title, roles, programmes, in_force, clearances)
         VALUES ($1, $2, $3, $4, $5, daterange($6, $7), $8) RETURNING id`,
        [
          duty.accountId,
          duty.agencyId,
          duty.title,
          duty.roles,
          duty.programmes,
          duty.inForce.from,
          duty.inForce.until ?? null,
          duty.clearances ?? [],
        ],
      );
      await tx.audit('duty.granted', { kind: 'duty', id }, duty);
      return id;
    });
  }

  /** Replaces the roles and programmes of a duty. @throws SIGN_IN.DUTY_UNKNOWN */
  change(who: Actor, dutyId: string, to: Pick<NewDuty, 'roles' | 'programmes'>): Promise<void> {
    return this.uow.signIn(who, async (tx) => {
      const changed = await tx.maybeOne(
        `UPDATE platform.duty SET roles = $2, programmes = $3 WHERE id = $1 RETURNING id`,
        [dutyId, to.roles, to.programmes],
      );
      await settleChange(tx, dutyId, changed, 'duty.changed', to);
    });
  }

  /**
   * Ends a duty on the first day it is no longer held.
   * @throws SIGN_IN.DUTY_UNKNOWN when there is none that began before that day.
   */
  end(who: Actor, dutyId: string, until: LegalDay): Promise<void> {
    return this.uow.signIn(who, async (tx) => {
      const ended = await tx.maybeOne(
        `UPDATE platform.duty SET in_force = daterange(lower(in_force), least(upper(in_force), $2::date))
         WHERE id = $1 AND lower(in_force) < $2 RETURNING id`,
        [dutyId, until],
      );
      await settleChange(tx, dutyId, ended, 'duty.ended', { until });
    });
  }
}

async function settleChange(tx: Tx, dutyId: string, row: object | undefined, act: string, body: object): Promise<void> {
  if (!row) throw signInErrors.DUTY_UNKNOWN({ dutyId });
  await revokeSessions(tx, 'duty_id', dutyId);
  await tx.audit(act, { kind: 'duty', id: dutyId }, body);
}
