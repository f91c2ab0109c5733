import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { getPerson } from '../person.reader.js';
import { correctPerson, registerPerson } from '../person.store.js';
import { type PopulationRegistry, type RegistryAnswer } from './population-registry.js';
import { RegistryCheckService } from './registry-check.service.js';
import { testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';

let db: TestDatabase;
beforeAll(async () => (db = await testDatabase()));
afterAll(() => db.close());

const here = testActor({ units: [1] });
const signed = { transactionId: 'T-1', answeredAt: '2026-11-23T01:02:03.000Z' };
const answering = (
  answer: RegistryAnswer,
  meanwhile: () => Promise<unknown> = async () => undefined,
): PopulationRegistry => ({
  verify: async () => {
    await meanwhile();
    return answer;
  },
});
const service = (registry: PopulationRegistry) => new RegistryCheckService(db.uow, registry);

let numbers = 0;
const register = (personalNumber: string | undefined = `096085${String((numbers += 1)).padStart(6, '0')}`) =>
  db.uow.run(here, (tx) =>
    registerPerson(tx, {
      unitId: 1,
      fullName: 'Nguyễn Văn Ân',
      birth: day('1985-03-04'),
      sex: 'male',
      source: 'declared',
      personalNumber: personalNumber || undefined,
    }),
  );
const stateOf = async (personId: string) => (await db.uow.read(here, (tx) => getPerson(tx, personId))).identityState;
const checksOf = async (personId: string) =>
  (await db.admin.query(`SELECT * FROM citizen.registry_check WHERE person_id = $1`, [personId])).rows;
const request = (personId: string) => ({ personId, purpose: 'social-protection.grant', caseId: crypto.randomUUID() });

describe('asking the national population database', () => {
  it.each<[RegistryAnswer, string, string | null]>([
    [{ outcome: 'match', ...signed }, 'matched', 'T-1'],
    [{ outcome: 'mismatch', differing: ['birth'], ...signed }, 'mismatch', 'T-1'],
    [{ outcome: 'not-found', ...signed }, 'not-found', 'T-1'],
    [{ outcome: 'unavailable', cause: 'timeout' }, 'structure-ok', null],
  ])('keeps %j as it came and moves the identity to %s', async (answer, state, transactionId) => {
    const { personId } = await register();
    const asked = request(personId);
    const check = await service(answering(answer)).check(here, crypto.randomUUID(), asked);
    expect(check).toMatchObject({ personId, outcome: answer.outcome, isApplied: answer.outcome !== 'unavailable' });
    expect(await stateOf(personId)).toBe(state);
    expect(await checksOf(personId)).toMatchObject([
      {
        id: check.checkId,
        actor_id: here.id,
        case_id: asked.caseId,
        purpose: asked.purpose,
        asked: { fullName: 'Nguyễn Văn Ân', birth: '1985-03-04' },
        outcome: answer.outcome,
        transaction_id: transactionId,
        answer,
      },
    ]);
  });

  it('confirms nobody who was corrected while it was asked, and keeps the answer', async () => {
    const registered = await register();
    const { personId } = registered;
    const meanwhile = () =>
      db.uow.run(here, (tx) => correctPerson(tx, registered, { fullName: 'Nguyễn Văn An', reason: 'Khai sinh' }));
    const check = await service(answering({ outcome: 'match', ...signed }, meanwhile)).check(
      here,
      crypto.randomUUID(),
      request(personId),
    );
    expect(check.isApplied).toBe(false);
    expect(await stateOf(personId)).toBe('structure-ok');
    expect(await checksOf(personId)).toHaveLength(1);
  });

  it('does a request sent twice once', async () => {
    const { personId } = await register();
    const [requestId, asked] = [crypto.randomUUID(), request(personId)];
    const send = () => service(answering({ outcome: 'match', ...signed })).check(here, requestId, asked);
    expect(await send()).toEqual(await send());
    expect(await checksOf(personId)).toHaveLength(1);
  });

  it('asks nothing about a person without number or out of the area', async () => {
    const registry = answering({ outcome: 'match', ...signed }, () => Promise.reject(new Error('was asked')));
    const check = (personId: string, who = here) =>
      service(registry).check(who, crypto.randomUUID(), request(personId));
    const numberless = await register('');
    await expect(check(numberless.personId)).rejects.toMatchObject({ code: 'CITIZEN.NO_PERSONAL_NUMBER' });
    const { personId } = await register();
    await expect(check(personId, testActor({ units: [2] }))).rejects.toMatchObject({
      code: 'CITIZEN.PERSON_NOT_FOUND',
    });
  });
});
