import { openTask } from '#case-engine';
import { defineSubscriber } from '#platform';
import { programmeCode } from './programme-code.js';
import { type ApplicationRouted } from './routing.store.js';

/** The commune of residence finds what another desk took in for it among its tasks. */
export const routingSubscriber = defineSubscriber({
  name: 'social-protection.routing',
  on: ['social-protection.application-routed'],
  handle: async (tx, { payload }) => {
    const { id, unitId, receiptCode, dueOn } = payload as ApplicationRouted;
    await openTask(tx, {
      kind: 'take-in-routed',
      programme: programmeCode,
      unitId,
      role: 'one-stop-officer',
      dueOn,
      cause: { routedId: id, receiptCode },
      causeKey: id,
    });
  },
});
