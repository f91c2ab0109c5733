import { type ReadTx, type Tx } from '#platform';
import { movesColumn, type MovesWithUnits, type Reorganisation, territoryErrors } from '#territory';

/** Debts that are still paid off go to the unit that answers for the payee now. */
const recoveries = movesColumn({
  code: 'recoveries',
  title: 'Khoản thu hồi còn dư',
  table: 'payment.recovery',
  key: { column: 'id', type: 'bigint' },
  subject: { kind: 'person', sql: 'r.person_id' },
  live: 'r.recovered + r.waived < r.amount',
  touch: 'version = r.version + 1',
});

/** Whether money was posted on a line that the reorganisation wrote. */
const postedSince = `
  SELECT EXISTS (
    SELECT FROM territory.reorganisation_moved m
    JOIN benefit.line stood ON stood.id = m.record::bigint
    JOIN benefit.line made ON made.chain_id = stood.chain_id AND made.operation_id = stood.superseded_by
    JOIN payment.posting q ON q.chain_id = made.chain_id AND q.line_id = made.id
    WHERE m.reorganisation_id = $1 AND m.what = 'lines') AS posted`;

/** What was posted, ordered or sent stays with the unit it was posted for; therefore a map that money was posted on stays too. */
const postedMoney: MovesWithUnits = {
  code: 'posted-money',
  title: 'Tiền đã hạch toán',
  preview: async () => [],
  listWaiting: async () => [],
  apply: async () => 0,
  undo: refuseWhenPosted,
  countOnMade,
};

/** @throws TERRITORY.TAKE_BACK_REFUSED */
async function refuseWhenPosted(tx: Tx, { id }: Reorganisation): Promise<number> {
  const { posted } = await tx.one<{ posted: boolean }>(postedSince, [id]);
  if (posted) throw territoryErrors.TAKE_BACK_REFUSED({ reorganisationId: id, what: 'posted-money' });
  return 0;
}

async function countOnMade(tx: ReadTx, { id }: Reorganisation): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `SELECT count(*) AS count
       FROM (SELECT unit_id FROM payment.run_total UNION ALL SELECT unit_id FROM payment.payment_order) stands
       JOIN territory.unit u ON u.id = stands.unit_id WHERE u.made_by = $1`,
    [id],
  );
  return count;
}

/** What goes along when the map changes; run after the movers of benefits, and so taken back before them. */
export const paymentMovers: readonly MovesWithUnits[] = [recoveries, postedMoney];
