import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#platform';
import { deadlineSweep } from '#case-engine';
import { type CaseSeen, type ChildOffice, openChildOffice, reportAt } from '../../../test/support/child-office.js';

let office: ChildOffice;
beforeAll(async () => {
  office = await openChildOffice();
}, 60_000);
afterAll(() => office.close());

const procedure = 'child-protection.case';
const at = (time: string | null) => time && new Date(time).toISOString();
const vietnam = (time: string) => new Date(`${time.replace(' ', 'T')}:00+07:00`).toISOString();
const findings = { risk: 'high', findings: 'Có vết thương cũ; bà ngoại che chở.' };
const detailed = {
  risk: 'high',
  needs: 'Nơi ở an toàn, khám bệnh.',
  childView: 'Cháu muốn ở với bà.',
  abuser: 'step-parent',
};
const meeting = { participants: ['Chủ tịch', 'Công an', 'Trạm y tế'], conclusion: 'Can thiệp ngay.' };
const plan = {
  level: 'intervention',
  goal: 'Trẻ an toàn ở nhà bà.',
  childView: 'Cháu muốn đi học lại.',
  services: [{ service: 'Tư vấn tâm lý', provider: 'Trung tâm công tác xã hội', until: '2026-12-31' }],
};
const calm = { riskIsGone: true, bodyIsStable: true, mindIsStable: true, findings: 'Ổn định.', childView: 'Cháu vui.' };
const because = { reason: 'Theo kết quả rà soát.' };

const report = async (received: string, given: object = {}, birth = '2015-05-01'): Promise<CaseSeen> =>
  office.open(received, { procedure, personId: await office.child(birth), form: reportAt(received, given) });

async function untilImplementing(): Promise<CaseSeen> {
  let file = await report('2026-11-02 09:00');
  file = await office.step('2026-11-02 15:00', 'officer', file, 'assess', findings);
  file = await office.step('2026-11-03 09:00', 'officer', file, 'assessInDetail', detailed);
  file = await office.step('2026-11-04 09:00', 'chair', file, 'meet', meeting);
  file = await office.step('2026-11-05 09:00', 'officer', file, 'plan', plan);
  return office.step('2026-11-06 09:00', 'chair', file, 'approve');
}

