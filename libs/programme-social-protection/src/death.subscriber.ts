import { listHolds, recordDeath, resume } from '#benefits';
import { openTask } from '#case-engine';
import { day, type LegalDay, printDay } from '#kernel';
import { defineSubscriber, type OutboxEvent, type Tx } from '#platform';
import { chainsOf } from './award.store.js';
import { programmeCode } from './programme-code.js';

interface Death {
  readonly personId: string;
  readonly diedOn: LegalDay;
}

/**
 * A death stops every line from the month after it at once, before any decision: what would be paid meanwhile would have to be
 * asked back from the family (Decree 20/2021 art. 8, Decree 335/2026 art. 8). The decision to end follows as a task, and the family
 * is offered the support of the funeral (art. 11).
 */
export const deathSubscriber = defineSubscriber({
  name: 'social-protection.death',
  on: ['citizen.person-died', 'citizen.death-undone'],
  handle: async (tx, event) => {
    const { personId, diedOn } = readDeath(event);
    const chains = await chainsOf(tx, personId);
    const [first] = chains;
    if (!first) return;
    if (event.type === 'citizen.person-died') await stopForDeath(tx, { personId, diedOn }, first.unitId);
    else await liftDeath(tx, first.id, diedOn);
  },
});

async function stopForDeath(tx: Tx, death: Death, unitId: number): Promise<void> {
  await recordDeath(tx, death, { reason: `Khai tử ngày ${printDay(death.diedOn)}` });
  for (const kind of ['stop-after-death', 'offer-funeral-support'])
    await openTask(tx, {
      kind,
      programme: programmeCode,
      unitId,
      role: 'commune-officer',
      personId: death.personId,
      cause: { diedOn: death.diedOn },
      causeKey: `${death.personId} ${death.diedOn}`,
    });
}

async function liftDeath(tx: Tx, chainId: number, diedOn: LegalDay): Promise<void> {
  const holds = await listHolds(tx, chainId);
  for (const hold of holds.filter(({ reason, chainId: onChain }) => reason === 'death' && onChain === undefined))
    await resume(tx, hold.id, hold.months.from, { reason: `Hủy khai tử ngày ${printDay(diedOn)}` });
}

function readDeath({ payload }: OutboxEvent): Death {
  const { personId, diedOn } = payload as Record<string, unknown>;
  return { personId: String(personId), diedOn: day(String(diedOn)) };
}
