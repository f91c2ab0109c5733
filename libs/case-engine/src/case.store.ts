import { randomInt } from 'node:crypto';
import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { CaseFile } from './case-file.entity.js';
import { caseErrors } from './case.errors.js';

/** One line of a case's history. */
export interface CaseEvent {
  readonly seq: number;
  readonly step: string;
  readonly stateFrom: string | null;
  readonly stateTo: string;
  readonly outcome: string | null;
  readonly actorId: string;
  readonly actorName: string;
  readonly at: Date;
  readonly heldOn: LegalDay;
  readonly reason: string | null;
  readonly form: object;
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `TG-7K3F9QX2`: random, without letters that are read wrongly. */
export function newCaseCode(programme: string): string {
  const initials = programme
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 3);
  return `${initials}-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`;
}

/**
 * Takes a case for change.
 * @throws CASE.NOT_FOUND when it does not exist or lies outside the actor's scope; PLATFORM.STALE when someone changed it since `seen`.
 */
export async function lockCase(tx: Tx, caseId: string, seen?: number): Promise<CaseFile> {
  const file = isUuid(caseId)
    ? await tx.entities.findOne(CaseFile, { where: { id: caseId }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!file) throw caseErrors.NOT_FOUND({ caseId });
  if (seen !== undefined && seen !== file.version) throw platformErrors.STALE({ seen, current: file.version });
  return file;
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Writes the state and adds its event to the history; both or neither. */
export async function saveStep(
  tx: Tx,
  file: CaseFile,
  event: { step: string; stateFrom: string | null; heldOn: LegalDay; reason: string | null; form: object },
): Promise<CaseFile> {
  file.touchedAt = tx.now;
  const saved = await tx.entities.save(file);
  await tx.sql(
    `INSERT INTO casework.case_event (case_id, seq, step, state_from, state_to, outcome, actor_id, actor_name, duty_id, held_on, reason, form)
     VALUES ($1, (SELECT count(*) + 1 FROM casework.case_event WHERE case_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      file.id,
      event.step,
      event.stateFrom,
      file.state,
      file.outcome,
      tx.who.id,
      tx.who.name,
      tx.who.dutyId ?? null,
      event.heldOn,
      event.reason,
      JSON.stringify(event.form),
    ],
  );
  return saved;
}

/** The form a case was started with. */
export async function startForm<F extends object>(tx: ReadTx, caseId: string): Promise<F> {
  return (await tx.one<{ form: F }>(`SELECT form FROM casework.case_event WHERE case_id = $1 AND seq = 1`, [caseId]))
    .form;
}

/** Gives all cases of a person in one programme to another unit: they leave the giver's sight. @returns how many. */
export async function handOverCases(tx: Tx, personId: string, programme: string, unitId: number): Promise<number> {
  return (
    await tx.one<{ count: number }>(`SELECT casework.hand_over($1, $2, $3) AS count`, [personId, programme, unitId])
  ).count;
}

/** The history of a case, oldest first. */
export const listEvents = (tx: ReadTx, caseId: string): Promise<CaseEvent[]> =>
  tx.sql<CaseEvent>(
    `SELECT seq, step, state_from AS "stateFrom", state_to AS "stateTo", outcome, actor_id AS "actorId", actor_name AS "actorName",
            at, held_on AS "heldOn", reason, form
       FROM casework.case_event WHERE case_id = $1 ORDER BY seq`,
    [caseId],
  );

/** Where a case stands by its history alone; a test compares it with what is stored. */
export const foldEvents = (events: readonly CaseEvent[]): { state: string | undefined; outcome: string | null } =>
  events.reduce<{ state: string | undefined; outcome: string | null }>(
    (_, event) => ({ state: event.stateTo, outcome: event.outcome }),
    { state: undefined, outcome: null },
  );
