import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemActor } from '#platform';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { appointAdministrator } from './appoint-administrator.command.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
});
afterAll(() => db.close());

const appoint = (username: string, agency = 'department-of-health') =>
  db.uow.signIn(systemActor('operator'), (tx) => appointAdministrator(tx, { username, name: 'Vũ Quản Trị', agency }));

it('appoints the first two administrators by invitation, and then nobody', async () => {
  await expect(appoint('vu.mot', 'no-such-agency')).rejects.toThrow('no-such-agency');
  await expect(appoint('vu.mot')).resolves.toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/) });
  await appoint('vu.hai');
  await expect(appoint('vu.ba')).rejects.toThrow('hai quản trị viên');
});
