import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDossierItem, type CaseFile } from '#case-engine';
import { engineOver } from '#programme-registry';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { begin, desksOf, paidInCash, somebody, unitOn } from '../../../test/support/province.js';

const engine = engineOver();
let db: TestDatabase;
let unitId: number;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', '2026-11-23');
});
afterAll(() => db.close());

const someone = (name: string) =>
  somebody(db, desksOf([unitId]).commune, { unitId, birth: '2015-02-03', name, on: '2026-11-02' });

const apply = (personId: string, on: string): Promise<CaseFile> =>
  begin(db, engine, {
    procedure: 'social-allowance.grant',
    on,
    who: desksOf([unitId]).commune,
    personId,
    unitId,
    form: { facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }], payment: paidInCash },
  });

const handIn = (file: CaseFile, item: string, receivedOn: string) =>
  db.uow.run(desksOf([unitId]).commune, (tx) =>
    addDossierItem(tx, engine, { caseId: file.id, item, receivedOn: receivedOn as CaseFile['receivedOn'] }),
  );

const dossierOf = async ({ id }: CaseFile) =>
  (
    await db.admin.query(
      `SELECT item, origin, from_case AS "fromCase", received_on AS "receivedOn" FROM casework.dossier_item WHERE case_id = $1 ORDER BY item`,
      [id],
    )
  ).rows;

describe('papers that nobody is asked for again', () => {
  it('lie in the dossier of the next case: those that last, from where they were handed in, and no others', async () => {
    const personId = await someone('Cao Văn Bền');
    const first = await apply(personId, '2026-11-03');
    expect(await dossierOf(first)).toEqual([]);
    await handIn(first, 'disability-certificate', '2026-11-03');
    await handIn(first, 'study-proof', '2026-11-03');
    const held = {
      item: 'disability-certificate',
      origin: 'held',
      fromCase: first.id,
      receivedOn: '2026-11-03',
    };
    const second = await apply(personId, '2026-11-10');
    expect(await dossierOf(second)).toEqual([held]);
    expect(await dossierOf(await apply(personId, '2026-11-12'))).toEqual([held]);
  });

  it('are those of identity once the population database has confirmed who it is, and not while it disagrees', async () => {
    const personId = await someone('Cao Thị Thật');
    const answered = (state: string, outcome: string) =>
      db.admin.query(
        `WITH answer AS (INSERT INTO citizen.registry_check (person_id, actor_id, purpose, asked, outcome, transaction_id, answer, asked_at)
           VALUES ($1, gen_random_uuid(), 'Thử', '{}', $3, 'gd-1', '{}', '2026-11-04T02:00:00Z'))
         UPDATE citizen.person SET identity_state = $2 WHERE id = $1`,
        [personId, state, outcome],
      );
    await answered('mismatch', 'mismatch');
    expect(await dossierOf(await apply(personId, '2026-11-05'))).toEqual([]);
    await answered('matched', 'match');
    expect(await dossierOf(await apply(personId, '2026-11-06'))).toEqual([
      { item: 'birth-certificate', origin: 'registry', fromCase: null, receivedOn: '2026-11-04' },
    ]);
  });
});
