import { type Channel } from '#benefits';
import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type Ward } from '../rules/facility.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';

export interface FacilityDraft {
  readonly unitId: number;
  readonly name: string;
  readonly kind: 'elderly' | 'children' | 'disabled' | 'mental' | 'general' | 'social-work';
  readonly owner: 'province' | 'commune' | 'private';
  readonly bank?: string | undefined;
  readonly account?: string | undefined;
  readonly openedOn: LegalDay;
}

export interface Facility extends Omit<FacilityDraft, 'bank' | 'account'> {
  readonly id: string;
  readonly bank: string | null;
  readonly account: string | null;
}

/** Enters a facility into the register. @throws PLATFORM.FORBIDDEN for a unit outside one's own */
export async function openFacility(tx: Tx, draft: FacilityDraft): Promise<string> {
  const { unitId, name, kind, owner, bank = null, account = null, openedOn } = draft;
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO prog_social_protection.facility (unit_id, name, kind, owner, bank, account, opened_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [unitId, name, kind, owner, bank, account, openedOn],
  );
  await tx.audit('facility.opened', { kind: 'facility', id }, { unitId, name, kind, owner });
  return id;
}

const facilityColumns = `id, unit_id AS "unitId", name, kind, owner, bank, account, opened_on AS "openedOn"`;

/** @throws SOCIAL_PROTECTION.FACILITY_NOT_FOUND */
export async function getFacility(tx: ReadTx, id: string): Promise<Facility> {
  const found = await tx.maybeOne<Facility>(
    `SELECT ${facilityColumns} FROM prog_social_protection.facility WHERE id = $1`,
    [id],
  );
  if (!found) throw socialProtectionErrors.FACILITY_NOT_FOUND({ facilityId: id });
  return found;
}

export const channelOf = ({ bank, account, name }: Facility): Channel =>
  bank !== null && account !== null ? { kind: 'bank', bank, account, holder: name } : { kind: 'cash', holder: name };

/**
 * From a day on a ward has so many places; what was before stays as it was.
 * @throws SOCIAL_PROTECTION.FACILITY_NOT_FOUND (also of a facility one does not answer for), CAPACITY_BELOW_RESIDENTS
 */
export async function setCapacity(
  tx: Tx,
  facilityId: string,
  given: { readonly ward: Ward; readonly places: number; readonly from: LegalDay },
): Promise<void> {
  const { ward, places, from } = given;
  const own = await tx.sql(
    `SELECT FROM prog_social_protection.facility WHERE id = $1 AND (unit_id = ANY (platform.units()) OR $2) FOR UPDATE`,
    [facilityId, tx.who.kind === 'system'],
  );
  if (own.length === 0) throw socialProtectionErrors.FACILITY_NOT_FOUND({ facilityId });
  const { residents } = await tx.one<{ residents: number }>(
    `SELECT count(*)::int AS residents FROM prog_social_protection.facility_stay
      WHERE facility_id = $1 AND ward = $2 AND place > $3 AND held && daterange($4, NULL)`,
    [facilityId, ward, places, from],
  );
  if (residents > 0) throw socialProtectionErrors.CAPACITY_BELOW_RESIDENTS({ ward, residents });
  await tx.sql(
    `UPDATE prog_social_protection.facility_capacity SET held = daterange(lower(held), $3)
      WHERE facility_id = $1 AND ward = $2 AND held @> $3::date AND lower(held) < $3::date`,
    [facilityId, ward, from],
  );
  await tx.sql(
    `INSERT INTO prog_social_protection.facility_capacity (facility_id, ward, places, held)
     SELECT $1, $2, $3, daterange($4, min(lower(held))) FROM prog_social_protection.facility_capacity
      WHERE facility_id = $1 AND ward = $2 AND lower(held) > $4::date
     ON CONFLICT ON CONSTRAINT capacity_one_at_a_time DO NOTHING`,
    [facilityId, ward, places, from],
  );
  await tx.sql(
    `UPDATE prog_social_protection.facility_capacity SET places = $3 WHERE facility_id = $1 AND ward = $2 AND lower(held) = $4::date`,
    [facilityId, ward, places, from],
  );
  await tx.audit('facility.capacity-set', { kind: 'facility', id: facilityId }, given);
}
