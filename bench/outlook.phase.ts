import { proposeRate, simulateRate } from '#benefits';
import { addMonths, firstDay, type LegalMonth, monthIndex, range, vnd } from '#kernel';
import { systemActor } from '#platform';
import { type Bench, timed } from './bench.js';
import { count, type Figure, median, withinTime } from './figure.js';
import { type Ledger, rateBasis } from './load/money.js';
import { PayOffice } from './pay-office.js';

const repetitions = 3;
const most = 5_000;
const simulatedMonths = 16;
const planner = systemActor('planner of the bench', '00000000-0000-0000-0000-0000000be1c5');

/** What is to come: the preview of the next run, and what a draft rate would cost. Neither writes to the ledger. */
export async function outlook(bench: Bench): Promise<Figure[]> {
  const { large } = bench;
  const office = new PayOffice(bench);
  try {
    const month = await office.nextMonth(large);
    const draft = await draftRate(bench, large, month);
    const until = addMonths(month, simulatedMonths);
    const opened = await office.open(large, month);
    const [sums, previews, simulations]: [number[], number[], number[]] = [[], [], []];
    let run = opened;
    for (let turn = 0; turn < repetitions; turn += 1) {
      await bench.db.owner.query('CHECKPOINT; ANALYZE benefit.line');
      sums.push(await timed(() => bench.db.owner.query(plainSums(month), [large.programme])));
      const previewed = await office.ask('preview', run);
      run = previewed.run;
      previews.push(previewed.milliseconds);
      simulations.push(
        await timed(() => bench.db.uow.read(planner, (tx) => simulateRate(tx, draft, { from: month, until }))),
      );
    }
    await office.cancel(run);
    await bench.db.owner.query(`DELETE FROM benefit.rate_row WHERE id = $1`, [draft]);
    const floor = 'the sums of one month by unit, one SELECT';
    const lines = count(large.lines);
    return [
      withinTime(`preview of a run, ${lines} lines`, floor, { floor: median(sums), ours: median(previews) }, most),
      withinTime(
        `simulation of a draft rate, ${lines} lines, ${simulatedMonths} months`,
        floor,
        { floor: median(sums), ours: median(simulations) },
        most,
      ),
    ];
  } finally {
    await office.close();
  }
}

const draftRate = ({ db: { uow } }: Bench, { table }: Ledger, from: LegalMonth): Promise<number> =>
  uow.run(planner, (tx) =>
    proposeRate(tx, {
      table,
      key: 'level',
      months: range(from),
      value: vnd(580_000),
      basis: rateBasis,
      inForce: range(firstDay(from)),
    }),
  );

/** What a hand would write for the sums alone: no holds, no area's own rate, no comparison with the month before. */
const plainSums = (at: LegalMonth): string => `
  SELECT l.unit_id, count(*), sum(round(l.multiplier * r.value))
    FROM benefit.line l
    JOIN benefit.rate_row r ON r.rate_key = l.rate_key AND r.months @> ${monthIndex(at)} AND r.operation_id IS NOT NULL AND r.retired_by IS NULL
   WHERE l.programme = $1 AND l.superseded_by IS NULL AND l.months @> ${monthIndex(at)}
   GROUP BY l.unit_id`;
