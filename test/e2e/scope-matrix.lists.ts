import { ImportService, importPermissions, type ImportSheet, writeTemplate } from '#import';
import { type Permission } from '#platform';
import { importSheets } from '#programme-registry';
import { testActor, type TestDatabase } from '../support/database.js';
import { workdayOn } from '../support/province.js';

interface ListOf {
  readonly unitId: number;
  /** Number of people of lists made before, so that two lists share nobody. */
  readonly after: number;
  /** Put on the first row in place of an invented number. */
  readonly personalNumber?: string;
}

/** A workbook of invented people in a commune, in which nothing is wrong unless a number is put in. */
export async function workbookOf(db: TestDatabase, { unitId, after, personalNumber }: ListOf): Promise<Buffer> {
  const sheet = beneficiaries();
  const { rows: units } = await db.admin.query<{ code: string }>(`SELECT code FROM territory.unit WHERE id = $1`, [
    unitId,
  ]);
  const { rows, title } = sheet.sample({ size: 2, communes: units.map(({ code }) => code), after });
  const place = Object.keys(sheet.columns).indexOf('personalNumber');
  const [first = [], ...others] = rows;
  const list = personalNumber === undefined ? rows : [first.with(place, personalNumber), ...others];
  return writeTemplate(sheet, list, title);
}

function beneficiaries(): ImportSheet {
  const sheet = importSheets.find(({ code }) => code === 'social-protection.beneficiaries');
  if (!sheet) throw new Error('the house takes in no list of beneficiaries');
  return sheet;
}

/** Has a list of a commune checked there. */
export async function handIn(db: TestDatabase, list: ListOf) {
  const workbook = await workbookOf(db, list);
  const who = testActor({
    units: [list.unitId],
    programmes: [beneficiaries().programme],
    permissions: new Set<Permission>([importPermissions.check]),
  });
  const batchId = await new ImportService(workdayOn(db, '2026-11-20'), importSheets).dryRun(who, workbook);
  return { workbook: workbook.toString('base64'), batchId };
}
