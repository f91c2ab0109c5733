import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { type PovertyClass } from '../rules/law.js';
import { findCertificate } from './poverty.reader.js';
import { tellChanges } from './poverty.store.js';

/** Ends the class and the certificate of a household that is no more, or no more here, and tells the other programmes. */
export async function endPoverty(
  tx: Tx,
  householdId: string,
  { on, because }: { readonly on: LegalDay; readonly because: 'moved' | 'dissolved' },
): Promise<void> {
  const ended = await tx.sql<{ class: PovertyClass }>(
    `UPDATE prog_poor_households.household_poverty
        SET held = CASE WHEN lower(held) < $2::date THEN daterange(lower(held), $2::date) ELSE held END,
            retired_at = CASE WHEN lower(held) < $2::date THEN NULL ELSE platform.clock() END
      WHERE household_id = $1 AND retired_at IS NULL AND upper_inf(held) RETURNING class`,
    [householdId, on],
  );
  await tx.sql(
    `UPDATE prog_poor_households.certificate SET ended_on = $2, ended_because = $3 WHERE household_id = $1 AND ended_on IS NULL`,
    [householdId, on, because],
  );
  await tx.audit('household-poverty.ended', { kind: 'household', id: householdId }, { on, because });
  await tellChanges(
    tx,
    on,
    ended.map((each) => ({ householdId, was: each.class, is: 'none' })),
  );
}

/** Ends a certificate by hand. @throws POOR_HOUSEHOLDS.CERTIFICATE_NOT_FOUND, CERTIFICATE_ENDED */
export async function endCertificate(tx: Tx, certificateId: string, because: 'moved' | 'dissolved'): Promise<void> {
  const found = await findCertificate(tx, certificateId, 'FOR UPDATE');
  if (!found) throw poorHouseholdErrors.CERTIFICATE_NOT_FOUND({ certificateId });
  if (found.endedOn !== null) throw poorHouseholdErrors.CERTIFICATE_ENDED({ certificateId });
  await endPoverty(tx, found.householdId, { on: tx.today, because });
}
