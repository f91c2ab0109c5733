import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { getCase } from '#case-engine';
import { day, startOfDay } from '#kernel';
import { sha256Of, shiftedClock, systemActor } from '#platform';
import { engineOver } from '#programme-registry';
import { openApi, signedIn, type TestApi } from '../support/api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../support/database.js';
import { readPdf } from '../support/pdf.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk } from '../support/province.js';

let db: TestDatabase;
let api: TestApi;
let url: string;
let caseId: string;
let waitingId: string;
let decisionId: string;
let officer: string;
let chair: string;
let stranger: string;

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  const unitId = await unitOn(db, '32248', '2026-10-05');
  const desks = desksOf([unitId]);
  const engine = engineOver();
  const proposed = async (name: string) => {
    const personId = await somebody(db, desks.commune, { unitId, birth: '1981-06-20', name, on: '2026-10-12' });
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2026-10-12',
      who: desks.commune,
      personId,
      unitId,
      form: {
        facts: [{ kind: 'disability', degree: 'severe', from: '2026-10-01', certificate: '12/GXN' }],
        payment: paidInCash,
      },
    });
    return walk(db, engine, file, [['2026-10-14', desks.commune, 'propose', { conclusion: 'Đủ điều kiện' }]]);
  };
  const granted = await walk(db, engine, await proposed('Nguyễn Thị Mười'), [['2026-10-15', desks.chair, 'decide']]);
  caseId = granted.id;
  waitingId = (await proposed('Nguyễn Thị Tám')).id;
  decisionId = (await db.admin.query(`SELECT id FROM casework.decision WHERE case_id = $1`, [caseId])).rows[0].id;
  api = await openApi(db, { clock: shiftedClock(startOfDay(day('2026-10-20')).getTime() - Date.now()) });
  url = (await api.app.getUrl()).replace('[::1]', '127.0.0.1');
  const post = (name: string, role: string, agencyId: number) =>
    signedIn(db, { name, agencyId, roles: [role], programmes: ['social-protection'] });
  const here = await agencyOf('32248');
  officer = await post('Cán bộ xã', 'commune-officer', here);
  chair = await post('Chủ tịch xã', 'commune-chair', here);
  stranger = await post('Cán bộ xã khác', 'commune-officer', await agencyOf('32244'));
});
afterAll(async () => {
  await api.close();
  await db.close();
});

const agencyOf = async (unitCode: string, code?: string): Promise<number> =>
  (
    await db.admin.query(
      `SELECT a.id FROM territory.agency a JOIN territory.unit u ON u.id = a.unit_id
        WHERE u.code = $1 AND (a.code = $2 OR $2 IS NULL AND a.kind = 'commune-peoples-committee')
          AND a.in_force @> date '2026-10-15'`,
      [unitCode, code],
    )
  ).rows[0].id;

const get = (path: string, token?: string, accept = '*/*') =>
  fetch(`${url}${path}`, { headers: { accept, ...(token !== undefined && { authorization: `Bearer ${token}` }) } });
const codeOfAnswer = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const codeOf = async (): Promise<string> =>
  (await db.admin.query(`SELECT code FROM paper.issued WHERE decision_id = $1`, [decisionId])).rows[0].code;

