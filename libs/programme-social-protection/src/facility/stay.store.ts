import { type ChainId, clearLines, grantLines, openChain } from '#benefits';
import { getPerson } from '#citizen';
import {
  addDays,
  addMonths,
  earliestDay,
  firstDay,
  type LegalDay,
  type LegalMonth,
  monthIndex,
  monthOf,
  range,
} from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { standingGrants } from '../application.store.js';
import { type Award, citation, renewAwards } from '../award.store.js';
import { addFacts, endFacts } from '../fact.store.js';
import { programmeCode } from '../programme-code.js';
import { careOf, isPaidByState, limitOf } from '../rules/facility.rule.js';
import { type DischargeGround, type StayGround, type Ward } from '../rules/facility.table.js';
import { levelTable } from '../rules/levels.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { channelOf, type Facility, getFacility } from './facility.store.js';

const benefit = 'facility-care';

export interface Stay {
  readonly id: string;
  readonly facilityId: string;
  readonly unitId: number;
  readonly ward: Ward;
  readonly personId: string;
  readonly caseId: string;
  readonly ground: StayGround;
  readonly from: LegalDay;
}

export interface Admission {
  readonly facilityId: string;
  readonly ward: Ward;
  readonly ground: StayGround;
  readonly from: LegalDay;
}

/**
 * Gives somebody a place from a day on, and the facility the money for the care; the monthly allowance ends (Decree 20/2021 art. 25.5).
 * @throws SOCIAL_PROTECTION.FACILITY_NOT_FOUND, FACILITY_OUT_OF_AREA, FACILITY_FULL, ALREADY_IN_FACILITY, BIRTH_UNKNOWN
 */
export async function admit(tx: Tx, award: Award, admission: Admission): Promise<void> {
  const facility = await getFacility(tx, admission.facilityId);
  await refuseOtherAreas(tx, facility, award.unitId);
  const { personId, caseId } = award;
  const stayId = await takePlace(tx, facility, { ...admission, personId, caseId });
  await addFacts(tx, caseId, personId, [{ kind: 'facility-stay', from: admission.from }]);
  await renew(tx, award, monthOf(admission.from));
  if (isPaidByState(admission.ground)) await payFacility(tx, award, facility, admission.from);
  await tx.audit('facility.admitted', { kind: 'facility-stay', id: stayId }, { ...admission, personId });
}

/** A facility takes in who lives where its own unit is: of the province everybody, of a commune its own people. */
async function refuseOtherAreas(tx: ReadTx, facility: Facility, unitId: number): Promise<void> {
  const inside = await tx.sql(`SELECT FROM territory.unit_within WHERE unit_id = $1 AND area_id = $2`, [
    unitId,
    facility.unitId,
  ]);
  if (inside.length === 0) throw socialProtectionErrors.FACILITY_OUT_OF_AREA({ facilityId: facility.id, unitId });
}

/**
 * The lowest number that is free from the day on, among the places the ward has on every day from then. Two who want the last one meet
 * at the constraint: one gets it, the other looks on and finds none.
 */
async function takePlace(
  tx: Tx,
  facility: Facility,
  { ward, ground, from, personId, caseId }: Admission & { readonly personId: string; readonly caseId: string },
): Promise<string> {
  for (;;) {
    const there = await tx.sql(
      `SELECT FROM prog_social_protection.facility_stay WHERE person_id = $1 AND held && daterange($2, NULL)`,
      [personId, from],
    );
    if (there.length > 0) throw socialProtectionErrors.ALREADY_IN_FACILITY({ personId });
    const [seat] = await tx.sql<{ place: number; id: string | null }>(
      `WITH free AS (
         SELECT place FROM generate_series(1, (
             SELECT CASE WHEN bool_or(held @> $5::date) THEN min(places) END FROM prog_social_protection.facility_capacity
              WHERE facility_id = $1 AND ward = $3 AND held && daterange($5, NULL))) AS place
          WHERE NOT EXISTS (SELECT FROM prog_social_protection.facility_stay s
                             WHERE s.facility_id = $1 AND s.ward = $3 AND s.place = place.place AND s.held && daterange($5, NULL))
          ORDER BY place LIMIT 1),
       taken AS (
         INSERT INTO prog_social_protection.facility_stay (facility_id, unit_id, ward, place, person_id, case_id, ground, held, limit_on)
         SELECT $1, $2, $3, place, $6, $7, $4, daterange($5, NULL), $8 FROM free
         ON CONFLICT DO NOTHING RETURNING id)
       SELECT free.place, taken.id FROM free LEFT JOIN taken ON true`,
      [facility.id, facility.unitId, ward, ground, from, personId, caseId, limitOf(ground, from) ?? null],
    );
    if (!seat) throw socialProtectionErrors.FACILITY_FULL({ facilityId: facility.id, ward, from });
    if (seat.id !== null) return seat.id;
  }
}

