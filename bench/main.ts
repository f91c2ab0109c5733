import { readFile, writeFile } from 'node:fs/promises';
import { type Bench } from './bench.js';
import { consoleScreens } from './console.phase.js';
import { type BenchDatabase, openBenchDatabase, removeBenchDatabase } from './database.js';
import { exporting } from './exports.phase.js';
import { type Figure, printFigures } from './figure.js';
import { graphql } from './graphql.phase.js';
import { importing } from './import.phase.js';
import { loadCases } from './load/cases.js';
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
  exports: exporting,
  console: consoleScreens,
};
const needMoney: readonly PhaseName[] = ['payroll', 'outlook'];
const needCases: readonly PhaseName[] = ['exports', 'console'];
/** What caseworkers wait for has a table of its own. */
type TableName = 'figures' | 'figures of the console';
const tableOf = (phase: PhaseName): TableName =>
  needCases.includes(phase) ? 'figures of the console' : 'figures';

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
  if (options.phases.some((phase) => needCases.includes(phase)) && (await isEmpty(db, 'casework.case_file'))) {
    log(`loading ${size.cases} cases, ${size.openCases} of them open`);
    await loadCases(db.owner, { cases: size.cases, open: size.openCases });
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
    const measured = new Map<TableName, Figure[]>();
    for (const phase of options.phases) {
      log(phase);
      const figures = await phases[phase](bench);
      measured.set(tableOf(phase), [...(measured.get(tableOf(phase)) ?? []), ...figures]);
    }
    for (const [table, figures] of measured) await report(bench, options, table, figures);
    return [...measured.values()].flat();
  } finally {
    await db.close();
    if (!options.keep) await removeBenchDatabase();
  }
}

async function report({ db, size }: Bench, { write }: BenchOptions, table: string, figures: readonly Figure[]) {
  const minutes = Math.round((performance.now() - begun) / 60_000);
  const measured = `${await describeMachine(db)}; size \`${size.name}\`, ${minutes} minutes.`;
  const printed = printFigures(figures);
  console.log(`${measured}\n\n${printed}\n`);
  if (!write) return;
  const page = await readFile('docs/bench.md', 'utf8');
  const [before = '', after = ''] = page.split(new RegExp(`<!-- ${table} -->[^]*<!-- end of ${table} -->`));
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    'docs/bench.md',
    `${before}<!-- ${table} -->\n\nMeasured on ${day}: ${measured}\n\n${printed}\n\n<!-- end of ${table} -->${after}`,
  );
}

const figures = await run(readOptions());
const missed = figures.filter(({ isMet }) => !isMet);
if (missed.length > 0) log(`missed: ${missed.map(({ name }) => name).join('; ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
