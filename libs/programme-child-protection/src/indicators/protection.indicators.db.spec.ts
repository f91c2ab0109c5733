import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportsOver } from '#programme-registry';
import { makeReturn } from '#reporting';
import { systemActor } from '#platform';
import { type CaseSeen, type ChildOffice, openChildOffice } from '../../../../test/support/child-office.js';
import { unitOn, workdayOn } from '../../../../test/support/province.js';

let office: ChildOffice;
beforeAll(async () => {
  office = await openChildOffice();
  await fill();
}, 60_000);
afterAll(() => office.close());

const report = async (at: string, given: object, birth = '2017-06-06'): Promise<CaseSeen> =>
  office.open(at, {
    procedure: 'child-protection.case',
    personId: await office.child(birth),
    form: {
      channel: 'school',
      receivedAt: `${at.replace(' ', 'T')}+07:00`,
      place: 'Ấp Mũi',
      harms: ['neglect'],
      inDanger: false,
      suspectsCrime: false,
      secrecy: 'secret',
      told: 'Trẻ ở nhà một mình.',
      ...given,
    },
  });

/** Three reports of November, one of them dismissed; one of October; a child in the care of a relative, and one who waits. */
async function fill(): Promise<void> {
  await report('2026-10-12 08:00', { harms: ['neglect', 'physical-violence'] });
  await report('2026-11-02 08:00', { harms: ['sexual-abuse'], suspectsCrime: true }, '2023-01-01');
  await report('2026-11-03 08:00', { inDanger: true, harms: ['physical-violence'] });
  const dismissed = await report('2026-11-04 08:00', { harms: ['trafficking'] });
  await office.step('2026-11-05 08:00', 'chair', dismissed, 'dismiss', { reason: 'Nhầm người' });
  const listed = async (at: string) =>
    office.open(at, {
      procedure: 'child-protection.care',
      personId: await office.child('2017-06-06'),
      form: { ground: 'no-parents', hasConsent: true, childView: 'Ở với cô.', story: 'Mồ côi.' },
    });
  office.clock.set('2026-10-01 08:00');
  const { data } = await office.ask(
    'officer',
    `mutation ($input: CarerInput!, $r: String!) { registerCarer(input: $input, requestId: $r) { id } }`,
    {
      input: {
        personId: await office.child('1985-03-03', 'Lê Thị Nhận'),
        unitId: office.unitId,
        kind: 'relative',
        registeredOn: '2026-10-01',
        foreigner: false,
      },
      r: crypto.randomUUID(),
    },
  );
  const { id: carerId } = data?.['registerCarer'] as { id: string };
  let file = await listed('2026-10-05 08:00');
  file = await office.step('2026-10-05 09:00', 'officer', file, 'match', { carerId, because: 'Thân thích.' });
  file = await office.step('2026-10-05 15:00', 'officer', file, 'verify', { isSuitable: true, findings: 'Tốt.' });
  await office.step('2026-10-06 09:00', 'chair', file, 'decide');
  await listed('2026-11-06 08:00');
  office.clock.set('2026-11-20 08:00');
}

interface Values {
  readonly total: { readonly value: number | null; readonly whole: number | null };
}

async function valueOf(code: string, period = '2026-11') {
  const { data, codes } = await office.ask(
    'lead',
    `query ($c: String!, $p: String!) { indicatorValues(code: $c, period: $p) { total { value whole } } }`,
    { c: `child-protection.${code}`, p: period },
  );
  expect(codes).toEqual([]);
  const { value, whole } = (data?.['indicatorValues'] as Values).total;
  return whole === null ? value : [value, whole];
}

describe('figures of child protection', () => {
  it.each([
    ['reports', '2026-11', 3],
    ['reports', '2026', 4],
    ['reports.danger', '2026-11', 1],
    ['reports.crime', '2026-11', 1],
    ['reports.unfounded', '2026-11', 1],
    ['cases.open', '2026-11', 3],
    ['cases.settled', '2026', 0],
    ['harmed', '2026-11', 2],
    ['harmed.physical-violence', '2026', 2],
    ['harmed.trafficking', '2026', 0],
    ['harmed.under-6', '2026-11', 1],
    ['harmed.6-10', '2026-11', 1],
    ['danger.on-time', '2026-11', [1, 1]],
    ['care', '2026-11', 1],
    ['care.relative', '2026-10', 1],
    ['care.facility', '2026-11', 0],
    ['care.begun', '2026-10', 1],
    ['care.begun', '2026-11', 0],
    ['care.sought', '2026-11', 1],
    ['carers', '2026-11', 1],
    ['care.rate', '2026-11', [1, 2]],
    ['care.rate', '2026-10', [1, 1]],
    ['group.l', '2026-11', 0],
    ['isolations', '2026-11', 0],
  ])('%s in %s', async (code, period, expected) => {
    expect(await valueOf(code, period)).toEqual(expected);
  });

  it('open onto the cases behind them, and are unknown to who lacks the clearance, as are the forms', async () => {
    const rows = `query ($c: String!) { indicatorCases(code: $c, period: "2026-11", first: 10) { nodes { caseId } } }`;
    const variables = { c: 'child-protection.reports' };
    const { data } = await office.ask('lead', rows, variables);
    expect((data?.['indicatorCases'] as { nodes: unknown[] }).nodes).toHaveLength(3);
    expect((await office.ask('uncleared', rows, variables)).codes).toEqual(['REPORTING.INDICATOR_UNKNOWN']);
    const listed = await office.ask('uncleared', `{ indicators { code } }`);
    expect(listed.text).not.toContain('child-protection');
  });
});

it('owes the year’s return of alternative care before 25 December, of the whole province, under the seal alone', async () => {
  const book = reportsOver();
  const unitId = await unitOn(office.db, '96', '2026-11-20');
  const uow = workdayOn(office.db, '2026-11-20');
  const cleared = { ...systemActor('test'), clearances: ['child-protection'] };
  const key = { code: 'child-protection.care-year', unitId, period: '2026' };
  const { body } = await uow.read(cleared, (tx) => makeReturn(tx, book, key));
  const cells = Object.fromEntries(body.rows.map(({ number, cells: [first] }) => [number, first?.value]));
  expect(cells).toMatchObject({ '1': 1, '1.1': 1, '2.1': 1, '2.2': 0, '3': 1, '4': 1, '5': 1 });
  await expect(uow.read(systemActor('test'), (tx) => makeReturn(tx, book, key))).rejects.toMatchObject({
    code: 'REPORTING.RETURN_UNKNOWN',
  });
  const due = book.returnsFor(cleared).find(({ code }) => code === key.code)?.deadlines.rows[0]?.value;
  expect(due).toEqual([{ level: 'province', role: 'child-protection-lead', part: 'year', before: '12-25' }]);
});