async function payFacility(tx: Tx, award: Award, facility: Facility, from: LegalDay): Promise<void> {
  const { birth } = await getPerson(tx, award.personId);
  if (birth === undefined) throw socialProtectionErrors.BIRTH_UNKNOWN({ personId: award.personId });
  const month = monthOf(from);
  // No text was read that says whose the month of admission is. A month begun is paid once: the allowance of somebody who comes from
  // home stands, as does the care of somebody who comes from another facility.
  const isPaid = await drawsIn(tx, award.personId, month, [...ownBenefits, benefit]);
  const first = isPaid ? addMonths(month, 1) : month;
  const payee = { personId: facility.id, relation: 'carer', channel: channelOf(facility) } as const;
  const { personId, caseId } = award;
  const { unitId } = facility;
  const chain = await openChain(tx, { personId, programme: programmeCode, benefit, unitId, payee, caseId });
  const lines = careOf(earliestDay(birth), first).map((line) => ({
    months: range(line.from, line.until),
    rate: { table: levelTable, key: 'standard' },
    multiplier: line.multiplier,
    unitId,
    basis: citation([line.basis]),
  }));
  await grantLines(tx, chain, lines, award);
}

/** What somebody draws for himself. */
const ownBenefits: readonly string[] = ['monthly-allowance', 'social-pension', 'local-allowance'];

async function drawsIn(tx: ReadTx, personId: string, month: LegalMonth, benefits: readonly string[]): Promise<boolean> {
  const lines = await tx.sql(
    `SELECT FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id
      WHERE c.person_id = $1 AND c.programme = $2 AND c.benefit = ANY ($4)
        AND l.superseded_by IS NULL AND l.months @> $3::int LIMIT 1`,
    [personId, programmeCode, monthIndex(month), benefits],
  );
  return lines.length > 0;
}

/** The allowance follows the facts, for those who have a grant; from the first month it was ever drawn here. */
async function renew(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  const { allowance, pension } = await standingGrants(tx, award.personId);
  if (allowance ?? pension) await renewAwards(tx, award, from);
}

const stayColumns = `id, facility_id AS "facilityId", unit_id AS "unitId", ward, person_id AS "personId", case_id AS "caseId", ground,
  lower(held) AS "from"`;

/** Where somebody lives now. @throws SOCIAL_PROTECTION.NOT_IN_FACILITY */
export async function openStayOf(tx: ReadTx, personId: string): Promise<Stay> {
  const stay = await findOpenStay(tx, personId);
  if (!stay) throw socialProtectionErrors.NOT_IN_FACILITY({ personId });
  return stay;
}

export const findOpenStay = (tx: ReadTx, personId: string): Promise<Stay | undefined> =>
  tx.maybeOne<Stay>(
    `SELECT ${stayColumns} FROM prog_social_protection.facility_stay WHERE person_id = $1 AND upper_inf(held)`,
    [personId],
  );

/** The stay that a case of admission began, while it lasts. */
export const findOpenStayOfCase = (tx: ReadTx, caseId: string): Promise<Stay | undefined> =>
  tx.maybeOne<Stay>(
    `SELECT ${stayColumns} FROM prog_social_protection.facility_stay WHERE case_id = $1 AND upper_inf(held)`,
    [caseId],
  );

/**
 * Ends a stay with its last day. The allowance stands again from the month in which the conditions are met again; the facility is paid
 * to the month before, or through the month itself when there is no allowance.
 * @throws SOCIAL_PROTECTION.END_OUT_OF_RANGE for a day before the admission
 */
export async function endStay(
  tx: Tx,
  award: Award,
  stay: Stay,
  lastDay: LegalDay,
  ground: DischargeGround,
): Promise<void> {
  if (lastDay < stay.from) throw socialProtectionErrors.END_OUT_OF_RANGE({ from: stay.from, until: tx.today });
  const until = addDays(lastDay, 1);
  await tx.sql(
    `UPDATE prog_social_protection.facility_stay SET held = daterange(lower(held), $2), ended_as = $3 WHERE id = $1`,
    [stay.id, until, ground],
  );
  await endFacts(tx, award.caseId, stay.personId, ['facility-stay'], until);
  const month = monthOf(until);
  if (ground !== 'died' && ground !== 'transfer') await renew(tx, award, month);
  const stops =
    (await drawsIn(tx, stay.personId, month, ownBenefits)) || until === firstDay(month) ? month : addMonths(month, 1);
  const chain = await tx.maybeOne<{ id: ChainId }>(`SELECT id FROM benefit.chain WHERE case_id = $1 AND benefit = $2`, [
    stay.caseId,
    benefit,
  ]);
  if (chain) await clearLines(tx, chain.id, range(stops), award);
  await tx.audit('facility.left', { kind: 'facility-stay', id: stay.id }, { lastDay, ground });
}
