import { type CaseFile, openTask } from '#case-engine';
import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { childProtectionErrors } from './child-protection.errors.js';
import { programmeCode } from './code.js';
import { type ReportForm } from './report.form.js';

export interface Reporter {
  readonly fullName: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly relation: string | null;
}

/** Keeps what was told. A crime is told to the police beside the case, and not instead of it. */
export async function keepReport(tx: Tx, file: CaseFile, form: ReportForm, on: LegalDay): Promise<void> {
  await tx.sql(
    `INSERT INTO prog_child_protection.report (case_id, channel, received_at, place, harms, in_danger, suspects_crime, secrecy, told)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      file.id,
      form.channel,
      form.receivedAt,
      form.place,
      form.harms,
      form.inDanger,
      form.suspectsCrime,
      form.secrecy,
      form.told,
    ],
  );
  if (form.suspectsCrime)
    await openTask(tx, {
      kind: 'tell-police',
      programme: programmeCode,
      unitId: file.unitId,
      personId: file.personId,
      caseId: file.id,
      role: 'child-officer',
      dueOn: on,
      cause: { harms: form.harms },
      causeKey: file.id,
    });
}

/** SQLSTATE 23505. */
const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

/**
 * Writes down who told, once.
 * @throws PLATFORM.NOT_FOUND for a case out of sight, CHILD_PROTECTION.REPORTER_KNOWN
 */
export async function noteReporter(tx: Tx, caseId: string, reporter: Reporter): Promise<void> {
  const seen = await tx.sql(`SELECT FROM prog_child_protection.report WHERE case_id = $1`, [caseId]);
  if (seen.length === 0) throw platformErrors.NOT_FOUND({});
  const { fullName, phone, address, relation } = reporter;
  // Without RETURNING: whoever writes a reporter down need not be one who may read him.
  await tx
    .sql(
      `INSERT INTO prog_child_protection.reporter (case_id, full_name, phone, address, relation) VALUES ($1, $2, $3, $4, $5)`,
      [caseId, fullName, phone, address, relation],
    )
    .catch((error: unknown) => {
      throw isTaken(error) ? childProtectionErrors.REPORTER_KNOWN({ caseId }) : error;
    });
  await tx.audit('reporter.noted', { kind: 'case', id: caseId });
}

/** @throws PLATFORM.NOT_FOUND where nobody is written down or the case is out of sight. */
export async function getReporter(tx: ReadTx, caseId: string): Promise<Reporter> {
  const found = await tx.maybeOne<Reporter>(
    `SELECT full_name AS "fullName", phone, address, relation FROM prog_child_protection.reporter WHERE case_id = $1`,
    [caseId],
  );
  if (!found) throw platformErrors.NOT_FOUND({});
  tx.noteRead({ kind: 'reporter', id: caseId });
  return found;
}