describe('a signed decision', () => {
  it('is fetched from the address its case gives, and is the same bytes every time', async () => {
    const { data } = await api.ask(officer, `query ($id: ID!) { case(id: $id) { decisions { pdf docx } } }`, {
      id: caseId,
    });
    expect(data).toEqual({
      case: {
        decisions: [{ pdf: `/papers/decisions/${decisionId}.pdf`, docx: `/papers/decisions/${decisionId}.docx` }],
      },
    });
    const first = await get(`/papers/decisions/${decisionId}.pdf`, officer);
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="1-Q?-UBND.pdf"; filename*=UTF-8''1-Q%C4%90-UBND.pdf`,
    });
    const bytes = await bytesOf(first);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await bytesOf(await get(`/papers/decisions/${decisionId}.pdf`, officer))).toEqual(bytes);
  });

  it('is on record as issued once and as read each time', async () => {
    const { rows } = await db.admin.query(
      `SELECT act, count(*)::int AS times FROM platform.audit_entry
        WHERE subject_kind = 'decision' AND subject_id = $1 AND act <> 'decision.signed' GROUP BY act ORDER BY act`,
      [decisionId],
    );
    expect(rows).toEqual([
      { act: 'decision.issued', times: 1 },
      { act: 'read', times: 2 },
    ]);
  });

  it('does not exist for another commune, and nobody gets it without signing in', async () => {
    const answers = await Promise.all([
      get(`/papers/decisions/${decisionId}.pdf`, stranger),
      get(`/papers/decisions/${crypto.randomUUID()}.pdf`, stranger),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    const [hidden, missing] = (await Promise.all(answers.map((each) => each.json()))) as { code: string }[];
    expect([hidden?.code, missing?.code]).toEqual(['CASE.DECISION_NOT_FOUND', 'CASE.DECISION_NOT_FOUND']);
    expect((await get(`/papers/decisions/${decisionId}.pdf`)).status).toBe(401);
  });
});

describe('a draft', () => {
  const ask = (token: string, step: string, form: object) =>
    api.ask(
      token,
      `query ($id: ID!, $step: String!, $form: JSON!) { draftPaper(caseId: $id, step: $step, form: $form) {
         agency unit symbol title legalBases articles { spans { text isFilled } } authority signerTitle signer } }`,
      { id: waitingId, step, form },
    );

  it('shows what the chair would sign, with what the form says marked', async () => {
    const { data } = await ask(chair, 'refuse', { reason: 'đang hưởng lương hưu' });
    expect(data).toEqual({
      draftPaper: {
        agency: 'Ủy ban nhân dân xã Đất Mũi',
        unit: 'Xã Đất Mũi',
        symbol: 'QĐ-UBND',
        title: 'Về việc không trợ cấp xã hội hằng tháng',
        legalBases: [],
        articles: [
          {
            spans: [
              {
                text: expect.stringMatching(/^Không trợ cấp .*bà Nguyễn Thị Tám, sinh 20\/06\/1981.*Lý do: $/),
                isFilled: false,
              },
              { text: 'đang hưởng lương hưu', isFilled: true },
              { text: '.', isFilled: false },
            ],
          },
          { spans: [{ text: expect.stringMatching(/khiếu nại/), isFilled: false }] },
        ],
        authority: 'CHỦ TỊCH',
        signerTitle: 'Chủ tịch',
        signer: 'Chủ tịch xã',
      },
    });
  });

  it('bears no name for who could not sign it, and is refused for a step that is not open', async () => {
    const { data } = await ask(officer, 'decide', {});
    expect(data).toMatchObject({ draftPaper: { title: 'Về việc trợ cấp xã hội hằng tháng', signer: '' } });
    expect((await ask(officer, 'askMore', { reason: 'x' })).codes).toEqual(['CASE.STEP_NOT_ALLOWED']);
  });

  it('prints, marked as a draft', async () => {
    const answer = await fetch(`${url}/papers/cases/${waitingId}/draft.pdf`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ step: 'refuse', form: { reason: 'đang hưởng lương hưu' } }),
    });
    expect(answer.status).toBe(200);
    const [page] = await readPdf(await bytesOf(answer));
    expect(page?.runs.map(({ text }) => text)).toContain('Số: ……./QĐ-UBND');
    expect(page?.runs.some(({ angle }) => angle > 30)).toBe(true);
  });

  it('leaves no number behind, and the case as it was', async () => {
    const { rows } = await db.admin.query(
      `SELECT (SELECT max(last) FROM casework.decision_number) AS last, (SELECT state FROM casework.case_file WHERE id = $1) AS state`,
      [waitingId],
    );
    expect(rows).toEqual([{ last: 1, state: 'deciding' }]);
  });

  it('is refused for a form at fault, and for a case out of the area', async () => {
    expect((await ask(chair, 'refuse', {})).codes).toEqual(['CASE.FORM_INVALID']);
    expect((await ask(stranger, 'decide', {})).codes).toEqual(['CASE.NOT_FOUND']);
  });
});

describe('other papers', () => {
  it('of a case are slips by its state, on record as reads of case and person', async () => {
    const receipt = await get(`/papers/cases/${waitingId}/receipt.pdf`, officer);
    expect(receipt.status).toBe(200);
    const [page] = await readPdf(await bytesOf(receipt));
    expect(page?.runs.map(({ text }) => text).join(' ')).toContain('Hồ sơ của: Nguyễn Thị Tám');
    const { data } = await api.ask(officer, `query ($id: ID!) { case(id: $id) { slips { form pdf } } }`, {
      id: waitingId,
    });
    expect(data).toEqual({ case: { slips: [{ form: 'receipt', pdf: `/papers/cases/${waitingId}/receipt.pdf` }] } });
    expect(await codeOfAnswer(get(`/papers/cases/${waitingId}/supplement.pdf`, officer))).toBe('PAPER.NOT_DUE');
    expect(await codeOfAnswer(get(`/papers/cases/${waitingId}/other.pdf`, officer))).toBe('PLATFORM.NOT_FOUND');
    for (const code of ['poor-household', 'disability', 'none'])
      expect(await codeOfAnswer(get(`/papers/certificates/${code}/${waitingId}.pdf`, officer))).toBe(
        'PLATFORM.NOT_FOUND',
      );
    expect(await codeOfAnswer(get(`/papers/cases/${waitingId}/receipt.pdf`, stranger))).toBe('CASE.NOT_FOUND');
    const { rows } = await db.admin.query(
      `SELECT DISTINCT subject_kind AS kind FROM platform.audit_entry WHERE act = 'read'
        AND subject_id IN (SELECT unnest(ARRAY[id, person_id])::text FROM casework.case_file WHERE id = $1) ORDER BY 1`,
      [waitingId],
    );
    expect(rows).toEqual([{ kind: 'case' }, { kind: 'person' }]);
  });

  it('of a pay run is the list of those whom it pays within the area', async () => {
    const { rows } = await db.admin.query(
      `WITH run AS (INSERT INTO payment.run (programme, month, seq, opened_by) VALUES ('social-protection', 24322, 1, gen_random_uuid()) RETURNING id, programme)
       INSERT INTO payment.payment_order (run_id, programme, person_id, payee_id, unit_id, amount, channel, holder)
       SELECT run.id, run.programme, gen_random_uuid(), 1, u.id, 810000, 'cash', 'NGUOI NHAN ' || u.code
         FROM run, territory.unit u WHERE u.code IN ('32248', '32244') AND upper_inf(u.in_force) RETURNING run_id AS "runId"`,
    );
    expect(rows).toHaveLength(2);
    const pages = await readPdf(await bytesOf(await get(`/papers/runs/${rows[0].runId}/list.pdf`, officer)));
    const text = pages.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
    expect(text).toContain('NGUOI NHAN 32248');
    expect(text).not.toContain('NGUOI NHAN 32244');
    expect(text).toContain('Tám trăm mười nghìn đồng');
    expect(await codeOfAnswer(get('/papers/runs/77/list.pdf', officer))).toBe('PAYMENT.RUN_NOT_FOUND');
  });
});

describe('a template', () => {
  const propose = `mutation ($input: ProposeTemplateInput!, $requestId: String!) {
    proposePaperTemplate(input: $input, requestId: $requestId) { id kind version publishedBy docx } }`;
  const publish = `mutation ($id: ID!, $requestId: String!) {
    publishPaperTemplate(id: $id, requestId: $requestId) { version publishedBy } }`;
  const inputOf = (content: Buffer) => ({
    kind: 'social-allowance.grant/grant',
    note: 'Thêm dòng kính gửi',
    content: content.toString('base64'),
  });
  const request = () => ({ requestId: crypto.randomUUID() });

  it('is proposed by one and published by another who serve the province, and holds for decisions of its day on', async () => {
    const province = await agencyOf('96', 'department-of-health');
    const all = ['department-lead', 'rate-publisher'];
    const [author, publisher] = await Promise.all(
      ['Người soạn', 'Người duyệt'].map((name) =>
        signedIn(db, { name, agencyId: province, roles: all, programmes: ['social-protection'] }),
      ),
    );
    const first = await bytesOf(await get('/papers/templates/default.docx', author));
    const changed = new PizZip(first);
    const document = changed.file('word/document.xml')?.asText() ?? '';
    changed.file('word/document.xml', document.replace('QUYẾT ĐỊNH:', 'NAY QUYẾT ĐỊNH:'));
    const template = changed.generate({ type: 'nodebuffer' });

    const local = await signedIn(db, { name: 'Ở xã', agencyId: await agencyOf('32248'), roles: all, programmes: [] });
    const refused = await api.ask(local, propose, { input: inputOf(template), ...request() });
    expect(refused.codes).toEqual(['PAPER.TEMPLATE_OUT_OF_AREA']);

    const { data } = await api.ask(author, propose, { input: inputOf(template), ...request() });
    const proposed = data?.['proposePaperTemplate'] as { id: string; docx: string };
    expect(proposed).toMatchObject({ kind: 'social-allowance.grant/grant', version: 1, publishedBy: null });
    expect(await bytesOf(await get(proposed.docx, author))).toEqual(template);
    const own = await api.ask(author, publish, { id: proposed.id, ...request() });
    expect(own.codes).toEqual(['PAPER.TEMPLATE_NEEDS_ANOTHER_PERSON']);
    const published = await api.ask(publisher, publish, { id: proposed.id, ...request() });
    expect(published.data).toEqual({ publishPaperTemplate: { version: 1, publishedBy: 'Người duyệt' } });

    const wordsOf = async (id: string) =>
      new PizZip(await bytesOf(await get(`/papers/decisions/${id}.docx`, officer))).file('word/document.xml')?.asText();
    const unitId = await unitOn(db, '32248', '2026-10-05');
    const waiting = await db.uow.read(systemActor('test'), (tx) => getCase(tx, waitingId));
    await walk(db, engineOver(), waiting, [['2026-10-20', desksOf([unitId]).chair, 'decide']]);
    const later = await db.admin.query(`SELECT id FROM casework.decision WHERE case_id = $1`, [waitingId]);
    expect(await wordsOf(later.rows[0].id)).toContain('NAY QUYẾT ĐỊNH:');
    expect(await wordsOf(decisionId)).not.toContain('NAY QUYẾT ĐỊNH:');
  });

  it('that names what nobody knows is refused, with the place', async () => {
    const author = await signedIn(db, {
      name: 'Người soạn',
      agencyId: await agencyOf('96', 'department-of-health'),
      roles: ['department-lead'],
      programmes: ['social-protection'],
    });
    const answer = await api.ask(author, propose, { input: inputOf(Buffer.from('Kính gửi')), ...request() });
    expect(answer.text).toContain('{"fault":"not-a-document","where":""}');
  });
});

describe('the square on a paper', () => {
  it('tells anybody what the paper is, with the hash of the very file, and of the person no more than initials', async () => {
    const file = await bytesOf(await get(`/papers/decisions/${decisionId}.pdf`, officer));
    const word = await bytesOf(await get(`/papers/decisions/${decisionId}.docx`, officer));
    const answer = await get(`/verify/${await codeOf()}`, undefined, 'application/json');
    expect(await answer.json()).toEqual({
      number: '1/QĐ-UBND',
      agency: 'Ủy ban nhân dân xã Đất Mũi',
      title: 'Về việc trợ cấp xã hội hằng tháng',
      signedOn: '2026-10-15',
      signerTitle: 'Chủ tịch',
      signer: 'C.T.X.',
      person: 'N.T.M.',
      pdfSha256: sha256Of(file),
      docxSha256: sha256Of(word),
      isRevoked: false,
    });
  });

  it('opens a page in a browser, also when the code was copied carelessly', async () => {
    const careless = (await codeOf()).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const answer = await get(`/verify/${encodeURIComponent(careless)}`, undefined, 'text/html');
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('<h1>Văn bản có thật</h1>');
    expect(page).not.toContain('Nguyễn Thị Mười');
  });

  it('knows no other code, and does not answer for ever', async () => {
    const forged = await get('/verify/0000-0000-0000-0000', undefined, 'application/json');
    expect([forged.status, await forged.json()]).toEqual([404, { code: 'PAPER.CODE_UNKNOWN', params: {} }]);
    expect((await get('/verify/x', undefined, 'text/html')).status).toBe(404);
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await get('/verify/x')).status));
    expect(statuses).toContain(429);
  });
});