describe('a report of a child', () => {
  it('in danger counts twelve hours from the call, through the night and a day of rest', async () => {
    const file = await report('2026-04-24 22:30', { inDanger: true });
    expect(file.state).toBe('emergency');
    expect(at(file.clock.dueAt)).toBe(vietnam('2026-04-25 10:30'));
    const safe = await office.step('2026-04-25 08:00', 'chair', file, 'protect', {
      measures: ['shelter', 'medical'],
      report: 'Đưa trẻ đến trạm y tế.',
    });
    expect(safe).toMatchObject({ state: 'assessing', clock: { state: 'running' } });
  });

  it('entered in the morning after still counts from the call of the evening', async () => {
    const personId = await office.child('2018-01-01');
    const form = reportAt('2026-02-16 23:15', { inDanger: true });
    const file = await office.open('2026-02-17 08:00', { procedure, personId, form, receivedOn: '2026-02-16' });
    expect(at(file.clock.dueAt)).toBe(vietnam('2026-02-17 11:15'));
  });

  it('is late when nobody acts: the chair has a task, and the state stays', async () => {
    const file = await report('2026-10-03 22:30', { inDanger: true });
    office.clock.set('2026-10-04 10:31');
    const sealed = { ...systemActor('sweep'), clearances: ['child-protection'] };
    await office.db.uowOn(office.clock).run(sealed, (tx) => tx.sql(deadlineSweep));
    const { data } = await office.ask('chair', `{ tasks(first: 100) { nodes { kind caseId role } } }`);
    expect(data).toMatchObject({
      tasks: { nodes: expect.arrayContaining([{ kind: 'overdue', caseId: file.id, role: 'commune-chair' }]) },
    });
    const { data: now } = await office.ask('chair', `query ($id: ID!) { case(id: $id) { state clock { state } } }`, {
      id: file.id,
    });
    expect(now).toEqual({ case: { state: 'emergency', clock: { state: 'overdue' } } });
  });

  it('of a crime is told to the police beside the case', async () => {
    const file = await report('2026-11-03 09:00', { suspectsCrime: true, harms: ['sexual-abuse'] });
    const { data } = await office.ask('officer', `{ tasks(first: 100) { nodes { kind caseId dueOn } } }`);
    expect(data).toMatchObject({
      tasks: { nodes: expect.arrayContaining([{ kind: 'tell-police', caseId: file.id, dueOn: '2026-11-03' }]) },
    });
  });

  it('may turn out unfounded, or urgent after all', async () => {
    const dismissed = await office.step(
      '2026-11-03 10:00',
      'chair',
      await report('2026-11-03 09:00'),
      'dismiss',
      because,
    );
    expect(dismissed).toMatchObject({ state: 'unfounded', outcome: 'refused' });
    const file = await report('2026-11-03 09:00');
    const calmed = await office.tryStep('2026-11-03 11:00', 'officer', file, 'assess', { ...findings, risk: 'danger' });
    expect(calmed.codes).toEqual(['CHILD_PROTECTION.DANGER_NEEDS_MEASURE']);
    const raised = await office.step('2026-11-03 11:00', 'officer', file, 'raiseAlarm', because);
    expect(at(raised.clock.dueAt)).toBe(vietnam('2026-11-03 21:00'));
  });

  it.each([
    ['a grown-up', '2010-11-03', {}, 'CHILD_PROTECTION.NOT_A_CHILD'],
    ['a call from tomorrow', '2015-05-01', { receivedAt: '2026-11-04T09:00+07:00' }, 'CASE.RECEIVED_AT_ODDS'],
    ['a call of another day', '2015-05-01', { receivedAt: '2026-11-01T09:00+07:00' }, 'CASE.RECEIVED_AT_ODDS'],
    ['an hour without a zone', '2015-05-01', { receivedAt: '2026-11-03T09:00' }, 'CASE.FORM_INVALID'],
    ['no harm', '2015-05-01', { harms: [] }, 'CASE.FORM_INVALID'],
    ['a harm that nobody knows', '2015-05-01', { harms: ['x'] }, 'CASE.FORM_INVALID'],
    ['the name of who told', '2015-05-01', { reporterName: 'Lê Văn Tám' }, 'CASE.FORM_INVALID'],
    ['no words', '2015-05-01', { told: '' }, 'CASE.FORM_INVALID'],
  ])('is not taken with %s', async (_, birth, given, code) => {
    await expect(report('2026-11-03 09:00', given, birth)).rejects.toThrow(code);
  });
});

