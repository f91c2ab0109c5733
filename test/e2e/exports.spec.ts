import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineOver } from '#programme-registry';
import readWorkbook from 'read-excel-file/node';
import { type Administration, openAdministration, type Signed } from '../support/administration.js';
import { writeExports } from '../support/exports.js';
import { begin, desksOf, paidInCash, somebody, unitOn } from '../support/province.js';

let office: Administration;
let officer: Signed;
beforeAll(async () => {
  office = await openAdministration();
  officer = await office.someone('Cán Bộ Xuất', office.committeeA, ['commune-officer']);
  for (const [code, name] of [
    ['32248', 'Nguyễn Thị Ứng'],
    ['32244', 'Kha Bên Kia'],
  ] as const) {
    const at = await unitOn(office.db, code, '2026-11-23');
    const who = desksOf([at]).commune;
    const personId = await somebody(office.db, who, { unitId: at, birth: '1981-06-20', name, on: '2026-11-02' });
    const form = { facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }], payment: paidInCash };
    const asked = { procedure: 'social-allowance.grant', on: '2026-11-03', who, personId, unitId: at, form };
    await begin(office.db, engineOver(), asked);
  }
});
afterAll(() => office.close());

interface Job {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly fileId: string | null;
  readonly failure: string | null;
}

/** Asks for an export. */
async function ask(who: Signed, call: string): Promise<Job> {
  const { data, text } = await office.api.ask(
    who.token,
    `mutation { ${call.replace(')', `, requestId: "${crypto.randomUUID()}")`)} { id state rows fileId failure } }`,
  );
  if (!data) throw new Error(text);
  return Object.values(data)[0] as Job;
}

const mine = async (who: Signed): Promise<readonly Job[]> =>
  (await office.api.ask(who.token, '{ runningJobs { id state rows fileId failure } }')).data?.['runningJobs'] as Job[];

async function download(who: Signed, fileId: string | null) {
  const response = await fetch(`${await office.api.app.getUrl()}/files/${fileId}`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
  return { status: response.status, content: Buffer.from(await response.arrayBuffer()) };
}

async function made(who: Signed, call: string): Promise<{ readonly job: Job; readonly content: Buffer }> {
  const { id } = await ask(who, call);
  await writeExports(office.db);
  const job = (await mine(who)).find((each) => each.id === id);
  if (!job?.fileId) throw new Error(JSON.stringify(job));
  return { job, content: (await download(who, job.fileId)).content };
}

const namesIn = async (content: Buffer, column: number) =>
  (await readWorkbook(content))[0]?.data.slice(1).map((row) => row[column]);

describe('an export', () => {
  it('of the worklist holds what the asker sees, with dates as dates', async () => {
    const { job, content } = await made(officer, 'exportWorklist(role: null)');
    expect(job).toMatchObject({ state: 'done', rows: 1 });
    const [, row] = (await readWorkbook(content))[0]?.data ?? [];
    expect([row?.[2], row?.[6]]).toEqual(['Nguyễn Thị Ứng', new Date('2026-11-03')]);
    expect(row?.[7]).toBeInstanceOf(Date);
  });

  it('of all cases holds the closed ones too', async () => {
    await office.db.admin.query(
      `UPDATE casework.case_file SET outcome = 'withdrawn', closed_on = '2026-11-20', clock_due = NULL`,
    );
    expect((await made(officer, 'exportWorklist(role: null)')).job).toMatchObject({ state: 'done', rows: 0 });
    const { content } = await made(officer, 'exportCases(isOpen: false)');
    const [, row] = (await readWorkbook(content))[0]?.data ?? [];
    expect([row?.[2], row?.[10]]).toEqual(['Nguyễn Thị Ứng', new Date('2026-11-20')]);
  });

  it('of people holds those of the area, found by words without accents too', async () => {
    const all = await made(officer, 'exportPeople(words: null)');
    expect(await namesIn(all.content, 0)).toEqual(['Nguyễn Thị Ứng']);
    expect(await namesIn((await made(officer, 'exportPeople(words: "nguyen ung")')).content, 0)).toHaveLength(1);
    expect(await namesIn((await made(officer, 'exportPeople(words: "kha")')).content, 0)).toEqual([]);
  });

  it('of the audit is comma-separated text where that is asked for', async () => {
    const { content } = await made(office.first, `exportAudit(question: { userId: "${officer.id}" }, format: csv)`);
    expect(content.toString()).toContain('Cán Bộ Xuất');
    expect(content.toString()).toContain('export.made');
  });

  it('is on record: that it was asked for, how many rows it has, and each person in it as seen', async () => {
    const { job } = await made(officer, 'exportPeople(words: null)');
    const { rows } = await office.db.admin.query(
      `SELECT act, body ->> 'rows' AS rows FROM platform.audit_entry WHERE subject_kind = 'export' AND subject_id = $1 ORDER BY id`,
      [job.id],
    );
    expect(rows).toEqual([
      { act: 'export.asked', rows: null },
      { act: 'export.made', rows: '1' },
    ]);
    const seen = await office.db.admin.query(
      `SELECT count(*)::int AS count FROM platform.audit_entry WHERE act = 'read' AND subject_kind = 'person' AND actor_id = $1`,
      [officer.id],
    );
    expect(seen.rows[0].count).toBeGreaterThan(0);
  });

  it('is its owner’s alone', async () => {
    const { job } = await made(officer, 'exportPeople(words: null)');
    const colleague = await office.someone('Đồng Nghiệp', office.committeeA, ['commune-officer']);
    expect((await download(colleague, job.fileId)).status).toBe(400);
    expect(await mine(colleague)).toEqual([]);
  });

  it('stops when it is cancelled, and stays cancelled', async () => {
    const { id } = await ask(officer, 'exportPeople(words: null)');
    expect(await ask(officer, `cancelJob(id: "${id}")`)).toMatchObject({ state: 'cancelled' });
    await writeExports(office.db);
    expect((await mine(officer)).find((each) => each.id === id)).toMatchObject({ state: 'cancelled', fileId: null });
  });

  it('shows nothing any more to whom the duty was taken', async () => {
    const leaver = await office.someone('Người Rời Việc', office.committeeA, ['commune-officer']);
    await ask(leaver, 'exportPeople(words: null)');
    await office.db.admin.query(
      `UPDATE platform.duty SET in_force = daterange('2020-01-01', '2026-01-01') WHERE account_id = $1`,
      [leaver.id],
    );
    await writeExports(office.db);
    const { rows } = await office.db.admin.query(
      `SELECT state, file_id FROM platform.background_job WHERE owner_id = $1`,
      [leaver.id],
    );
    expect(rows).toEqual([{ state: 'failed', file_id: null }]);
  });

  it('is one of three at most that somebody has under way', async () => {
    const busy = await office.someone('Người Bận', office.committeeA, ['commune-officer']);
    for (let n = 0; n < 3; n += 1) await ask(busy, 'exportPeople(words: null)');
    await expect(ask(busy, 'exportPeople(words: null)')).rejects.toThrow('EXPORT.TOO_MANY');
    await writeExports(office.db);
    expect((await mine(busy)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });
});
