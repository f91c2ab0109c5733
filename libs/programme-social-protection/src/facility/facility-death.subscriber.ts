import { openTask } from '#case-engine';
import { defineSubscriber } from '#platform';
import { programmeCode } from '../programme-code.js';
import { findOpenStay } from './stay.store.js';

/** A resident's death asks the facility to end the stay, and with it for the funeral; the money stops by itself. */
export const facilityDeath = defineSubscriber({
  name: 'social-protection.facility-death',
  on: ['citizen.person-died'],
  handle: async (tx, { payload }) => {
    const { personId, diedOn } = payload as Record<string, unknown>;
    const stay = await findOpenStay(tx, String(personId));
    if (!stay) return;
    await openTask(tx, {
      kind: 'facility-death',
      programme: programmeCode,
      unitId: stay.unitId,
      role: 'facility-officer',
      personId: stay.personId,
      caseId: stay.caseId,
      cause: { diedOn },
      causeKey: `${stay.id} ${String(diedOn)}`,
    });
  },
});
