import { type NewDuty, type ReadTx } from '#platform';
import { listAgenciesWithin } from '#territory';
import { administrationErrors } from './administration.errors.js';

/** What an administrator answers for: the agencies that serve nobody outside his area, in the programmes of his own duty. */
export interface Reach {
  readonly agencies: readonly number[];
  readonly programmes: readonly string[];
}

export async function reachOf(tx: ReadTx): Promise<Reach> {
  const { units, programmes } = tx.who;
  return { agencies: await listAgenciesWithin(tx, { units, programmes, on: tx.today }), programmes };
}

/** @throws ADMINISTRATION.AGENCY_UNKNOWN */
export function checkAgency({ agencies }: Reach, agencyId: number): void {
  if (!agencies.includes(agencyId)) throw administrationErrors.AGENCY_UNKNOWN({ agencyId });
}

/** @throws ADMINISTRATION.PROGRAMME_OUT_OF_REACH */
export function checkProgrammes({ programmes }: Reach, asked: readonly string[]): void {
  const beyond = asked.find((programme) => !programmes.includes(programme));
  if (beyond !== undefined) throw administrationErrors.PROGRAMME_OUT_OF_REACH({ programme: beyond });
}

/** A clearance opens a programme of the same duty, or a part of one. @throws ADMINISTRATION.PROGRAMME_OUT_OF_REACH */
export function checkClearances({ programmes, clearances = [] }: Pick<NewDuty, 'programmes' | 'clearances'>): void {
  const foreign = clearances.find((clearance) => !programmes.some((programme) => clearance.startsWith(programme)));
  if (foreign !== undefined) throw administrationErrors.PROGRAMME_OUT_OF_REACH({ programme: foreign });
}
