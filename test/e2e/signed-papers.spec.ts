import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day, startOfDay } from '#kernel';
import { shiftedClock } from '#platform';
import { engineOver } from '#programme-registry';
import { agencyOfKind } from '../support/agencies.js';
import { openApi, signedIn, type TestApi } from '../support/api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../support/database.js';
import { readPdf } from '../support/pdf.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk } from '../support/province.js';

const engine = engineOver();
let db: TestDatabase;
let api: TestApi;
let unitId: number;
let here: number;
let officer: string;
let stranger: string;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', '2026-10-05');
  api = await openApi(db, { clock: shiftedClock(startOfDay(day('2026-10-20')).getTime() - Date.now()) });
  const post = (agencyId: number) =>
    signedIn(db, { name: 'Cán bộ xã', agencyId, roles: ['commune-officer'], programmes: ['social-protection'] });
  here = await agencyOfKind(db, 'commune-peoples-committee', '32248', '2026-10-05');
  officer = await post(here);
  stranger = await post(await agencyOfKind(db, 'commune-peoples-committee', '32244', '2026-10-05'));
}, 60_000);
afterAll(async () => {
  await api.close();
  await db.close();
});

const get = async (path: string, token: string): Promise<Response> => {
  const url = (await api.app.getUrl()).replace('[::1]', '127.0.0.1');
  return fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
};
const codeOfAnswer = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;

async function wordsOf(path: string): Promise<string> {
  const pages = await readPdf(Buffer.from(await (await get(path, officer)).arrayBuffer()));
  return pages.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
}

const born = () =>
  somebody(db, desksOf([unitId]).commune, { unitId, birth: '1981-06-20', name: 'Lê Thị Hoa', on: '2026-10-05' });

interface Signed {
  readonly id: string;
  readonly number: string;
}
async function decisionOf(caseId: string): Promise<Signed> {
  const { rows } = await db.admin.query<Signed>(
    `SELECT id, paper ->> 'number' AS number FROM casework.decision WHERE case_id = $1`,
    [caseId],
  );
  const [signed] = rows;
  if (!signed) throw new Error('nothing signed');
  return signed;
}

it('a deputy signs in the place of the head, and the paper says so', async () => {
  const { commune, chair } = desksOf([unitId]);
  await signedIn(db, {
    name: 'Phó Chủ tịch Ủy ban nhân dân xã',
    agencyId: here,
    roles: ['commune-chair'],
    programmes: ['social-protection'],
  });
  const duty = await db.admin.query<{ id: string }>(`SELECT id FROM platform.duty WHERE title LIKE 'Phó Chủ tịch%'`);
  const deputy = { ...chair, name: 'Võ Thị Phó', dutyId: duty.rows[0]?.id };
  const form = { happenedOn: '2026-10-05', occasion: 'disaster', relief: 'house-damaged', payment: paidInCash };
  const start = {
    procedure: 'emergency-aid.grant',
    on: '2026-10-06',
    who: commune,
    personId: await born(),
    unitId,
    form,
  };
  const file = await walk(db, engine, await begin(db, engine, start), [
    ['2026-10-07', commune, 'propose'],
    ['2026-10-08', deputy, 'decide'],
  ]);
  const words = await wordsOf(`/papers/decisions/${(await decisionOf(file.id)).id}.pdf`);
  for (const each of ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Võ Thị Phó', 'CHỦ TỊCH ỦY BAN NHÂN DÂN'])
    expect(words).toContain(each);
});

it('a degree of disability is certified under the number it was signed with, until the decision falls', async () => {
  const { commune, chair } = desksOf([unitId]);
  const started = { on: '2026-10-05', who: commune, personId: await born(), unitId };
  const form = { asks: 'first', types: ['movement', 'sight'] };
  const vote = { members: 6, present: 5, inFavour: 4, chairVotes: 'yes', degree: 'severe' };
  const file = await begin(db, engine, { ...started, procedure: 'disability-certificate.certify', form });
  await walk(db, engine, file, [
    ['2026-10-12', commune, 'conclude', { heldOn: '2026-10-12', ...vote }],
    ['2026-10-13', chair, 'certify'],
  ]);
  const { id, number } = await decisionOf(file.id);
  const path = `/papers/certificates/disability/${id}.pdf`;
  const words = await wordsOf(path);
  for (const each of [
    number,
    'GIẤY XÁC NHẬN KHUYẾT TẬT',
    'Lê Thị Hoa',
    '20/06/1981',
    'Vận động; Nhìn',
    'Nặng',
    'CHỦ TỊCH',
  ])
    expect(words).toContain(each);
  expect(await codeOfAnswer(get(path, stranger))).toBe('PLATFORM.NOT_FOUND');
  const reason = { reason: 'Sai đối tượng' };
  const about = { ...started, on: '2026-10-14', procedure: 'social-allowance.revoke', aboutDecisionId: id };
  await walk(db, engine, await begin(db, engine, { ...about, form: reason }), [
    ['2026-10-15', chair, 'revoke', reason],
  ]);
  expect(await codeOfAnswer(get(path, officer))).toBe('PLATFORM.NOT_FOUND');
});
