import { proposeRate, publishRate } from '#benefits';
import { addMonths, firstDay, type LegalMonth, monthIndex, range, vnd } from '#kernel';
import { systemActor } from '#platform';
import { type Bench } from './bench.js';
import { count, type Figure, timesFloor } from './figure.js';
import { type Ledger, rateBasis } from './load/money.js';
import { PayComparison } from './pay-comparison.js';
import { PayOffice } from './pay-office.js';

const mebibyte = 1024 * 1024;
const mostMemory = 400 * mebibyte;
/** How much more a run of millions of rows may hold than the first run of a small programme did. */
const mostGrowth = 64 * mebibyte;

interface Scenario {
  readonly title: (lines: string) => string;
  readonly ledger: Ledger;
  readonly backMonths: number;
  readonly most: number;
  readonly repetitions: number;
  readonly change?: (bench: Bench, ledger: Ledger, from: LegalMonth) => Promise<void>;
}

const scenarios = ({ large, ordinary }: Bench): readonly Scenario[] => [
  {
    title: (lines) => `pay run, normal month, ${lines} lines`,
    ledger: ordinary,
    backMonths: 0,
    most: 2.5,
    repetitions: 3,
  },
  { title: (lines) => `pay run, normal month, ${lines} lines`, ledger: large, backMonths: 0, most: 2, repetitions: 3 },
  {
    title: (lines) => `pay run, ${lines} lines, 10 % of them changed 12 months back`,
    ledger: large,
    backMonths: 12,
    most: 4,
    repetitions: 2,
    change: changeTenth,
  },
  {
    title: (lines) => `pay run, ${lines} lines, national rate raised 3 months back`,
    ledger: large,
    backMonths: 3,
    most: 3.5,
    repetitions: 2,
    change: raiseRate,
  },
];

/** Pay runs against plain inserts of the rows they post, one scenario in a month after the other. */
export async function payroll(bench: Bench): Promise<Figure[]> {
  const office = new PayOffice(bench);
  const figures: Figure[] = [];
  const peaks: number[] = [];
  try {
    for (const scenario of scenarios(bench)) {
      figures.push(await runScenario(bench, office, scenario));
      peaks.push(office.peakMemory);
    }
  } finally {
    await office.close();
  }
  return [...figures, memoryFigure(peaks)];
}

async function runScenario(bench: Bench, office: PayOffice, scenario: Scenario): Promise<Figure> {
  const { ledger, backMonths, most, repetitions, change } = scenario;
  const title = scenario.title(count(ledger.lines));
  bench.log(title);
  const month = await office.nextMonth(ledger);
  const from = addMonths(month, -backMonths);
  await change?.(bench, ledger, from);
  const opened = await office.open(ledger, month);
  const { run } = await office.ask('preview', opened);
  const approved = await office.approve(run);
  const months = Array.from({ length: backMonths + 1 }, (_, index) => addMonths(from, index));
  const comparison = await PayComparison.of(bench, office, approved, months);
  const floor = `one INSERT … SELECT of the same ${count(await comparison.countRows())} rows`;
  return timesFloor(title, floor, await comparison.measure(repetitions), most);
}

/** The line of each tenth chain is replaced from a month on by one with another multiplier: what `paint` writes, as one set. */
async function changeTenth({ db: { owner } }: Bench, { programme }: Ledger, from: LegalMonth): Promise<void> {
  await owner.query(
    `WITH gone AS (
       UPDATE benefit.line SET superseded_by = operation_id
        WHERE programme = $1 AND chain_id % 10 = 0 AND superseded_by IS NULL AND months @> $2::int RETURNING *
     ), replaced AS (
       INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, operation_id, multiplier, months)
       SELECT chain_id, programme, rate_key, unit_id, basis_id, operation_id, part.multiplier, part.months
         FROM gone, LATERAL (VALUES (multiplier, months * int4range(NULL, $2)), (multiplier + 0.5, months * int4range($2, NULL))) AS part (multiplier, months)
     )
     INSERT INTO benefit.dirty SELECT programme, chain_id, int4range($2, NULL) FROM gone`,
    [programme, monthIndex(from)],
  );
  await owner.query(`VACUUM (ANALYZE) benefit.line`);
  await owner.query(`ANALYZE benefit.dirty`);
}

const proposer = systemActor('rates of the bench, proposing', '00000000-0000-0000-0000-0000000be1c3');
const publisher = systemActor('rates of the bench, publishing', '00000000-0000-0000-0000-0000000be1c4');

async function raiseRate({ db: { uow } }: Bench, { table }: Ledger, from: LegalMonth): Promise<void> {
  const id = await uow.run(proposer, (tx) =>
    proposeRate(tx, {
      table,
      key: 'level',
      months: range(from),
      value: vnd(540_000),
      basis: rateBasis,
      inForce: range(firstDay(from)),
    }),
  );
  await uow.run(publisher, (tx) => publishRate(tx, id, { reason: 'bench' }));
}

/** The kernel's high-water mark of the worker, after its first small run and after everything. */
function memoryFigure(peaks: readonly number[]): Figure {
  const [first = Number.NaN] = peaks;
  const last = peaks.at(-1) ?? Number.NaN;
  const print = (bytes: number) => `${Math.round(bytes / mebibyte)} MB`;
  return {
    name: 'worker memory, highest over all runs',
    floor: 'after the first, smallest programme',
    floorValue: print(first),
    value: print(last),
    ratio: last / first,
    target: `< ${print(mostMemory)}, ≤ ${print(mostGrowth)} above the floor`,
    isMet: last < mostMemory && last - first <= mostGrowth,
  };
}
