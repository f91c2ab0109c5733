import { due, held, loadRateLaw, rateNow } from '#benefits';
import { addMonths, basis, firstDay, type LegalMonth, monthIndex, month, range, vnd } from '#kernel';
import { type UnitOfWork } from '#platform';
import { type Pool } from 'pg';
import { loadInBulk } from './bulk.js';

/** A programme of the bench with a rate table of its own: a change of its rate leaves the others alone. */
export interface Ledger {
  readonly programme: string;
  /** Live lines, one a chain. */
  readonly lines: number;
  /** Code of its rate table; the one key is `level`. */
  readonly table: string;
}

export const firstMonth = month('2024-10');
export const rateBasis = basis('made up for the bench', 'interpretation');
const nobody = '00000000-0000-0000-0000-00000000be1c';

/** Chains of the first people after the others, each paid in cash to themselves. $1 how many, $2 from which person on. */
const insertPayees = `
  INSERT INTO benefit.payee (person_id, unit_id, channel, holder)
  SELECT id, unit_id, 'cash', full_name FROM citizen.person ORDER BY id LIMIT $1 OFFSET $2`;

/** $1 programme, $2 whoever opens. */
const insertChains = `
  INSERT INTO benefit.chain (person_id, programme, benefit, unit_id, payee_id, relation, opened_by)
  SELECT person_id, $1, 'allowance', unit_id, id, 'self', $2::uuid
    FROM benefit.payee p WHERE NOT EXISTS (SELECT FROM benefit.chain c WHERE c.payee_id = p.id) ORDER BY id`;

/** $1 programme, $2 rate table, $3 operation. */
const insertLines = `
  INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, operation_id, multiplier, months)
  SELECT c.id, $1, k.id, c.unit_id, b.id, $3, ('{1,1.5,2,2.5,3}'::numeric[])[1 + floor(random() * 5)::int], int4range(${monthIndex(firstMonth)}, NULL)
    FROM benefit.chain c, benefit.rate_key k, benefit.basis b WHERE c.programme = $1 AND k.table_code = $2 ORDER BY c.id`;

/** One person in a hundred has died, before the first month: lines that are there and get nothing. $1 programme, $2 operation. */
const insertHolds = `
  INSERT INTO benefit.hold (placed_as, person_id, months, reason, operation_id)
  SELECT id, person_id, int4range(${monthIndex(firstMonth)}, NULL), 'death', $2 FROM benefit.chain WHERE programme = $1 AND id % 100 = 0`;

/** Chains, lines and holds of some programmes, as many for each as it has lines, and what was paid for `months` months. */
export async function loadMoney(
  owner: Pool,
  uow: UnitOfWork,
  ledgers: readonly Ledger[],
  months: number,
): Promise<void> {
  for (const { programme, table } of ledgers)
    await loadRateLaw(uow, {
      table: { code: table, programmes: [programme], overlay: 'highest' },
      rates: [
        {
          table,
          key: 'level',
          months: range(firstMonth),
          value: vnd(500_000),
          basis: rateBasis,
          inForce: range(firstDay(firstMonth)),
        },
      ],
    });
  await owner.query(`INSERT INTO benefit.basis (article, certainty) VALUES ($1, $2)`, [
    rateBasis.article,
    rateBasis.certainty,
  ]);
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO benefit.operation (kind, months, reason, actor_id) VALUES ('paint', int4range(${monthIndex(firstMonth)}, NULL), 'bench', $1) RETURNING id`,
    [nobody],
  );
  const operation = rows[0]?.id;
  let offset = 0;
  for (const { programme, lines } of ledgers) {
    await loadInBulk(owner, 'benefit.payee', [[insertPayees, [lines, offset]]]);
    await loadInBulk(owner, 'benefit.chain', [[insertChains, [programme, nobody]]]);
    offset += lines;
  }
  await loadInBulk(
    owner,
    'benefit.line',
    ledgers.map(({ programme, table }) => [insertLines, [programme, table, operation]] as const),
  );
  await loadInBulk(
    owner,
    'benefit.hold',
    ledgers.map(({ programme }) => [insertHolds, [programme, operation]] as const),
  );
  // The marks of the first publication: history below takes them in.
  await owner.query(`TRUNCATE benefit.dirty, benefit.rate_change`);
  await loadHistory(owner, ledgers, months);
}

/** Rows equal to those the runs would have posted, from the same expression of what is due; two months at a time. */
async function loadHistory(owner: Pool, ledgers: readonly Ledger[], months: number): Promise<void> {
  const run = `INSERT INTO payment.run (programme, month, seq, state, lines, total, hash, opened_by, posted_at)
    VALUES ($1, $2, $3, 'closed', 0, 0, 0, $4, now()) RETURNING id`;
  const all = Array.from({ length: months }, (_, index) => addMonths(firstMonth, index));
  const load = async (at: LegalMonth, seq: number) => {
    const session = await owner.connect();
    try {
      await session.query(`SET work_mem = '256MB'; SET jit = off; BEGIN`);
      await session.query(`CREATE TEMP TABLE rate_now ON COMMIT DROP AS ${rateNow(at)}`);
      await session.query(`CREATE TEMP TABLE held ON COMMIT DROP AS ${held(at)}; ANALYZE rate_now; ANALYZE held`);
      await session.query(`SELECT payment.ensure_month($1)`, [monthIndex(at)]);
      for (const { programme } of ledgers) {
        const { rows } = await session.query<{ id: number }>(run, [programme, monthIndex(at), seq, nobody]);
        await session.query(historyOf(at), [programme, rows[0]?.id]);
      }
      await session.query('COMMIT');
    } finally {
      session.release(true);
    }
  };
  for (let next = 0; next < months; next += 2)
    await Promise.all(all.slice(next, next + 2).map((at, index) => load(at, next + index + 1)));
  await owner.query(`VACUUM (ANALYZE) payment.posting`);
  await owner.query(`VACUUM (ANALYZE) payment.run`);
}

/** $1 programme, $2 run. */
const historyOf = (at: LegalMonth): string => `
  INSERT INTO payment.posting (chain_id, amount, line_id, for_month, run_id, unit_id, kind)
  SELECT chain_id, amount, line_id, ${monthIndex(at)}, $2, unit_id, 'm' FROM (${due(at)}) d ORDER BY chain_id`;