describe('a protection case', () => {
  it('goes from assessment to plan in five working days, is approved in two by another, and ends when the child is well', async () => {
    let file = await report('2026-04-20 08:00');
    file = await office.step('2026-04-20 15:00', 'officer', file, 'assess', findings);
    expect(at(file.clock.dueAt)).toBe(new Date('2026-04-28T23:59:59.999+07:00').toISOString());
    file = await office.step('2026-04-21 09:00', 'officer', file, 'assessInDetail', detailed);
    file = await office.step('2026-04-22 09:00', 'chair', file, 'meet', meeting);
    expect(at(file.clock.dueAt)).toBe(new Date('2026-04-28T23:59:59.999+07:00').toISOString());
    file = await office.step('2026-04-24 09:00', 'officer', file, 'plan', plan);
    expect(at(file.clock.dueAt)).toBe(new Date('2026-04-29T23:59:59.999+07:00').toISOString());
    file = await office.step('2026-04-28 09:00', 'chair', file, 'returnPlan', because);
    file = await office.step('2026-04-28 10:00', 'officer', file, 'plan', plan);
    file = await office.step('2026-04-29 09:00', 'chair', file, 'approve');
    expect(file.decisions.map(({ kind }) => kind)).toEqual(['approve-plan']);
    expect(file.decisions[0]?.paper.number).toMatch(/-M$/);
    file = await office.step('2026-05-12 09:00', 'officer', file, 'log', {
      on: '2026-05-12',
      service: 'Tư vấn',
      provider: 'Trung tâm',
      result: 'Tốt',
    });
    file = await office.step('2026-08-01 09:00', 'officer', file, 'review', { ...calm, mindIsStable: false });
    expect((await office.tryStep('2026-08-04 09:00', 'chair', file, 'close', because)).codes).toEqual([
      'CHILD_PROTECTION.STILL_AT_RISK',
    ]);
    file = await office.step('2026-08-04 09:00', 'chair', file, 'goOn', because);
    file = await office.step('2026-08-05 09:00', 'officer', file, 'plan', plan);
    file = await office.step('2026-08-06 09:00', 'chair', file, 'approve');
    file = await office.step('2026-10-01 09:00', 'officer', file, 'review', calm);
    file = await office.step('2026-10-02 09:00', 'chair', file, 'close', because);
    expect(file).toMatchObject({ state: 'closed', outcome: 'done' });
  });

  it('hears a child of seven and over, and lets a smaller one be', async () => {
    const unheard = { risk: detailed.risk, needs: detailed.needs };
    const big = await office.step(
      '2026-11-03 09:00',
      'officer',
      await report('2026-11-03 08:00', {}, '2019-11-03'),
      'assess',
      findings,
    );
    expect((await office.tryStep('2026-11-03 10:00', 'officer', big, 'assessInDetail', unheard)).codes).toEqual([
      'CHILD_PROTECTION.VIEW_MISSING',
    ]);
    const small = await office.step(
      '2026-11-03 09:00',
      'officer',
      await report('2026-11-03 08:00', {}, '2019-11-04'),
      'assess',
      findings,
    );
    expect((await office.step('2026-11-03 10:00', 'officer', small, 'assessInDetail', unheard)).state).toBe('meeting');
  });

  it('leaves the sight of the commune that hands it over', async () => {
    const file = await untilImplementing();
    const answer = await office.tryStep('2026-11-09 09:00', 'chair', file, 'handOver', {
      toUnitId: office.otherUnitId,
    });
    expect([answer.codes, answer.data]).toEqual([[], { performStep: null }]);
  });

  it('may be complained about, and its decision revoked', async () => {
    const approved = async () => (await untilImplementing()).decisions[0]?.id ?? '';
    const about = async (code: string, by: 'officer' | 'chair' = 'officer') => {
      const file = await untilImplementing();
      const { rows } = await office.db.admin.query(`SELECT person_id FROM casework.case_file WHERE id = $1`, [file.id]);
      return office.open('2026-11-10 09:00', {
        procedure: `child-protection.${code}`,
        personId: rows[0].person_id,
        form: because,
        by,
        aboutDecisionId: file.decisions[0]?.id ?? (await approved()),
      });
    };
    const accepted = await office.step('2026-11-11 09:00', 'officer', await about('appeal'), 'accept');
    expect(await office.step('2026-11-20 09:00', 'chair', accepted, 'uphold', because)).toMatchObject({
      outcome: 'granted',
    });
    const again = await office.step('2026-11-11 09:00', 'officer', await about('appeal'), 'accept');
    expect(await office.step('2026-11-20 09:00', 'chair', again, 'dismiss', because)).toMatchObject({
      outcome: 'refused',
    });
    expect(await office.step('2026-11-11 09:00', 'officer', await about('appeal'), 'withdraw', because)).toMatchObject({
      outcome: 'withdrawn',
    });
    expect(await office.step('2026-11-11 09:00', 'chair', await about('revoke'), 'revoke', because)).toMatchObject({
      outcome: 'done',
    });
    expect(await office.step('2026-11-11 09:00', 'chair', await about('revoke'), 'keep', because)).toMatchObject({
      outcome: 'refused',
    });
  });
});

describe('isolation', () => {
  const isolation = 'child-protection.isolation';
  const open = async (moment: string) =>
    office.open(moment, {
      procedure: isolation,
      personId: await office.child('2016-02-02'),
      form: { informedAt: `${moment.replace(' ', 'T')}+07:00`, ground: 'Bị đánh tại nhà.' },
    });
  const shelter = (until: string) => ({ shelter: 'Nhà bà ngoại', until });

  it('is signed within twelve hours and lasts fifteen days at most, a Sunday being no reason for more', async () => {
    const asked = await open('2026-04-17 20:00');
    expect(at(asked.clock.dueAt)).toBe(vietnam('2026-04-18 08:00'));
    const tooLong = await office.tryStep('2026-04-18 07:00', 'chair', asked, 'isolate', shelter('2026-05-04'));
    expect(tooLong.codes).toEqual(['CHILD_PROTECTION.ISOLATION_TOO_LONG']);
    const apart = await office.step('2026-04-18 07:00', 'chair', asked, 'isolate', shelter('2026-04-25'));
    expect(at(apart.clock.dueAt)).toBe(new Date('2026-05-03T23:59:59.999+07:00').toISOString());
    const beyond = await office.tryStep('2026-04-25 07:00', 'chair', apart, 'extend', shelter('2026-05-04'));
    expect(beyond.codes).toEqual(['CHILD_PROTECTION.ISOLATION_TOO_LONG']);
    const extended = await office.step('2026-04-25 07:00', 'chair', apart, 'extend', shelter('2026-05-03'));
    expect(at(extended.clock.dueAt)).toBe(new Date('2026-05-03T23:59:59.999+07:00').toISOString());
    expect(await office.step('2026-05-02 07:00', 'chair', extended, 'lift', because)).toMatchObject({
      state: 'returned',
    });
  });

  it('goes on by the court alone', async () => {
    const apart = async () =>
      office.step('2026-11-03 10:00', 'chair', await open('2026-11-03 09:00'), 'isolate', shelter('2026-11-18'));
    const atCourt = await office.step('2026-11-17 10:00', 'chair', await apart(), 'askCourt', because);
    expect(await office.step('2026-11-20 10:00', 'officer', atCourt, 'order', because)).toMatchObject({
      state: 'ordered',
    });
    const refused = await office.step('2026-11-17 10:00', 'chair', await apart(), 'askCourt', because);
    expect(await office.step('2026-11-20 10:00', 'officer', refused, 'goHome', because)).toMatchObject({
      state: 'returned',
    });
    expect(
      await office.step('2026-11-03 10:00', 'chair', await open('2026-11-03 09:00'), 'drop', because),
    ).toMatchObject({
      outcome: 'refused',
    });
  });
});

