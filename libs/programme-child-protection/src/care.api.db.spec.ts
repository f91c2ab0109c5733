import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { childProtection } from './child-protection.programme.js';
import { type CaseSeen, type ChildOffice, openChildOffice } from '../../../test/support/child-office.js';

let office: ChildOffice;
beforeAll(async () => {
  office = await openChildOffice();
}, 60_000);
afterAll(() => office.close());

const because = { reason: 'Theo hồ sơ.' };
const register = `mutation ($input: CarerInput!, $r: String!) { registerCarer(input: $input, requestId: $r) { id version unfit confirmedOn } }`;

interface CarerSeen {
  readonly id: string;
  readonly version: number;
  readonly unfit: string | null;
}

async function carer(given: object = {}): Promise<CarerSeen> {
  const personId = await office.child('1985-03-03', 'Lê Thị Nhận');
  const input = {
    personId,
    unitId: office.unitId,
    kind: 'unrelated',
    registeredOn: '2026-10-01',
    healthCertifiedOn: '2026-09-20',
    foreigner: false,
    ...given,
  };
  office.clock.set('2026-10-01 08:00');
  const answer = await office.ask('officer', register, { input, r: crypto.randomUUID() });
  if (answer.codes.length > 0) throw new Error(answer.text);
  return answer.data?.['registerCarer'] as CarerSeen;
}

const listed = async (given: object = {}, birth = '2017-06-06', at = '2026-10-05 08:00'): Promise<CaseSeen> =>
  office.open(at, {
    procedure: 'child-protection.care',
    personId: await office.child(birth),
    form: { ground: 'no-parents', hasConsent: true, childView: 'Cháu muốn ở với cô Nhận.', story: 'Mồ côi.', ...given },
  });

const chosen = ({ id }: CarerSeen) => ({ carerId: id, because: 'Cùng ấp, trẻ đã quen.' });
const verified = { isSuitable: true, findings: 'Nhà cửa ổn định.' };
const visited = (on: string) => ({ on, findings: 'Trẻ khỏe, đi học đều.', childView: 'Cháu vui.' });

async function decided(who: CarerSeen): Promise<CaseSeen> {
  let file = await listed();
  file = await office.step('2026-10-05 09:00', 'officer', file, 'match', chosen(who));
  file = await office.step('2026-10-05 15:00', 'officer', file, 'verify', verified);
  return office.step('2026-10-06 09:00', 'chair', file, 'decide');
}

const visitsDue = async (caseId: string): Promise<string[]> =>
  (
    await office.db.admin.query<{ due: string }>(
      `SELECT due_on::text AS due FROM casework.task WHERE case_id = $1 AND kind = 'care-visit' AND done_at IS NULL`,
      [caseId],
    )
  ).rows.map(({ due }) => due);

