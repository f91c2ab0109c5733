import { type LegalDay, localDay } from '#kernel';
import { defineSubscriber, type OutboxEvent, type Tx } from '#platform';
import { type PovertyClass } from '../rules/law.js';
import { endPoverty } from './certificate.store.js';

/**
 * The class belongs to the household, the rights to its people: who joins a poor household gains the class, who leaves loses it, and a
 * household in which nobody lives any more loses its own with the certificate.
 */
export const householdSubscriber = defineSubscriber({
  name: 'poor-households.members',
  on: ['citizen.household-changed', 'citizen.person-died'],
  handle: async (tx, event) => {
    const { householdId, personId } = event.payload as { readonly householdId?: string; readonly personId: string };
    if (event.type === 'citizen.household-changed' && householdId !== undefined) {
      await tellMember(tx, { householdId, personId, recordedOn: localDay(event.at) });
      await endIfEmpty(tx, householdId, event);
    }
    if (event.type === 'citizen.person-died') {
      const home = await tx.maybeOne<{ householdId: string }>(
        `SELECT household_id AS "householdId" FROM citizen.household_member WHERE person_id = $1 AND valid_until IS NULL`,
        [personId],
      );
      if (home) await endIfEmpty(tx, home.householdId, event);
    }
  },
});

interface Membership {
  readonly householdId: string;
  readonly personId: string;
  readonly recordedOn: LegalDay;
}

/**
 * Who joined has the class from the day he belongs to the household and the household has it; who left, until the day he left. Members
 * recorded before the class began were told of with the household.
 */
async function tellMember(tx: Tx, { householdId, personId, recordedOn }: Membership): Promise<void> {
  const [last] = await tx.sql<{ from: LegalDay; until: LegalDay | null; class: PovertyClass }>(
    `SELECT greatest(m.valid_from, lower(p.held)) AS "from", m.valid_until AS until, p.class FROM citizen.household_member m
       JOIN prog_poor_households.household_poverty p ON p.household_id = m.household_id AND p.retired_at IS NULL
        AND CASE WHEN m.valid_until IS NULL THEN upper_inf(p.held) AND lower(p.held) < $3 ELSE p.held @> (m.valid_until - 1) END
      WHERE m.household_id = $1 AND m.person_id = $2 ORDER BY m.valid_from DESC LIMIT 1`,
    [householdId, personId, recordedOn],
  );
  if (!last) return;
  const change = last.until === null ? { was: 'none', is: last.class } : { was: last.class, is: 'none' };
  const from = last.until ?? last.from;
  await tx.emit({ type: 'poverty.class-changed', payload: { householdId, personIds: [personId], from, ...change } });
}

async function endIfEmpty(tx: Tx, householdId: string, { at }: OutboxEvent): Promise<void> {
  const { living } = await tx.one<{ living: number }>(
    `SELECT count(*)::int AS living FROM citizen.household_member m JOIN citizen.person p ON p.id = m.person_id
      WHERE m.household_id = $1 AND m.valid_until IS NULL AND p.died_on IS NULL`,
    [householdId],
  );
  const stands = await tx.sql(
    `SELECT FROM prog_poor_households.household_poverty WHERE household_id = $1 AND retired_at IS NULL AND upper_inf(held)`,
    [householdId],
  );
  if (living > 0 || stands.length === 0) return;
  await endPoverty(tx, householdId, { on: localDay(at), because: 'dissolved' });
}