describe('who told of a child', () => {
  const note = `mutation ($input: ReporterInput!, $r: String!) { noteReporter(input: $input, requestId: $r) }`;
  const look = `query ($caseId: ID!) { reporter(caseId: $caseId) { fullName phone } }`;

  it('is written down by the officer, read by who may, and stands nowhere else', async () => {
    const { id: caseId } = await report('2026-11-03 09:00');
    const input = { caseId, fullName: 'Người Báo Tin', phone: '0912345678' };
    const send = () => office.ask('officer', note, { input, r: crypto.randomUUID() });
    expect((await send()).data).toEqual({ noteReporter: true });
    expect((await send()).codes).toEqual(['CHILD_PROTECTION.REPORTER_KNOWN']);
    expect((await office.ask('officer', look, { caseId })).codes).toEqual(['PLATFORM.FORBIDDEN']);
    expect((await office.ask('chair', look, { caseId })).codes).toEqual(['PLATFORM.FORBIDDEN']);
    expect((await office.ask('lead', look, { caseId })).data).toEqual({
      reporter: { fullName: 'Người Báo Tin', phone: '0912345678' },
    });
    const { rows } = await office.db.admin.query(
      `SELECT count(*)::int AS n FROM (SELECT form::text AS text FROM casework.case_event UNION ALL SELECT body::text FROM platform.audit_entry
         UNION ALL SELECT payload::text FROM platform.outbox UNION ALL SELECT answer::text FROM platform.request) AS kept
        WHERE text LIKE '%Người Báo Tin%' OR text LIKE '%0912345678%'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    const seen = await office.db.admin.query(
      `SELECT seal FROM platform.audit_entry WHERE act = 'read' AND subject_kind = 'reporter' AND subject_id = $1`,
      [caseId],
    );
    expect(seen.rows).toEqual([{ seal: ['child-protection'] }]);
  });

  it('is not to be written for a case that is not there', async () => {
    const input = { caseId: crypto.randomUUID(), fullName: 'Người Báo Tin' };
    expect((await office.ask('officer', note, { input, r: crypto.randomUUID() })).codes).toEqual([
      'PLATFORM.NOT_FOUND',
    ]);
  });
});

describe('the roles of the programme without its clearance', () => {
  it('see no case, start none, and are refused what the clearance gives', async () => {
    const file = await report('2026-11-03 09:00');
    const found = await office.ask('uncleared', `query ($id: ID!) { case(id: $id) { id } }`, { id: file.id });
    expect(found.codes).toEqual(['CASE.NOT_FOUND']);
    const personId = await office.child('2015-05-01');
    await expect(
      office.open('2026-11-03 09:00', { procedure, personId, form: reportAt('2026-11-03 09:00'), by: 'uncleared' }),
    ).rejects.toThrow('PLATFORM.FORBIDDEN');
    expect((await office.ask('uncleared', `{ carers { nodes { id } } }`)).codes).toEqual(['PLATFORM.FORBIDDEN']);
    const { data } = await office.ask('uncleared', `{ viewer { permissions } }`);
    expect(JSON.stringify(data)).not.toContain('child-protection.');
  });
});