describe('alternative care', () => {
  it('is decided, handed over in fifteen working days, visited after one month, three, and then every six', async () => {
    const who = await carer();
    let file = await decided(who);
    expect(file.decisions.map(({ kind }) => kind)).toEqual(['place']);
    expect(new Date(file.clock.dueAt ?? 0).toISOString()).toBe(new Date('2026-10-27T23:59:59.999+07:00').toISOString());
    file = await office.step('2026-10-08 09:00', 'officer', file, 'handOver', { on: '2026-10-08' });
    expect(await visitsDue(file.id)).toEqual(['2026-11-08']);
    for (const [on, next] of [
      ['2026-11-06', '2027-01-08'],
      ['2027-01-07', '2027-07-08'],
    ] as const) {
      file = await office.step(`${on} 09:00`, 'officer', file, 'visit', visited(on));
      expect(await visitsDue(file.id)).toEqual([next]);
    }
    file = await office.step('2027-02-01 09:00', 'chair', file, 'end', because);
    expect(file).toMatchObject({ state: 'ended', outcome: 'done' });
    expect(await visitsDue(file.id)).toEqual([]);
    const { data } = await office.ask(
      'officer',
      `query ($id: ID!) { case(id: $id) { ... on ChildProtectionCase { report { told } placements { carerId handedOverOn endedOn } } } }`,
      { id: file.id },
    );
    expect(data).toEqual({
      case: { report: null, placements: [{ carerId: who.id, handedOverOn: '2026-10-08', endedOn: '2027-02-01' }] },
    });
  });

  it('goes from one carer to another, and a carer with a child stays on the register', async () => {
    const [first, second] = [await carer(), await carer()];
    let file = await office.step('2026-10-08 09:00', 'officer', await decided(first), 'handOver', { on: '2026-10-08' });
    const end = (who: CarerSeen) =>
      office.ask(
        'officer',
        `mutation ($id: ID!, $version: Int!, $r: String!) { endCarer(id: $id, version: $version, on: "2026-11-01", reason: "Chuyển đi", requestId: $r) { endedOn } }`,
        { id: who.id, version: who.version, r: crypto.randomUUID() },
      );
    expect((await end(first)).codes).toEqual(['CHILD_PROTECTION.CARER_HAS_CHILDREN']);
    file = await office.step('2026-10-20 09:00', 'officer', file, 'change', chosen(second));
    file = await office.step('2026-10-20 10:00', 'officer', file, 'verify', verified);
    file = await office.step('2026-10-21 09:00', 'chair', file, 'decide');
    expect((await end(first)).data).toEqual({ endCarer: { endedOn: '2026-11-01' } });
    expect((await office.tryStep('2026-10-22 09:00', 'officer', file, 'match', chosen(first))).codes).toEqual([
      'CASE.STEP_NOT_ALLOWED',
    ]);
    expect(await office.step('2026-10-22 09:00', 'officer', file, 'handOver', { on: '2026-10-22' })).toMatchObject({
      state: 'monitored',
    });
  });

  it('falls with a decision that is revoked', async () => {
    const file = await decided(await carer());
    const { rows } = await office.db.admin.query(`SELECT person_id FROM casework.case_file WHERE id = $1`, [file.id]);
    const revoking = await office.open('2026-10-09 09:00', {
      procedure: 'child-protection.revoke',
      personId: rows[0].person_id,
      form: because,
      aboutDecisionId: file.decisions[0]?.id ?? '',
    });
    await office.step('2026-10-09 10:00', 'chair', revoking, 'revoke', because);
    const placed = await office.db.admin.query(
      `SELECT end_reason FROM prog_child_protection.placement WHERE case_id = $1`,
      [file.id],
    );
    expect(placed.rows).toEqual([{ end_reason: 'decision-revoked' }]);
    const handOver = await office.tryStep('2026-10-12 09:00', 'officer', file, 'handOver', { on: '2026-10-12' });
    expect(handOver.codes).toEqual(['CHILD_PROTECTION.NOTHING_IN_FORCE']);
  });

  it('may be refused, or looked for further', async () => {
    let file = await office.step('2026-10-05 09:00', 'officer', await listed(), 'match', chosen(await carer()));
    const unfit = await office.tryStep('2026-10-05 10:00', 'officer', file, 'verify', {
      ...verified,
      isSuitable: false,
    });
    expect(unfit.codes).toEqual(['CHILD_PROTECTION.CARER_UNFIT']);
    file = await office.step('2026-10-05 10:00', 'officer', file, 'lookFurther', because);
    expect(await office.step('2026-10-06 09:00', 'chair', file, 'refuse', because)).toMatchObject({
      outcome: 'refused',
    });
  });

  it('of a child who cannot stay with his parents asks the court and not them', async () => {
    const file = await listed({ ground: 'unsafe-with-parents', hasConsent: false });
    const matched = await office.step('2026-10-05 09:00', 'officer', file, 'match', chosen(await carer()));
    const ready = await office.step('2026-10-05 10:00', 'officer', matched, 'verify', verified);
    expect((await office.tryStep('2026-10-06 09:00', 'chair', ready, 'decide')).codes).toEqual([
      'CHILD_PROTECTION.CONSENT_MISSING',
    ]);
    const back = await office.step('2026-10-06 09:00', 'officer', ready, 'lookFurther', because);
    expect((await office.tryStep('2026-10-06 10:00', 'officer', back, 'noteCourt', because)).codes).toEqual([
      'CASE.DOCUMENT_MISSING',
    ]);
  });

  it('is not asked for without consent, or without the word of a child of seven', async () => {
    await expect(listed({ hasConsent: false })).rejects.toThrow('CHILD_PROTECTION.CONSENT_MISSING');
    await expect(listed({ childView: undefined }, '2019-10-05')).rejects.toThrow('CHILD_PROTECTION.VIEW_MISSING');
    expect(await listed({ childView: undefined }, '2019-10-06')).toMatchObject({ state: 'listed' });
  });
});

