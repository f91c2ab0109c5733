import { type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { offerChildsFuneral, tellThoseLeft } from './household-death.sql.js';

/** Those whom a death leaves behind. What it stops for the dead themselves is the death subscriber's. */
export const householdDeathSubscriber = defineSubscriber({
  name: 'social-protection.household-death',
  on: ['citizen.person-died'],
  handle: async (tx, { payload }) => {
    const { personId, diedOn } = payload as { readonly personId: string; readonly diedOn: LegalDay };
    await tx.sql(tellThoseLeft, [personId, diedOn]);
    await tx.sql(offerChildsFuneral, [personId, diedOn]);
  },
});
