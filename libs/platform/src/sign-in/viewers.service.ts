import { type Actor } from '../actor.js';
import { type UnitOfWork } from '../unit-of-work.js';
import { type AreaOfDuty } from './actor-builder.js';
import { type Duty } from './sessions.service.js';
import { selectDuties } from './sign-in.sql.js';

/** What a page tells its user about himself beyond his rights. */
export class Viewers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly area: AreaOfDuty,
  ) {}

  /** Posts in force today, each with the name of its agency. A system has none. */
  listDuties(who: Actor): Promise<(Duty & { readonly agencyName: string })[]> {
    return this.uow.signIn(who, async (tx) => {
      const duties = await tx.sql<Duty>(selectDuties, [who.id]);
      const agencyIds = duties.map(({ agencyId }) => agencyId);
      const names = await this.area.agencyNames?.(tx, agencyIds);
      return duties.map((duty) => ({ ...duty, agencyName: names?.get(duty.agencyId) ?? '' }));
    });
  }

  /** Base64 of 32 bytes, the same for an account on every machine; empty for a system. */
  async draftKeyOf(who: Actor): Promise<string> {
    const found = await this.uow.signIn(who, (tx) =>
      tx.maybeOne<{ key: string }>(`SELECT encode(draft_key, 'base64') AS key FROM platform.account WHERE id = $1`, [
        who.id,
      ]),
    );
    return found?.key ?? '';
  }
}
