import { type Tx } from '#platform';
import { citizenErrors } from '../citizen.errors.js';
import { type IdentityState } from '../identity-state.rule.js';
import { PersonEntity } from '../person.entity.js';
import { save, subjectOf } from '../person.lock.js';
import { type Person } from '../person.reader.js';
import { type RegistryAnswer, type RegistryQuestion } from './population-registry.js';

export interface RegistryCheck {
  readonly checkId: string;
  readonly personId: string;
  readonly outcome: RegistryAnswer['outcome'];
  /** False when the person was changed while the registry was asked: the answer is kept, and confirms nothing. */
  readonly isApplied: boolean;
}

const stateOf: Record<Exclude<RegistryAnswer['outcome'], 'unavailable'>, IdentityState> = {
  match: 'matched',
  mismatch: 'mismatch',
  'not-found': 'not-found',
};

export interface Asked {
  /** As read when the question was put. */
  readonly person: Person;
  readonly question: RegistryQuestion;
  readonly at: Date;
}

/**
 * Keeps an answer as it came, with the question, its purpose and the registry's own number of the exchange, and moves the
 * person's identity by it. No answer moves nothing, and is kept too.
 * @throws CITIZEN.PERSON_NOT_FOUND
 */
export async function recordCheck(tx: Tx, asked: Asked, answer: RegistryAnswer): Promise<RegistryCheck> {
  const { person, question } = asked;
  const { caseId, purpose, ...fields } = question;
  const stored = await tx.entities.findOne(PersonEntity, {
    where: { id: person.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!stored) throw citizenErrors.PERSON_NOT_FOUND({});
  const { id } = await tx.one<{ id: string }>(
    `INSERT INTO citizen.registry_check (person_id, case_id, purpose, asked, outcome, transaction_id, answer, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      person.id,
      caseId ?? null,
      purpose,
      JSON.stringify(fields),
      answer.outcome,
      answer.outcome === 'unavailable' ? null : answer.transactionId,
      JSON.stringify(answer),
      asked.at,
    ],
  );
  const isApplied = answer.outcome !== 'unavailable' && stored.version === person.version;
  if (isApplied) {
    stored.identityState = stateOf[answer.outcome];
    await save(tx, stored);
  }
  const check: RegistryCheck = { checkId: id, personId: person.id, outcome: answer.outcome, isApplied };
  await tx.audit('citizen.registry-checked', subjectOf(person), { ...check, purpose, caseId });
  await tx.emit({ type: 'citizen.registry-checked', payload: check });
  return check;
}
