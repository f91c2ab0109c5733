import { type LegalDay } from '#kernel';
import { defineSubscriber } from '#platform';
import { holdForCarersDeath, liftCarersDeath } from './carer-death.store.js';

/** A carer's death stops the support for the care; that somebody must look for another carer is told by the death's other effects. */
export const carerDeathSubscriber = defineSubscriber({
  name: 'social-protection.carer-death',
  on: ['citizen.person-died', 'citizen.death-undone'],
  handle: async (tx, { type, payload }) => {
    const { personId, diedOn } = payload as { readonly personId: string; readonly diedOn: LegalDay };
    await (type === 'citizen.person-died' ? holdForCarersDeath : liftCarersDeath)(tx, personId, diedOn);
  },
});
