import { randomUUID } from 'node:crypto';
import { loadRateLaw } from '#benefits';
import { ImportService, type ImportSheet, listCellFaults, writeTemplate } from '#import';
import { systemActor } from '#platform';
import { importSheets, programmes } from '#programme-registry';
import { type Pool } from 'pg';
import { type Bench, timed } from './bench.js';
import { count, type Figure, withinTime } from './figure.js';

const rows = 5_000;
const most = 8_000;
const communesOfList = 3;
const importer = systemActor('import of the bench', '00000000-0000-0000-0000-0000000be1c7');

/** A list of invented people over a few communes, through the door that the API and the command line use. */
export async function importing({ db, log }: Bench): Promise<Figure[]> {
  const { uow, owner } = db;
  const sheet = importSheets.find(({ code }) => code === 'social-protection.beneficiaries');
  if (!sheet) throw new Error('the house takes in no list of beneficiaries');
  for (const { law } of programmes) if (law) await loadRateLaw(uow, law);
  const file = await inventList(owner, sheet, db.communes.slice(0, communesOfList));
  const imports = new ImportService(uow, importSheets);
  let batchId = '';
  const dryRun = await timed(async () => (batchId = await imports.dryRun(importer, file)));
  const [fault] = await uow.read(importer, (tx) => listCellFaults(tx, batchId, { first: 1, after: 0 }));
  if (fault) throw new Error(`the invented list has a fault: row ${fault.row}, ${fault.code}`);
  await owner.query('CHECKPOINT');
  const commit = await timed(() => imports.commit(importer, { batchId, requestId: randomUUID() }));
  const floor = await timeFloor(owner);
  log(`  import: ${file.length} bytes`);
  const of = `${count(rows)} people inserted by one statement`;
  return [
    withinTime(`import of ${count(rows)} rows, dry run`, of, { floor, ours: dryRun }, most),
    withinTime(`import of ${count(rows)} rows, commit`, of, { floor, ours: commit }, most),
  ];
}

/** People no list of an earlier bench on the same database has named. */
async function inventList(owner: Pool, sheet: ImportSheet, communes: readonly number[]): Promise<Buffer> {
  const { rows: units } = await owner.query<{ code: string }>(`SELECT code FROM territory.unit WHERE id = ANY ($1)`, [
    communes,
  ]);
  const { rows: before } = await owner.query<{ people: number }>(
    `SELECT count(*) AS people FROM citizen.identifier WHERE source = 'import'`,
  );
  const sample = sheet.sample({ size: rows, communes: units.map(({ code }) => code), after: before[0]?.people ?? 0 });
  return writeTemplate(sheet, sample.rows, sample.title);
}

/** The same number of people as a hand would copy them, past every rule; taken back. */
async function timeFloor(owner: Pool): Promise<number> {
  const session = await owner.connect();
  try {
    await session.query('BEGIN');
    return await timed(() =>
      session.query(
        `INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
         SELECT unit_id, full_name, birth_on, birth_precision, sex, identity_state FROM citizen.person LIMIT $1`,
        [rows],
      ),
    );
  } finally {
    await session.query('ROLLBACK');
    session.release();
  }
}
