import { type LegalMonth, monthIndex } from '#kernel';
import { type Run } from '#payments';
import { type Pool } from 'pg';
import { type Bench, timed } from './bench.js';
import { type Comparison } from './figure.js';
import { type PayOffice } from './pay-office.js';

const columns = 'chain_id, amount, line_id, for_month, run_id, unit_id, kind';

/** The floor: the same rows, in the same order, into the same partitions, with the same memory to sort in. */
const floorSettings = `SET work_mem = '256MB'; SET jit = off`;
const floor = `INSERT INTO payment.posting (${columns}) SELECT ${columns} FROM bench.row ORDER BY for_month, chain_id`;

/** What a run takes away or writes besides its postings, kept to begin again from. $1 programme. */
const keepMarks = `
  CREATE TABLE bench.dirty AS SELECT * FROM benefit.dirty;
  CREATE TABLE bench.rate_change AS SELECT * FROM benefit.rate_change`;

const putMarksBack = `
  TRUNCATE benefit.dirty, benefit.rate_change;
  INSERT INTO benefit.dirty SELECT * FROM bench.dirty;
  INSERT INTO benefit.rate_change SELECT * FROM bench.rate_change;
  ANALYZE benefit.dirty; ANALYZE benefit.rate_change`;

/** $1 run. Past every rule, as owner: only a bench takes back what was posted. */
const unpost = [
  `DELETE FROM payment.run_total WHERE run_id = $1`,
  `DELETE FROM payment.journal_line WHERE entry_id IN (SELECT id FROM payment.journal_entry WHERE run_id = $1)`,
  `DELETE FROM payment.journal_entry WHERE run_id = $1`,
  `UPDATE payment.run SET state = 'approved', posted_at = NULL WHERE id = $1`,
];

/** One approved run, posted and taken back as often as it is timed, each time from the very same state of the database. */
export class PayComparison {
  private constructor(
    private readonly bench: Bench,
    private readonly office: PayOffice,
    private readonly run: Run,
    private readonly months: readonly LegalMonth[],
  ) {}

  /** Posts the run a first time, untimed: what it posts are the rows of the floor. @param months those it posts for. */
  static async of(bench: Bench, office: PayOffice, run: Run, months: readonly LegalMonth[]): Promise<PayComparison> {
    const { owner } = bench.db;
    await owner.query(`DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench; ${keepMarks}`);
    await office.ask('post', run);
    const bounds = [run.id, monthIndex(months[0] ?? run.month), monthIndex(run.month)];
    await owner.query(`CREATE UNLOGGED TABLE bench.row (LIKE payment.posting)`);
    await owner.query(
      `INSERT INTO bench.row (${columns}) SELECT ${columns} FROM payment.posting
        WHERE run_id = $1 AND for_month BETWEEN $2 AND $3 ORDER BY for_month, chain_id`,
      bounds,
    );
    await owner.query(`VACUUM (ANALYZE) bench.row`);
    return new PayComparison(bench, office, run, months);
  }

  /** Floor and ours in turns; the run is posted when this ends. @throws when a turn posts other rows than the first did. */
  async measure(repetitions: number): Promise<Comparison> {
    const [floors, ours]: [number[], number[]] = [[], []];
    for (let turn = 1; turn <= repetitions; turn += 1) {
      await this.putBack();
      floors.push(await this.timeFloor());
      await this.putBack();
      const { milliseconds } = await this.office.ask('post', this.run);
      ours.push(milliseconds);
      await this.checkRows();
      this.bench.log(`  turn ${turn}: floor ${Math.round(floors.at(-1) ?? 0)} ms, ours ${Math.round(milliseconds)} ms`);
    }
    return { floor: floors, ours };
  }

  private async timeFloor(): Promise<number> {
    const session = await this.bench.db.owner.connect();
    try {
      await session.query(floorSettings);
      return await timed(() => session.query(floor));
    } finally {
      session.release(true);
    }
  }

  private async putBack(): Promise<void> {
    const { owner } = this.bench.db;
    for (const statement of unpost) await owner.query(statement, [this.run.id]);
    for (const at of this.months) await emptyOf(owner, at, this.run);
    await owner.query(putMarksBack);
    await owner.query('CHECKPOINT');
  }

  private async checkRows(): Promise<void> {
    const { rows } = await this.bench.db.owner.query<{ posted: number; expected: number }>(
      `SELECT (SELECT sum(lines)::bigint FROM payment.run_total WHERE run_id = $1) AS posted, (SELECT count(*) FROM bench.row) AS expected`,
      [this.run.id],
    );
    const [row] = rows;
    if (row?.posted !== row?.expected)
      throw new Error(`run ${this.run.id} posted ${row?.posted} rows, not ${row?.expected}`);
  }

  async countRows(): Promise<number> {
    const { rows } = await this.bench.db.owner.query<{ rows: number }>(`SELECT count(*) AS rows FROM bench.row`);
    return rows[0]?.rows ?? 0;
  }
}

/** Takes the rows of a run out of a month's partition and leaves it as if they had never been: packed and analysed. */
async function emptyOf(owner: Pool, at: LegalMonth, run: Run): Promise<void> {
  const partition = `payment.posting_${at.replace('-', '_')}`;
  const { rowCount } = await owner.query(`SELECT FROM ${partition} WHERE run_id <> $1 LIMIT 1`, [run.id]);
  if (rowCount === 0) await owner.query(`TRUNCATE ${partition}`);
  else await owner.query(`DELETE FROM ${partition} WHERE run_id = $1`, [run.id]);
  await owner.query(`VACUUM (ANALYZE) ${partition}`);
  await owner.query(`REINDEX TABLE ${partition}`);
}
