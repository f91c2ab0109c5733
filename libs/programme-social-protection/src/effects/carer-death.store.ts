import { type ChainId, listHolds, resume, suspend } from '#benefits';
import { type LegalDay, type LegalMonth, printDay, range } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type Award } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { monthWithoutCarer } from '../rules/death.rule.js';

/** Code of the hold that a carer's death places on the support for the care. */
const holdCode = 'carer-death';

/** Chains of support for the care of others that go to a person. */
const chainsPaidTo = (tx: ReadTx, carerId: string): Promise<{ id: ChainId }[]> =>
  tx.sql(
    `SELECT c.id FROM benefit.chain c JOIN benefit.payee y ON y.id = c.payee_id
      WHERE y.person_id = $1 AND c.person_id <> $1 AND c.programme = $2 AND c.benefit = 'carer-support' ORDER BY c.id`,
    [carerId, programmeCode],
  );

const holdsOn = async (tx: ReadTx, chainId: ChainId) =>
  (await listHolds(tx, chainId)).filter((hold) => hold.reason === holdCode && hold.chainId === chainId);

/** Nothing is paid to a dead carer: what becomes of whom he cared for is decided after. */
export async function holdForCarersDeath(tx: Tx, carerId: string, diedOn: LegalDay): Promise<void> {
  const cause = { reason: `Người nhận chăm sóc chết ngày ${printDay(diedOn)}` };
  for (const { id } of await chainsPaidTo(tx, carerId))
    await suspend(tx, id, { months: range(monthWithoutCarer(diedOn)), code: holdCode }, cause);
}

/** The carer lives after all: the months held are owed. */
export async function liftCarersDeath(tx: Tx, carerId: string, diedOn: LegalDay): Promise<void> {
  const cause = { reason: `Hủy khai tử ngày ${printDay(diedOn)} của người nhận chăm sóc` };
  for (const { id } of await chainsPaidTo(tx, carerId))
    for (const hold of await holdsOn(tx, id)) await resume(tx, hold.id, hold.months.from, cause);
}

/** Another carer is supported from a month on. */
export async function resumeWithCarer(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  const chains = await tx.sql<{ id: ChainId }>(
    `SELECT id FROM benefit.chain WHERE person_id = $1 AND programme = $2 AND benefit = 'carer-support'`,
    [award.personId, programmeCode],
  );
  for (const { id } of chains)
    for (const hold of await holdsOn(tx, id))
      await resume(tx, hold.id, from < hold.months.from ? hold.months.from : from, award);
}
