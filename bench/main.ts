import { readFile, writeFile } from 'node:fs/promises';
import { type Bench } from './bench.js';
import { type BenchDatabase, openBenchDatabase, removeBenchDatabase } from './database.js';
import { type Figure, printFigures } from './figure.js';
import { graphql } from './graphql.phase.js';
import { importing } from './import.phase.js';
import { loadMoney } from './load/money.js';
import { loadPeople } from './load/people.js';
import { describeMachine } from './machine.js';
import { type BenchOptions, type PhaseName, readOptions } from './options.js';
import { outlook } from './outlook.phase.js';
import { papers } from './papers.phase.js';
import { payroll } from './payroll.phase.js';
import { search } from './search.phase.js';

const phases: Readonly<Record<PhaseName, (bench: Bench) => Promise<Figure[]>>> = {
  search,
  graphql,
  payroll,
  outlook,
  import: importing,
  papers,
};
const needMoney: readonly PhaseName[] = ['payroll', 'outlook'];

const begun = performance.now();
const log = (message: string) =>
  console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${message}`);

async function load({ db, size, large, ordinary }: Bench, options: BenchOptions): Promise<void> {
  if (await isEmpty(db, 'citizen.person')) {
    log(`loading ${size.people} people`);
    await loadPeople(db.owner, size.people, db.communes);
  }
  if (options.phases.some((phase) => needMoney.includes(phase)) && (await isEmpty(db, 'benefit.line'))) {
    log(`loading ${large.lines + ordinary.lines} lines and ${size.history} months of history`);
    await loadMoney(db.owner, db.uow, [large, ordinary], size.history);
  }
  // Nothing else does so here: autovacuum is off.
  await db.owner.query('ANALYZE');
}

async function isEmpty({ owner }: BenchDatabase, table: string): Promise<boolean> {
  return (await owner.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0;
}

async function run(options: BenchOptions): Promise<readonly Figure[]> {
  const { size } = options;
  if (!options.keep) await removeBenchDatabase();
  const db = await openBenchDatabase(size.name);
  const bench: Bench = {
    db,
    size,
    large: { programme: 'bench-large', lines: size.lines, table: 'bench-large.level' },
    ordinary: { programme: 'bench-ordinary', lines: size.fewerLines, table: 'bench-ordinary.level' },
    log,
  };
  try {
    await load(bench, options);
    const figures: Figure[] = [];
    for (const phase of options.phases) {
      log(phase);
      figures.push(...(await phases[phase](bench)));
    }
    await report(bench, options, figures);
    return figures;
  } finally {
    await db.close();
    if (!options.keep) await removeBenchDatabase();
  }
}

async function report({ db, size }: Bench, options: BenchOptions, figures: readonly Figure[]): Promise<void> {
  const minutes = Math.round((performance.now() - begun) / 60_000);
  const measured = `${await describeMachine(db)}; size \`${size.name}\`, ${minutes} minutes.`;
  const table = printFigures(figures);
  console.log(`${measured}\n\n${table}`);
  if (!options.write) return;
  const page = await readFile('docs/bench.md', 'utf8');
  const [before = '', after = ''] = page.split(/<!-- figures -->[^]*<!-- end of figures -->/);
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    'docs/bench.md',
    `${before}<!-- figures -->\n\nMeasured on ${day}: ${measured}\n\n${table}\n\n<!-- end of figures -->${after}`,
  );
}

const figures = await run(readOptions());
const missed = figures.filter(({ isMet }) => !isMet);
if (missed.length > 0) log(`missed: ${missed.map(({ name }) => name).join('; ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
