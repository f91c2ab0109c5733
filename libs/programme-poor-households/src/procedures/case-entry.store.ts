import { releaseHouseholds } from '#citizen';
import { type Decision, openTask, type StepContext } from '#case-engine';
import { type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { recogniseHouseholds, undoRecognitions } from '../history/poverty.store.js';
import { poorHouseholdErrors } from '../poor-households.errors.js';
import { programmeCode } from '../programme-code.js';
import { addEntries } from '../review/campaign.store.js';
import { type Entry, type EntryState, type PlacedEntry } from '../review/entry.js';
import { reviewHolder } from '../review/entry.sql.js';
import { changeEntries, type EntryChange, lockEntryOfCase, requireState } from '../review/entry.store.js';
import { postedUntil, recheckDue } from '../review/hamlet.store.js';
import { requireFound } from '../review/scoring.store.js';
import { standardOn } from '../rules/classification.rule.js';
import { type PovertyClass } from '../rules/law.js';
import { classAfter, type ListResult, resultOf } from '../rules/list-result.rule.js';

type Context<F extends object = object> = StepContext<F>;

/** Opens the sheet of the household that a person asks for. @throws POOR_HOUSEHOLDS.NOT_IN_HOUSEHOLD, HOUSEHOLD_UNDER_REVIEW */
export async function openSheet({ tx, caseFile, on }: Context): Promise<void> {
  const { id: caseId, personId } = caseFile;
  const home = await tx.maybeOne<{ id: string }>(
    `SELECT household_id AS id FROM citizen.household_member WHERE person_id = $1 AND daterange(valid_from, valid_until) @> $2::date`,
    [personId, on],
  );
  if (!home) throw poorHouseholdErrors.NOT_IN_HOUSEHOLD({ personId });
  if ((await addEntries(tx, { caseId }, [home.id], 'screening')) === 0)
    throw poorHouseholdErrors.HOUSEHOLD_UNDER_REVIEW({ householdId: home.id });
}

/** Takes an act of the case over to its sheet, which must stand in one of the states. */
export async function move(
  { tx, caseFile, on }: Context,
  act: string,
  from: readonly EntryState[],
  after: (entry: PlacedEntry) => EntryChange['after'],
  body: object = {},
): Promise<PlacedEntry> {
  const before = await lockEntryOfCase(tx, caseFile.id);
  requireState(before, act, from);
  await changeEntries(tx, act, on, [{ before, after: after(before), body }]);
  return before;
}

export const post = (context: Context, body: object): Promise<unknown> =>
  move(
    context,
    'post',
    ['scored'],
    (entry) => {
      requireFound(entry);
      return { state: 'posted', postedUntil: postedUntil(context.on, entry.reviewFrom) };
    },
    body,
  );

/** The recheck has a limit of its own, which stands as a task while the clock of the case rests. */
export async function complainOfCase(context: Context<{ readonly text: string }>): Promise<void> {
  const { tx, caseFile, on, form } = context;
  const due = recheckDue(on, caseFile.receivedOn);
  const after = { state: 'rechecking', complainedOn: on, recheckDue: due } as const;
  await move(
    context,
    'complain',
    ['posted', 'posted-again'],
    ({ postedUntil: last }) => {
      if (last !== null && on > last) throw poorHouseholdErrors.DAY_IMPOSSIBLE({ day: on, rule: 'after-posting' });
      return after;
    },
    { complaint: form.text },
  );
  await openTask(tx, {
    kind: 'recheck-household',
    programme: programmeCode,
    unitId: caseFile.unitId,
    role: 'commune-officer',
    personId: caseFile.personId,
    caseId: caseFile.id,
    dueOn: due,
    cause: { complainedOn: on },
    causeKey: `${caseFile.id} ${on}`,
  });
}

/** @throws POOR_HOUSEHOLDS.POSTING_NOT_OVER until the working day after the last of the posting. */
export async function requirePosted({ tx, caseFile, on }: Context): Promise<void> {
  const { postedUntil: last } = await lockEntryOfCase(tx, caseFile.id);
  if (last !== null && on <= last) throw poorHouseholdErrors.POSTING_NOT_OVER({ until: last });
}

export interface Asked {
  /** What a procedure may end with besides a refusal. */
  readonly allows: (entry: {
    readonly was: PovertyClass;
    readonly class: PovertyClass;
    readonly result: ListResult;
  }) => boolean;
}

/** What the household was found to be. @throws POOR_HOUSEHOLDS.NOT_SCORED */
export function resultOfEntry(entry: Entry): { readonly class: PovertyClass; readonly result: ListResult } {
  const found = requireFound(entry);
  return {
    class: found.class,
    result: resultOf({ was: entry.was, class: found.class, farming: entry.sheet.farming === true }),
  };
}

/** Gives the household its class and certificate. @throws POOR_HOUSEHOLDS.CLASS_NOT_ASKED_FOR */
export async function recogniseCase({ tx, caseFile, decision, on }: Context, asked: Asked): Promise<void> {
  const before = await lockEntryOfCase(tx, caseFile.id);
  requireState(before, 'sign', ['posted', 'posted-again']);
  const { class: found, result } = resultOfEntry(before);
  if (result === 'refuse' || !decision || !asked.allows({ was: before.was, class: found, result }))
    throw poorHouseholdErrors.CLASS_NOT_ASKED_FOR({ class: found, was: before.was, allowed: [] });
  await recogniseHouseholds(tx, on, [
    {
      entryId: before.id,
      householdId: before.householdId,
      result,
      class: classAfter(result, found),
      standard: standardOn(before.reviewFrom).code,
      decision: decision.paper.number,
      certificate: certificateOf(decision, on),
    },
  ]);
  await end(tx, on, before, 'recognised', { decision: decision.paper.number, result });
}

const certificateOf = ({ paper }: Decision, on: LegalDay): string =>
  `${paper.number.split('/')[0]}/${on.slice(0, 4)}/GCN`;

export async function endCase({ tx, caseFile, on }: Context, state: 'refused' | 'withdrawn'): Promise<void> {
  await end(tx, on, await lockEntryOfCase(tx, caseFile.id), state, {});
}

async function end(tx: Tx, on: LegalDay, before: PlacedEntry, state: EntryState, body: object): Promise<void> {
  await changeEntries(tx, state === 'withdrawn' ? 'withdraw' : 'sign', on, [{ before, after: { state }, body }]);
  await releaseHouseholds(tx, [before.householdId], reviewHolder);
}

/** A decision that falls takes class and certificate with it; what stood before stands again. */
export async function undoDecision(tx: Tx, on: LegalDay, decisionId: string): Promise<void> {
  const about = await tx.maybeOne<{ caseId: string; signedOn: LegalDay }>(
    `SELECT case_id AS "caseId", signed_on AS "signedOn" FROM casework.decision WHERE id = $1`,
    [decisionId],
  );
  if (!about) return;
  const before = await lockEntryOfCase(tx, about.caseId);
  if (before.state === 'recognised')
    await undoRecognitions(tx, about.signedOn, [{ entryId: before.id, householdId: before.householdId }]);
  await changeEntries(tx, 'revoke', on, [{ before, after: { state: 'withdrawn' }, body: { decisionId } }]);
}

/** `hộ Nguyễn Văn A, Ấp Mũi` */
export async function householdInWords(tx: ReadTx, { headId, hamlet }: Entry): Promise<string> {
  const { name } = await tx.one<{ name: string }>(`SELECT full_name AS name FROM citizen.person WHERE id = $1`, [
    headId,
  ]);
  return hamlet === '' ? `hộ ${name}` : `hộ ${name}, ${hamlet}`;
}