describe('the register of carers', () => {
  it.each([
    ['with a certificate of half a year', { healthCertifiedOn: '2026-04-01' }, null],
    ['with an older certificate', { healthCertifiedOn: '2026-03-31' }, 'health-certificate'],
    ['without a certificate', { healthCertifiedOn: null }, 'health-certificate'],
    ['of a relative, who need not register', { kind: 'relative', healthCertifiedOn: null }, null],
    ['of a foreigner here since five months', { foreigner: true, residentSince: '2026-05-01' }, 'residence'],
    [
      'of a foreigner who leaves soon',
      { foreigner: true, residentSince: '2026-01-01', mayStayUntil: '2027-09-30' },
      'stay',
    ],
    [
      'of a foreigner without a record',
      { foreigner: true, residentSince: '2026-01-01', mayStayUntil: '2027-10-01' },
      'criminal-record',
    ],
    [
      'of a foreigner in order',
      { foreigner: true, residentSince: '2026-04-01', mayStayUntil: '2027-10-01', recordClearedOn: '2026-09-01' },
      null,
    ],
  ])('says what stands in the way %s', async (_, given, unfit) => {
    const who = await carer(given);
    expect(who.unfit).toBe(unfit);
    const file = await listed({}, '2017-06-06', '2026-10-01 09:00');
    const answer = await office.tryStep('2026-10-01 10:00', 'officer', file, 'match', chosen(who));
    expect(answer.codes).toEqual(unfit === null ? [] : ['CHILD_PROTECTION.CARER_UNFIT']);
  });

  it('takes nobody twice, is confirmed each quarter, and is refused to a stale hand', async () => {
    const personId = await office.child('1980-01-01', 'Phạm Thị Đôi');
    const who = await carer({ personId });
    await expect(carer({ personId })).rejects.toThrow('CHILD_PROTECTION.CARER_REGISTERED');
    const confirm = (version: number) =>
      office.ask(
        'officer',
        `mutation ($id: ID!, $version: Int!, $r: String!) { confirmCarer(id: $id, version: $version, healthCertifiedOn: "2026-12-20", requestId: $r) { confirmedOn version } }`,
        { id: who.id, version, r: crypto.randomUUID() },
      );
    office.clock.set('2026-12-21 08:00');
    expect((await confirm(who.version)).data).toEqual({ confirmCarer: { confirmedOn: '2026-12-21', version: 2 } });
    expect((await confirm(who.version)).codes).toEqual(['PLATFORM.STALE']);
    expect((await office.ask('chair', `{ carers(first: 100) { nodes { id person { fullName } } } }`)).text).toContain(
      'Phạm Thị Đôi',
    );
  });
});

it('asks a commune for its list of carers once a quarter, as long as somebody is not on it', async () => {
  await carer({ registeredOn: '2026-10-01' });
  const round = childProtection.rounds.find(({ name }) => name === 'child-protection.carer-lists');
  const listsAskedOn = async (on: string) => {
    office.clock.set(`${on} 08:00`);
    await round?.run({ uow: office.db.uowOn(office.clock), log: () => undefined });
    const { rows } = await office.db.admin.query<{ due: string }>(
      `SELECT due_on::text AS due FROM casework.task WHERE kind = 'carer-list' ORDER BY due_on`,
    );
    return rows.map(({ due }) => due);
  };
  expect(await listsAskedOn('2026-12-31')).toEqual([]);
  expect(await listsAskedOn('2027-01-01')).toEqual(['2027-03-31']);
  expect(await listsAskedOn('2027-01-02')).toEqual(['2027-03-31']);
});

describe('a child in a facility', () => {
  const open = async () =>
    office.open('2026-10-05 08:00', {
      procedure: 'child-protection.facility',
      personId: await office.child('2016-01-01'),
      form: { facility: 'Trung tâm Công tác xã hội', childView: 'Cháu muốn có nhà.' },
      by: 'facility',
    });
  const endOf = (file: CaseSeen) =>
    new Date(new Date(file.clock.dueAt ?? 0).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

  it('leaves it in ten, fifteen and five working days', async () => {
    let file = await open();
    expect(endOf(file)).toBe('2026-10-19');
    file = await office.step('2026-10-19 09:00', 'province', file, 'appraise', because);
    expect(endOf(file)).toBe('2026-11-09');
    file = await office.step('2026-11-09 09:00', 'chair', file, 'place', because);
    expect(endOf(file)).toBe('2026-11-16');
    expect(await office.step('2026-11-12 09:00', 'facility', file, 'leave')).toMatchObject({ outcome: 'done' });
  });

  it('stays when that is better', async () => {
    expect(await office.step('2026-10-12 09:00', 'province', await open(), 'keep', because)).toMatchObject({
      outcome: 'refused',
    });
  });
});

describe('sealed groups', () => {
  const join = (input: object) =>
    office.ask(
      'officer',
      `mutation ($input: SealedGroupInput!, $r: String!) { joinSealedGroup(input: $input, requestId: $r) }`,
      {
        input,
        r: crypto.randomUUID(),
      },
    );

  it('are joined with evidence, once at a time, and left on a day', async () => {
    office.clock.set('2026-11-02 08:00');
    const personId = await office.child('2014-01-01');
    const input = {
      personId,
      group: 'l',
      part: 'lewd-acts',
      from: '2026-10-01',
      evidence: 'Kết luận giám định 12/2026',
    };
    const joined = await join(input);
    expect(joined.codes).toEqual([]);
    expect((await join(input)).codes).toEqual(['PLATFORM.INPUT_INVALID']);
    expect((await join({ ...input, group: 'a' })).codes).toEqual(['PLATFORM.INPUT_INVALID']);
    const leave = await office.ask(
      'officer',
      `mutation ($id: ID!, $r: String!) { leaveSealedGroup(id: $id, until: "2026-11-01", requestId: $r) }`,
      { id: joined.data?.['joinSealedGroup'], r: crypto.randomUUID() },
    );
    expect(leave.codes).toEqual([]);
    const { data } = await office.ask('chair', `query ($p: ID!) { sealedGroups(personId: $p) { group from until } }`, {
      p: personId,
    });
    expect(data).toEqual({ sealedGroups: [{ group: 'l', from: '2026-10-01', until: '2026-11-01' }] });
  });
});
