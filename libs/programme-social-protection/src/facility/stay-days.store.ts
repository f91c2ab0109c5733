import { type LegalDay, type LegalMonth, monthOf, scaleVnd, type Vnd } from '#kernel';
import { type Tx } from '#platform';
import { priceOf } from '../price.reader.js';
import { type ExpenseKind, type ExpenseLimit, expenseLimits } from '../rules/facility.table.js';
import { socialProtectionErrors } from '../social-protection.errors.js';

interface LockedStay {
  readonly unitId: number;
  readonly isThere: boolean;
}

/** @throws SOCIAL_PROTECTION.STAY_NOT_FOUND also for one of a facility one does not answer for, or that was not there on the day */
async function lockStay(tx: Tx, stayId: string, on: LegalDay): Promise<LockedStay> {
  const stay = await tx.maybeOne<LockedStay>(
    `SELECT unit_id AS "unitId", held @> $2::date AS "isThere" FROM prog_social_protection.facility_stay WHERE id = $1 FOR UPDATE`,
    [stayId, on],
  );
  if (!stay?.isThere) throw socialProtectionErrors.STAY_NOT_FOUND({ stayId });
  return stay;
}

/** A resident goes away for some days; the place is kept. @throws SOCIAL_PROTECTION.STAY_NOT_FOUND, LEAVE_OUT_OF_ORDER */
export async function recordLeave(tx: Tx, stayId: string, from: LegalDay, reason: string): Promise<void> {
  await lockStay(tx, stayId, from);
  const noted = await tx.sql(
    `INSERT INTO prog_social_protection.facility_leave (stay_id, held, reason) VALUES ($1, daterange($2, NULL), $3)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [stayId, from, reason],
  );
  if (noted.length === 0) throw socialProtectionErrors.LEAVE_OUT_OF_ORDER({ stayId, on: from });
  await tx.audit('facility.leave', { kind: 'facility-stay', id: stayId }, { from, reason });
}

/** The resident is back from a day on. @throws SOCIAL_PROTECTION.STAY_NOT_FOUND, LEAVE_OUT_OF_ORDER when nobody was away */
export async function recordReturn(tx: Tx, stayId: string, on: LegalDay): Promise<void> {
  await lockStay(tx, stayId, on);
  const back = await tx.sql(
    `UPDATE prog_social_protection.facility_leave SET held = daterange(lower(held), $2)
      WHERE stay_id = $1 AND upper_inf(held) AND lower(held) < $2::date RETURNING 1`,
    [stayId, on],
  );
  if (back.length === 0) throw socialProtectionErrors.LEAVE_OUT_OF_ORDER({ stayId, on });
  await tx.audit('facility.return', { kind: 'facility-stay', id: stayId }, { on });
}

/**
 * What a facility spent on a resident beside the monthly care, held to the maximum of law for the month or the calendar year.
 * @throws SOCIAL_PROTECTION.STAY_NOT_FOUND, EXPENSE_ABOVE_LIMIT
 */
export async function recordExpense(
  tx: Tx,
  expense: {
    readonly stayId: string;
    readonly kind: ExpenseKind;
    readonly on: LegalDay;
    readonly amount: Vnd;
    readonly note: string;
  },
): Promise<void> {
  const { stayId, kind, on, amount, note } = expense;
  const { unitId } = await lockStay(tx, stayId, on);
  const limit = expenseLimits.at(on).value[kind];
  const most = limit && (await amountOf(tx, limit, unitId, monthOf(on)));
  const noted = await tx.sql(
    `INSERT INTO prog_social_protection.facility_expense (stay_id, kind, spent_on, amount, note)
     SELECT $1, $2, $3, $4, $5
      WHERE $6::numeric IS NULL OR $4 + (SELECT coalesce(sum(e.amount), 0) FROM prog_social_protection.facility_expense e
              WHERE e.stay_id = $1 AND e.kind = $2 AND date_trunc($7, e.spent_on) = date_trunc($7, $3::date)) <= $6
     RETURNING 1`,
    [stayId, kind, on, amount, note, most ?? null, limit?.per ?? 'year'],
  );
  if (noted.length === 0 && most !== undefined) throw socialProtectionErrors.EXPENSE_ABOVE_LIMIT({ kind, limit: most });
  await tx.audit('facility.expense', { kind: 'facility-stay', id: stayId }, { kind, on, amount });
}

const amountOf = async (tx: Tx, limit: ExpenseLimit, unitId: number, month: LegalMonth): Promise<Vnd> =>
  'amount' in limit ? limit.amount : scaleVnd(await priceOf(tx, { key: 'standard', unitId, month }), limit.times);
