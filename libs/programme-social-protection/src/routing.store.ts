import { randomInt } from 'node:crypto';
import { type CaseEngine, type CaseFile, finishTask, readForm } from '#case-engine';
import { type LegalDay } from '#kernel';
import { type PageArgs, type Page, pageOf, readCursor, type ReadTx, type Tx } from '#platform';
import { findAgencies, findUnits } from '#territory';
import { programmeCode } from './programme-code.js';
import { procedureClocks } from './rules/procedure-clocks.table.js';
import { dueDays } from './rules/procedure-timeline.rule.js';
import { routedProcedures } from './rules/routing.table.js';
import { socialProtectionErrors } from './social-protection.errors.js';

/** What the desk that took an application in for another commune keeps. */
export interface ApplicationReceipt {
  readonly code: string;
  readonly toUnit: string;
  readonly procedureTitle: string;
  readonly applicant: string;
  readonly receivedOn: LegalDay;
}

export interface ApplicationToRoute {
  readonly procedure: string;
  readonly toUnitId: number;
  readonly receivedOn: LegalDay;
  readonly fullName: string;
  readonly birth: string;
  readonly personalNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly form: object;
}

/** What was handed in elsewhere, as the commune of residence sees it. */
export interface RoutedApplication extends Omit<ApplicationToRoute, 'toUnitId' | 'personalNumber' | 'phone'> {
  readonly id: string;
  readonly receiptCode: string;
  readonly unitId: number;
  readonly dueOn: LegalDay;
  readonly personalNumber: string | null;
  readonly phone: string | null;
}

/** Event `social-protection.application-routed`: a commune has an application that another desk took in. */
export interface ApplicationRouted {
  readonly id: string;
  readonly unitId: number;
  readonly receiptCode: string;
  readonly dueOn: LegalDay;
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const newReceiptCode = () => `BN-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`;

/**
 * Takes an application in for the commune where the person lives, which finds it among its tasks. Nothing says whether the person
 * is known there. The statutory time runs from this day.
 * @throws SOCIAL_PROTECTION.NOT_ROUTED for a procedure or place that no desk takes in for another; CASE.FORM_INVALID,
 * CASE.RECEIVED_IN_FUTURE
 */
export async function routeApplication(
  tx: Tx,
  engine: CaseEngine,
  given: ApplicationToRoute,
): Promise<ApplicationReceipt> {
  const { procedure: code, receivedOn, toUnitId } = given;
  const [target] = await findUnits(tx, [toUnitId]);
  const clock = routedProcedures.find(receivedOn)?.value[code];
  if (!clock || receivedOn > tx.today || target?.level !== 'commune' || target.until !== null)
    throw socialProtectionErrors.NOT_ROUTED({ procedure: code, unitId: toUnitId, receivedOn });
  const procedure = engine.book.inForce(code, receivedOn);
  const form = await readForm(procedure.start.form, given.form);
  const receipt: ApplicationReceipt = {
    code: newReceiptCode(),
    toUnit: target.name,
    procedureTitle: procedure.title,
    applicant: given.fullName,
    receivedOn,
  };
  await tx.sql(
    `INSERT INTO prog_social_protection.application_receipt (code, desk_unit_id, to_unit, procedure_title, applicant, received_on)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [receipt.code, await deskUnit(tx), receipt.toUnit, receipt.procedureTitle, receipt.applicant, receivedOn],
  );
  const id = crypto.randomUUID();
  const { decision: dueOn = receivedOn } = dueDays(
    procedureClocks[clock].at(receivedOn).value,
    receivedOn,
    engine.calendar,
  );
  const { fullName, birth, personalNumber = null, phone = null } = given;
  await tx.sql(
    `INSERT INTO prog_social_protection.routed_application
       (id, receipt_code, unit_id, procedure, full_name, birth, personal_number, phone, form, received_on, due_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, receipt.code, toUnitId, code, fullName, birth, personalNumber, phone, JSON.stringify(form), receivedOn, dueOn],
  );
  await tx.audit('social-protection.routed', { kind: 'routed-application', id }, { toUnitId, receipt: receipt.code });
  const payload: ApplicationRouted = { id, unitId: toUnitId, receiptCode: receipt.code, dueOn };
  await tx.emit({ type: 'social-protection.application-routed', payload });
  return receipt;
}

/** The unit of the agency that acts. @throws SOCIAL_PROTECTION.NO_DESK for somebody without one. */
async function deskUnit(tx: Tx): Promise<number> {
  const { agencyId, id } = tx.who;
  const [agency] = agencyId === undefined ? [] : await findAgencies(tx, [agencyId]);
  if (!agency) throw socialProtectionErrors.NO_DESK({ accountId: id });
  return agency.unitId;
}

/** A receipt that one's own desk gave; undefined for any other. */
export const findReceipt = (tx: ReadTx, code: string): Promise<ApplicationReceipt | undefined> =>
  tx.maybeOne<ApplicationReceipt>(
    `SELECT code, to_unit AS "toUnit", procedure_title AS "procedureTitle", applicant, received_on AS "receivedOn"
       FROM prog_social_protection.application_receipt WHERE code = $1`,
    [code],
  );

const columns = `id, receipt_code AS "receiptCode", unit_id AS "unitId", procedure, full_name AS "fullName", birth,
  personal_number AS "personalNumber", phone, form, received_on AS "receivedOn", due_on AS "dueOn"`;

/** Applications that other desks took in and nobody here has taken up, the nearest due first. */
export async function listRouted(tx: ReadTx, page: PageArgs): Promise<Page<RoutedApplication>> {
  const [due, id] = readCursor(page.after, 2) ?? [null, null];
  const rows = await tx.sql<RoutedApplication>(
    `SELECT ${columns} FROM prog_social_protection.routed_application
      WHERE case_id IS NULL AND ($3::uuid IS NULL OR (due_on, id) > ($2::date, $3::uuid)) ORDER BY due_on, id LIMIT $1`,
    [page.first + 1, due, id],
  );
  return pageOf(
    rows,
    page.first,
    (row) => row,
    (row) => [row.dueOn, row.id],
  );
}

/**
 * The commune of residence takes the application up as a case of its own, received on the day of the other desk; `form` when what
 * was handed in is completed here.
 * @throws SOCIAL_PROTECTION.ROUTED_NOT_FOUND, and what starting a case refuses
 */
export async function takeInRouted(
  tx: Tx,
  engine: CaseEngine,
  { id, personId, form }: { readonly id: string; readonly personId: string; readonly form?: object | undefined },
): Promise<CaseFile> {
  const routed = await tx.maybeOne<RoutedApplication>(
    `SELECT ${columns} FROM prog_social_protection.routed_application WHERE id = $1 AND case_id IS NULL FOR UPDATE`,
    [id],
  );
  if (!routed) throw socialProtectionErrors.ROUTED_NOT_FOUND({ id });
  const { procedure, unitId, receivedOn } = routed;
  const file = await engine.start(tx, { procedure, personId, unitId, receivedOn, form: form ?? routed.form });
  await tx.sql(`UPDATE prog_social_protection.routed_application SET case_id = $2 WHERE id = $1`, [id, file.id]);
  const tasks = await tx.sql<{ id: string }>(
    `SELECT id FROM casework.task WHERE kind = 'take-in-routed' AND programme = $1 AND cause_key = $2 AND done_at IS NULL`,
    [programmeCode, id],
  );
  for (const task of tasks) await finishTask(tx, task.id);
  return file;
}
