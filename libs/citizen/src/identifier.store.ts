import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { birthOf } from './birth.rule.js';
import { citizenErrors } from './citizen.errors.js';
import { IdentifierEntity, type IdentifierSource, type IdentifierStatus } from './identifier.entity.js';
import { type WrittenKind } from './identifier-format.table.js';
import { identifierValue, localCode, outOfForceSince } from './identifier.rule.js';
import { offlineState, requireReason } from './identity-state.rule.js';
import { type PersonEntity } from './person.entity.js';
import { lockPerson, type PersonVersion, subjectOf, touch } from './person.lock.js';
import { findingsOf, type NumberFinding, type PersonalNumber, readPersonalNumber } from './personal-number.rule.js';

export interface IdentifierDraft {
  readonly kind: 'pin' | WrittenKind;
  readonly value: string;
  /** First day in force, when it is known. */
  readonly validFrom?: LegalDay | undefined;
  readonly source: Exclude<IdentifierSource, 'system'>;
}

interface NewIdentifier {
  readonly kind: IdentifierEntity['kind'];
  readonly value: string;
  readonly validFrom?: LegalDay | undefined;
  readonly validUntil?: LegalDay | undefined;
  readonly status: IdentifierStatus;
  readonly source: IdentifierSource;
}

/**
 * @throws CITIZEN.ALREADY_REGISTERED when the personal number is someone's, in or out of the caller's area. Row-level
 * security does not hide a clash of keys, so the answer is one and the same for both. CITIZEN.DAY_IMPOSSIBLE
 */
async function insert(tx: Tx, personId: string, row: NewIdentifier): Promise<string> {
  const { validFrom: from, validUntil: until } = row;
  if (from !== undefined && from > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: from, rule: 'future' });
  if (from !== undefined && until !== undefined && from >= until)
    throw citizenErrors.DAY_IMPOSSIBLE({ day: from, rule: 'after-end' });
  const added = await tx.maybeOne<{ id: string }>(
    `INSERT INTO citizen.identifier (person_id, kind, value, valid_from, valid_until, status, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (value) WHERE kind = 'pin' AND status = 'valid' DO NOTHING RETURNING id`,
    [personId, row.kind, row.value, from ?? null, until ?? null, row.status, row.source],
  );
  if (!added) throw citizenErrors.ALREADY_REGISTERED({});
  return added.id;
}

/** Writes the personal number of a person who has none. */
export const insertPersonalNumber = (
  tx: Tx,
  personId: string,
  number: PersonalNumber,
  given: { readonly source: IdentifierSource; readonly validFrom?: LegalDay | undefined },
): Promise<string> => insert(tx, personId, { ...given, kind: 'pin', value: number.value, status: 'valid' });

/** Gives someone who came without any paper a code of our own. */
export const insertLocalCode = (tx: Tx, personId: string): Promise<string> =>
  insert(tx, personId, { kind: 'local', value: localCode(), validFrom: tx.today, status: 'valid', source: 'system' });

/** Writes a number that a paper shows. @throws CITIZEN.IDENTIFIER_INVALID, DAY_IMPOSSIBLE */
export function insertWritten(
  tx: Tx,
  personId: string,
  draft: Omit<IdentifierDraft, 'kind'> & { readonly kind: WrittenKind },
): Promise<string> {
  const value = identifierValue(draft.kind, draft.value, tx.today);
  if (draft.kind === 'cancelled-pin')
    return insert(tx, personId, { ...draft, value, validUntil: tx.today, status: 'cancelled' });
  const validUntil = outOfForceSince(draft.kind, tx.today);
  return insert(tx, personId, { ...draft, value, validUntil, status: validUntil === undefined ? 'valid' : 'expired' });
}

const validNumberOf = (tx: Tx, person: PersonEntity) =>
  tx.entities.findOneBy(IdentifierEntity, { personId: person.id, kind: 'pin', status: 'valid' });

/** What the personal number of a person says against these data; undefined without a number. */
export async function findingsOfPerson(tx: Tx, person: PersonEntity): Promise<readonly NumberFinding[] | undefined> {
  const identifier = await validNumberOf(tx, person);
  if (!identifier) return undefined;
  return findingsOf(readPersonalNumber(identifier.value, tx.today), { sex: person.sex, birth: birthOf(person) });
}

