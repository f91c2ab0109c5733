import { type Clock } from '#platform';
import { openApi, signedIn, type TestApi } from '../support/api.js';
import { type TestDatabase, twinsOf } from '../support/database.js';
import { type Target } from './scope-matrix.target.js';
import { sealedClearances, sealedProgramme } from './scope-matrix.children.js';
import { committeeOf } from './scope-matrix.staff.js';

export interface Twin {
  readonly db: TestDatabase;
  readonly api: TestApi;
}

export interface Twins {
  /** Without any sealed case. */
  readonly bare: Twin;
  /** With one. */
  readonly full: Twin;
  /** Keys of what is sealed in the full one. */
  readonly sealed: Pick<Target, 'caseId' | 'decisionId' | 'taskId' | 'fileId'>;
  close(): Promise<void>;
}

/** Copies a world into twins and lets a cleared officer and chair work a case of a child in one of them, through the API. */
export async function parted(world: TestDatabase, { personId, unitId }: Target, clock: Clock): Promise<Twins> {
  const agencyId = await committeeOf(world, unitId);
  const cleared = (...roles: string[]) =>
    signedIn(world, {
      name: roles.join(),
      agencyId,
      roles,
      programmes: [sealedProgramme],
      clearances: sealedClearances,
    });
  const [officer, chair] = [await cleared('child-officer'), await cleared('commune-chair')];
  await world.admin.query(`UPDATE citizen.person SET birth_on = '2015-05-05', birth_precision = 'day' WHERE id = $1`, [
    personId,
  ]);
  const [bareDb, fullDb] = await twinsOf(world);
  const [bare, full] = [
    { db: bareDb, api: await openApi(bareDb, { clock }) },
    { db: fullDb, api: await openApi(fullDb, { clock }) },
  ];
  const sealed = await workCase(full, { personId, unitId, officer, chair });
  return {
    bare,
    full,
    sealed,
    async close() {
      for (const { api, db } of [bare, full]) {
        await api.close();
        await db.close();
      }
    },
  };
}

interface Work {
  readonly personId: string;
  readonly unitId: number;
  readonly officer: string;
  readonly chair: string;
}

/** A crime against a child: reported, assessed, planned and approved, with reporter, papers, a file, tasks, a group and a carer. */
async function workCase({ db, api }: Twin, { personId, unitId, officer, chair }: Work) {
  const send = async (token: string, operation: string, variables: object): Promise<Record<string, unknown>> => {
    const answer = await api.ask(token, operation, { r: crypto.randomUUID(), ...variables });
    if (answer.codes.length > 0) throw new Error(answer.text);
    return answer.data as Record<string, unknown>;
  };
  const started = await send(
    officer,
    `mutation ($input: StartCaseInput!, $r: String!) { startCase(input: $input, requestId: $r) { id version } }`,
    {
      input: {
        procedure: 'child-protection.case',
        personId,
        unitId,
        receivedOn: '2026-11-20',
        form: {
          channel: 'school',
          receivedAt: '2026-11-20T10:00+07:00',
          place: 'Trường tiểu học',
          harms: ['sexual-abuse'],
          inDanger: false,
          suspectsCrime: true,
          secrecy: 'secret',
          told: 'Cô giáo thấy trẻ sợ hãi.',
        },
      },
    },
  );
  const opened = started['startCase'] as { id: string; version: number };
  const caseId = opened.id;
  let { version } = opened;
  const step = async (token: string, code: string, form: object) => {
    const done = await send(
      token,
      `mutation ($input: PerformStepInput!, $r: String!) { performStep(input: $input, requestId: $r) { version } }`,
      { input: { caseId, step: code, form, version } },
    );
    ({ version } = done['performStep'] as { version: number });
  };
  const plan = [{ service: 'Tư vấn', provider: 'Trung tâm', until: '2026-12-31' }];
  await step(officer, 'assess', { risk: 'high', findings: 'Cần bảo vệ.' });
  await step(officer, 'assessInDetail', {
    risk: 'high',
    needs: 'An toàn.',
    childView: 'Cháu sợ.',
    abuser: 'acquaintance',
  });
  await step(chair, 'meet', { participants: ['Công an'], conclusion: 'Can thiệp.' });
  await step(officer, 'plan', {
    level: 'intervention',
    goal: 'An toàn',
    childView: 'Cháu muốn về nhà.',
    services: plan,
  });
  await step(chair, 'approve', {});
  await send(
    officer,
    `mutation ($input: AddDossierItemInput!, $r: String!) { addDossierItem(input: $input, requestId: $r) { id } }`,
    {
      input: { caseId, item: 'minutes', receivedOn: '2026-11-20' },
    },
  );
  await send(officer, `mutation ($input: ReporterInput!, $r: String!) { noteReporter(input: $input, requestId: $r) }`, {
    input: { caseId, fullName: 'Cô Giáo' },
  });
  await send(
    officer,
    `mutation ($input: SealedGroupInput!, $r: String!) { joinSealedGroup(input: $input, requestId: $r) }`,
    {
      input: { personId, group: 'l', part: 'lewd-acts', from: '2026-11-20', evidence: 'Kết luận giám định' },
    },
  );
  await send(
    officer,
    `mutation ($input: CarerInput!, $r: String!) { registerCarer(input: $input, requestId: $r) { id } }`,
    {
      input: { personId, unitId, kind: 'relative', registeredOn: '2026-11-20', foreigner: false },
    },
  );
  const found = await db.admin.query(
    `WITH file AS (INSERT INTO platform.stored_file (name, media_type, sha256, content, purpose, owner_id, unit_id, seal)
       VALUES ('kin.txt', 'text/plain', '', '', 'dossier', gen_random_uuid(), $2, ARRAY[$3]) RETURNING id)
     SELECT (SELECT id FROM casework.decision WHERE case_id = $1) AS "decisionId",
            (SELECT id FROM casework.task WHERE case_id = $1 LIMIT 1) AS "taskId", (SELECT id FROM file) AS "fileId"`,
    [caseId, unitId, sealedProgramme],
  );
  return { caseId, ...found.rows[0] } as Twins['sealed'];
}
