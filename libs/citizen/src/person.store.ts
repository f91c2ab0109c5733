import { type PartialDay } from '#kernel';
import { type Tx } from '#platform';
import { birthColumns, birthOf } from './birth.rule.js';
import { type Sex } from './century-digit.table.js';
import { citizenErrors } from './citizen.errors.js';
import { type IdentifierSource } from './identifier.entity.js';
import { type WrittenKind } from './identifier-format.table.js';
import {
  type IdentifierDraft,
  insertLocalCode,
  insertPersonalNumber,
  insertWritten,
  findingsOfPerson,
} from './identifier.store.js';
import { offlineState, requireReason } from './identity-state.rule.js';
import { PersonEntity } from './person.entity.js';
import { lockPerson, type PersonVersion, save, subjectOf } from './person.lock.js';
import { personName } from './person-name.rule.js';
import { getPerson } from './person.reader.js';
import { findingsOf, type NumberFinding, readPersonalNumber } from './personal-number.rule.js';
import { insertResidence, type ResidenceDraft } from './residence.store.js';

/** Who bore a person: another person of the system, or only her name. */
export interface MotherDraft {
  readonly personId?: string | undefined;
  readonly name?: string | undefined;
}

export interface PersonDraft {
  /** The commune responsible; within the caller's area. */
  readonly unitId: number;
  readonly fullName: string;
  /** As much of it as is known. */
  readonly birth?: PartialDay | undefined;
  readonly sex: Sex;
  readonly personalNumber?: string | undefined;
  readonly identifiers?: readonly (Omit<IdentifierDraft, 'kind'> & { readonly kind: WrittenKind })[] | undefined;
  readonly mother?: MotherDraft | undefined;
  readonly residence?: ResidenceDraft | undefined;
  /** The person has no papers at all: an abandoned child, a vagrant, someone stateless. */
  readonly hasNoPapers?: boolean | undefined;
  /** Where name, birth, sex and number come from. */
  readonly source: Exclude<IdentifierSource, 'system'>;
  /** Why the person's sex or birth year disagree with the personal number. */
  readonly reason?: string | undefined;
}

export interface RegisteredPerson extends PersonVersion {
  readonly findings: readonly NumberFinding[];
}

/**
 * Registers a person. One who brings no number of any kind gets a code of ours.
 * @throws CITIZEN.ALREADY_REGISTERED (the same for people in and out of the caller's area), UNIT_OUT_OF_AREA,
 * NAME_INVALID, BIRTH_IMPOSSIBLE, PERSONAL_NUMBER_INVALID, IDENTIFIER_INVALID, REASON_REQUIRED, DAY_IMPOSSIBLE,
 * PERSON_NOT_FOUND and MOTHER_IMPOSSIBLE (of the mother).
 */
export async function registerPerson(tx: Tx, draft: PersonDraft): Promise<RegisteredPerson> {
  const { unitId, sex, birth, source, reason } = draft;
  if (tx.who.kind !== 'system' && !tx.who.units.includes(unitId)) throw citizenErrors.UNIT_OUT_OF_AREA({ unitId });
  const number = draft.personalNumber === undefined ? undefined : readPersonalNumber(draft.personalNumber, tx.today);
  const findings = number && findingsOf(number, { sex, birth });
  requireReason(findings ?? [], reason);
  const person = await tx.entities.save(
    tx.entities.create(PersonEntity, {
      unitId,
      fullName: personName(draft.fullName),
      ...birthColumns(birth, tx.today),
      sex,
      ...(await motherColumns(tx, draft.mother)),
      missingSince: null,
      diedOn: null,
      identityState: offlineState(findings, draft.hasNoPapers ?? false),
      mergedInto: null,
    }),
  );
  if (number) await insertPersonalNumber(tx, person.id, number, { source });
  for (const identifier of draft.identifiers ?? []) await insertWritten(tx, person.id, identifier);
  if (!number && !draft.identifiers?.length) await insertLocalCode(tx, person.id);
  if (draft.residence) await insertResidence(tx, person, draft.residence);
  await tx.audit('citizen.person-registered', subjectOf(person), { unitId, findings: findings ?? [], reason });
  await tx.emit({ type: 'citizen.person-registered', payload: { personId: person.id, unitId } });
  return { personId: person.id, version: person.version, findings: findings ?? [] };
}

async function motherColumns(tx: Tx, mother: MotherDraft | undefined, childId?: string) {
  const known = mother?.personId === undefined ? undefined : await getPerson(tx, mother.personId);
  if (known && (known.sex === 'male' || known.id === childId)) throw citizenErrors.MOTHER_IMPOSSIBLE({});
  const name = mother?.name === undefined ? known?.fullName : personName(mother.name);
  return { motherId: known?.id ?? null, motherName: name ?? null };
}

export interface PersonCorrection {
  readonly fullName?: string | undefined;
  readonly birth?: PartialDay | undefined;
  readonly sex?: Sex | undefined;
  readonly mother?: MotherDraft | undefined;
  /** On what paper or answer the correction rests. */
  readonly reason: string;
}

/**
 * Corrects what was recorded; what is not named stays. An answer of the national database on other data no longer counts.
 * @throws CITIZEN.NAME_INVALID, BIRTH_IMPOSSIBLE, PERSON_NOT_FOUND (also the mother), MOTHER_IMPOSSIBLE and what `lockPerson` throws.
 */
export async function correctPerson(
  tx: Tx,
  target: PersonVersion,
  correction: PersonCorrection,
): Promise<RegisteredPerson> {
  const person = await lockPerson(tx, target);
  const before = { ...person };
  if (correction.fullName !== undefined) person.fullName = personName(correction.fullName);
  if (correction.birth !== undefined) Object.assign(person, birthColumns(correction.birth, tx.today));
  if (correction.sex !== undefined) person.sex = correction.sex;
  if (correction.mother !== undefined) Object.assign(person, await motherColumns(tx, correction.mother, person.id));
  if (person.diedOn !== null && person.birthOn !== null && person.birthOn > person.diedOn)
    throw citizenErrors.BIRTH_IMPOSSIBLE({ birth: birthOf(person) ?? '', rule: 'after-death' });
  const findings = await findingsOfPerson(tx, person);
  const named = ['fullName', 'birthOn', 'birthPrecision', 'sex'] as const;
  if (named.some((column) => person[column] !== before[column]))
    person.identityState = offlineState(findings, before.identityState === 'no-papers');
  await tx.audit('citizen.person-corrected', subjectOf(person), {
    ...changes(before, person),
    reason: correction.reason,
  });
  await tx.emit({ type: 'citizen.person-corrected', payload: { personId: person.id } });
  return { ...(await save(tx, person)), findings: findings ?? [] };
}

/** The changed columns as they were and as they are. */
function changes(before: PersonEntity, after: PersonEntity): { readonly from: object; readonly to: object } {
  const changed = Object.entries(after).filter(([column, value]) => Reflect.get(before, column) !== value);
  return {
    from: Object.fromEntries(changed.map(([column]) => [column, Reflect.get(before, column)])),
    to: Object.fromEntries(changed),
  };
}