export interface AddedIdentifier extends PersonVersion {
  readonly identifierId: string;
  readonly findings: readonly NumberFinding[];
}

/**
 * Adds a number to a person; a personal number also settles anew how far the identity is confirmed.
 * @throws CITIZEN.PERSONAL_NUMBER_INVALID, IDENTIFIER_INVALID, DAY_IMPOSSIBLE, ALREADY_REGISTERED, HAS_PERSONAL_NUMBER, REASON_REQUIRED
 * (sex or birth year disagree with the number) and what `lockPerson` throws.
 */
export async function addIdentifier(
  tx: Tx,
  target: PersonVersion,
  given: IdentifierDraft & { readonly reason?: string | undefined },
): Promise<AddedIdentifier> {
  const person = await lockPerson(tx, target);
  const { kind, reason } = given;
  if (kind !== 'pin') {
    const identifierId = await insertWritten(tx, person.id, { ...given, kind });
    await noteChange(tx, person, 'citizen.identifier-added', { identifierId, kind, reason });
    return { ...(await touch(tx, person)), identifierId, findings: [] };
  }
  const number = readPersonalNumber(given.value, tx.today);
  const findings = findingsOf(number, { sex: person.sex, birth: birthOf(person) });
  requireReason(findings, reason);
  if (await validNumberOf(tx, person)) throw citizenErrors.HAS_PERSONAL_NUMBER({});
  const identifierId = await insertPersonalNumber(tx, person.id, number, given);
  await noteChange(tx, person, 'citizen.identifier-added', { identifierId, kind, reason });
  person.identityState = offlineState(findings, false);
  return { ...(await touch(tx, person)), identifierId, findings };
}

export interface IdentifierEnd {
  readonly identifierId: string;
  /** First day on which it is not in force. */
  readonly on: LegalDay;
  readonly as: 'cancelled' | 'mistaken';
  /** Number of the identity office's decision; needed to cancel a personal number. */
  readonly decision?: string | undefined;
  readonly reason: string;
}

/**
 * Ends an identifier and keeps its row: it still leads to the person, unless it was recorded by mistake.
 * @throws CITIZEN.IDENTIFIER_NOT_FOUND, IDENTIFIER_ENDED, DECISION_REQUIRED, DAY_IMPOSSIBLE and what `lockPerson` throws.
 */
export async function cancelIdentifier(tx: Tx, target: PersonVersion, end: IdentifierEnd): Promise<PersonVersion> {
  const person = await lockPerson(tx, target);
  const { identifierId, on, as, decision, reason } = end;
  const identifier = await tx.entities.findOneBy(IdentifierEntity, { id: identifierId, personId: person.id });
  if (!identifier) throw citizenErrors.IDENTIFIER_NOT_FOUND({ identifierId });
  if (identifier.status === 'cancelled' || identifier.status === 'mistaken')
    throw citizenErrors.IDENTIFIER_ENDED({ identifierId });
  if (identifier.kind === 'pin' && as === 'cancelled' && !decision?.trim())
    throw citizenErrors.DECISION_REQUIRED({ act: 'cancel-personal-number' });
  if (on > tx.today) throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'future' });
  if (identifier.validFrom !== null && on <= identifier.validFrom)
    throw citizenErrors.DAY_IMPOSSIBLE({ day: on, rule: 'before-current' });
  identifier.status = as;
  identifier.validUntil ??= on;
  identifier.decision = decision ?? null;
  await tx.entities.save(identifier);
  await noteChange(tx, person, `citizen.identifier-${as}`, {
    identifierId,
    kind: identifier.kind,
    on,
    decision,
    reason,
  });
  if (identifier.kind === 'pin') person.identityState = offlineState(undefined, false);
  return touch(tx, person);
}

async function noteChange(tx: Tx, person: PersonEntity, act: string, body: object): Promise<void> {
  await tx.audit(act, subjectOf(person), body);
  await tx.emit({ type: 'citizen.identifiers-changed', payload: { personId: person.id } });
}
