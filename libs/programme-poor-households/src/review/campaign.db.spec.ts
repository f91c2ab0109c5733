import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaveHousehold } from '#citizen';
import { type LegalDay } from '#kernel';
import { type Actor, type Tx } from '#platform';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { unitOn, workdayOn } from '../../../../test/support/province.js';
import { povertyCertificate } from '../history/certificate.paper.js';
import { household, type House, publishInvented, sheetWith } from '../review.fixture.js';
import { addHouseholds, closeCampaign, getCampaign, openCampaign } from './campaign.store.js';
import { complain, concludeRecheck, postedUntil, postHamlets, recheckDue, recordMeeting } from './hamlet.store.js';
import { freezeList, getList, signList, takeBackList } from './list.store.js';
import { listRows, listRowsOf, type ReviewRow } from './review.reader.js';
import { saveSheet, saveSheets } from './sheet.store.js';
import { withdrawEntry } from './withdrawal.store.js';

let db: TestDatabase;
let unitId: number;
let officer: Actor;
let chair: Actor;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  unitId = await unitOn(db, '32248', '2026-09-01');
  const at = (name: string) => testActor({ name, units: [unitId], programmes: ['poor-households'] });
  [officer, chair] = [at('Cán bộ giảm nghèo'), at('Chủ tịch xã')];
});
afterAll(() => db.close());

const on = <T>(day: string, who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => workdayOn(db, day).run(who, work);

let made = 0;
const newHouse = (hamlet: string): Promise<House> =>
  household(workdayOn(db, '2026-08-01'), officer, { unitId, code: `HR-${(made += 1)}`, hamlet });

const rowsOf = (campaignId: string): Promise<ReviewRow[]> =>
  db.uow.read(officer, (tx) => listRows(tx, campaignId, {}, { first: 500, after: undefined }));

const classOf = async (householdId: string): Promise<string[]> =>
  (
    await db.admin.query<{ text: string }>(
      `SELECT class || ' ' || held::text AS text FROM prog_poor_households.household_poverty
        WHERE household_id = $1 AND retired_at IS NULL ORDER BY held`,
      [householdId],
    )
  ).rows.map(({ text }) => text);

const eventsOf = async (householdId: string): Promise<unknown[]> =>
  (
    await db.admin.query<{ payload: { was: string; is: string; from: string } }>(
      `SELECT payload FROM platform.outbox WHERE type = 'poverty.class-changed' AND payload ->> 'householdId' = $1 ORDER BY id`,
      [householdId],
    )
  ).rows.map(({ payload: { was, is, from } }) => `${was} → ${is} from ${from}`);

describe('a review of a commune', () => {
  let campaignId: string;
  let poor: House, nearPoor: House, above: House, passed: House, disputed: House;

  const find = async ({ householdId }: House): Promise<ReviewRow> => {
    const row = (await rowsOf(campaignId)).find((each) => each.householdId === householdId);
    if (!row) throw new Error('not on the list');
    return row;
  };

  it('opens in its season, once a year, and lists who is brought in', async () => {
    await expect(on('2026-08-31', officer, (tx) => openCampaign(tx, { unitId, year: 2026 }))).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.CAMPAIGN_OUT_OF_SEASON',
    });
    await expect(on('2026-09-01', officer, (tx) => openCampaign(tx, { unitId, year: 2027 }))).rejects.toMatchObject({
      code: 'KERNEL.NONE_IN_FORCE',
    });
    campaignId = await on('2026-09-01', officer, (tx) => openCampaign(tx, { unitId, year: 2026 }));
    await expect(on('2026-09-01', officer, (tx) => openCampaign(tx, { unitId, year: 2026 }))).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.CAMPAIGN_EXISTS',
    });
    [poor, nearPoor, above, passed, disputed] = [
      await newHouse('Ấp Mũi'),
      await newHouse('Ấp Mũi'),
      await newHouse('Ấp Mũi'),
      await newHouse('Ấp Rạch Tàu'),
      await newHouse('Ấp Rạch Tàu'),
    ];
    const ids = [poor, nearPoor, above, passed, disputed].map(({ householdId }) => householdId);
    expect(await on('2026-09-02', officer, (tx) => addHouseholds(tx, campaignId, ids))).toBe(5);
    expect(await on('2026-09-02', officer, (tx) => addHouseholds(tx, campaignId, ids))).toBe(0);
    expect(await find(poor)).toMatchObject({ state: 'screening', was: 'none', sheet: { members: 2, under16: 1 } });
  });

  it('keeps a household together while it is under review', async () => {
    const { version } = await db.uow.read(officer, (tx) =>
      tx.one<{ version: number }>(`SELECT version FROM citizen.person WHERE id = $1`, [poor.headId]),
    );
    await expect(
      on('2026-09-03', officer, (tx) =>
        leaveHousehold(tx, { personId: poor.headId, version }, { on: '2026-09-03' as LegalDay, reason: 'Tách hộ' }),
      ),
    ).rejects.toMatchObject({ code: 'CITIZEN.HOUSEHOLD_HELD' });
  });

  it('keeps the forms but classifies nobody while no points are published', async () => {
    const { id, version } = await find(poor);
    const sheet = { ...sheetWith({ b1: 140, deprived: 3 }), ticks: [1, 2, 3] };
    await on('2026-09-10', officer, (tx) => saveSheet(tx, { entryId: id, version, sheet }));
    expect(await find(poor)).toMatchObject({ state: 'surveyed', found: null, version: 2 });
  });

  it('scores many at once, each taken or refused by itself', async () => {
    await publishInvented(db.uow, 'rural');
    const sheets: [House, object][] = [
      [poor, { ...sheetWith({ b1: 140, deprived: 3 }), ticks: [1, 2, 3] }],
      [nearPoor, { ...sheetWith({ b1: 125, deprived: 2 }), ticks: [] }],
      [above, { ...sheetWith({ b1: 176, deprived: 6 }), ticks: [5] }],
      [passed, { ticks: [1, 2, 3, 4] }],
      [disputed, { ...sheetWith({ b1: 200, deprived: 0 }), ticks: [9], members: 0 }],
    ];
    const given = await Promise.all(
      sheets.map(async ([house, sheet]) => {
        const { id: entryId, version } = await find(house);
        return { entryId, version, sheet };
      }),
    );
    const results = await on('2026-09-10', officer, (tx) => saveSheets(tx, given));
    expect(results.map(({ refusal }) => refusal?.code)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'POOR_HOUSEHOLDS.ANSWER_INVALID',
    ]);
    expect(await find(poor)).toMatchObject({ state: 'scored', found: { b1: 140, b2: 30, class: 'poor' } });
    expect(await find(nearPoor)).toMatchObject({ state: 'scored', found: { class: 'near-poor' } });
    expect(await find(above)).toMatchObject({ state: 'scored', found: { class: 'none' } });
    expect(await find(passed)).toMatchObject({ state: 'passed-by', found: null });
    expect(await find(disputed)).toMatchObject({ state: 'screening' });
    await expect(
      on('2026-09-10', officer, (tx) => saveSheet(tx, given[0] ?? { entryId: '', version: 0, sheet: {} })),
    ).rejects.toMatchObject({
      code: 'PLATFORM.STALE',
    });
  });

  it('is surveyed again where fewer than half agree, and stands at half', async () => {
    const meet = (present: number, agreed: number) =>
      on('2026-09-20', officer, (tx) =>
        recordMeeting(tx, { campaignId, hamlet: 'Ấp Mũi', heldOn: '2026-09-20' as LegalDay, present, agreed }),
      );
    expect(await meet(41, 20)).toBe(3);
    expect((await find(poor)).state).toBe('redo');
    await expect(meet(40, 20)).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.NOTHING_TO_DO' });
    for (const house of [poor, nearPoor, above]) {
      const { id: entryId, version, sheet } = await find(house);
      await on('2026-09-20', officer, (tx) => saveSheet(tx, { entryId, version, sheet }));
    }
    await expect(meet(40, 41)).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.MEETING_IMPOSSIBLE' });
    expect(await meet(40, 20)).toBe(3);
    expect((await find(poor)).state).toBe('agreed');
  });

  it('is posted three working days, and a complaint has the household checked within seven and posted again', async () => {
    expect(await on('2026-09-24', officer, (tx) => postHamlets(tx, { campaignId, on: '2026-09-24' as LegalDay }))).toBe(
      3,
    );
    const before = await find(nearPoor);
    expect(before.postedUntil).toBe('2026-09-29');
    const seen = { entryId: before.id, version: before.version };
    await expect(
      on('2026-09-30', officer, (tx) => complain(tx, seen, { on: '2026-09-30' as LegalDay, complaint: 'Muộn' })),
    ).rejects.toMatchObject({ params: { rule: 'after-posting' } });
    await on('2026-09-29', officer, (tx) =>
      complain(tx, seen, { on: '2026-09-29' as LegalDay, complaint: 'Có ghe máy' }),
    );
    expect(await find(nearPoor)).toMatchObject({ state: 'rechecking', recheckDue: '2026-10-08' });
    const { version } = await find(nearPoor);
    const sheet = { ...sheetWith({ b1: 150, deprived: 2 }), farming: true };
    await on('2026-10-05', officer, (tx) => saveSheet(tx, { entryId: before.id, version, sheet }));
    expect(await find(nearPoor)).toMatchObject({ state: 'rechecking', found: { class: 'average' } });
    await on('2026-10-06', officer, (tx) =>
      concludeRecheck(
        tx,
        { entryId: before.id, version: version + 1 },
        { on: '2026-10-06' as LegalDay, conclusion: 'Đúng' },
      ),
    );
    expect(await find(nearPoor)).toMatchObject({ state: 'posted-again', postedUntil: '2026-10-09' });
  });

  it('that goes on into the year after its terms is posted and checked again by the terms it began under', () => {
    const begun = '2026-12-20' as LegalDay;
    const on = '2027-01-04' as LegalDay;
    expect([postedUntil(on, begun), recheckDue(on, begun)]).toEqual(['2027-01-07', '2027-01-13']);
  });

  it('is signed by another person, whole, with decisions, refusals in writing, certificates and word to others', async () => {
    const listId = await on('2026-10-12', officer, (tx) => freezeList(tx, campaignId));
    await expect(on('2026-10-12', officer, (tx) => signList(tx, { listId, version: 1 }))).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.NEEDS_ANOTHER_PERSON',
    });
    await on('2026-10-13', chair, (tx) => signList(tx, { listId, version: 1 }));
    expect(await classOf(poor.householdId)).toEqual(['poor [2026-10-13,)']);
    expect(await classOf(nearPoor.householdId)).toEqual(['average [2026-10-13,)']);
    expect(await classOf(above.householdId)).toEqual([]);
    expect(await eventsOf(poor.householdId)).toEqual(['none → poor from 2026-10-13']);
    expect(await eventsOf(above.householdId)).toEqual([]);
    const papers = await db.admin.query(
      `SELECT kind, paper ->> 'number' AS number FROM prog_poor_households.decision WHERE list_id = $1 ORDER BY number`,
      [listId],
    );
    expect(papers.rows).toEqual([
      { kind: 'recognise', number: '1/QĐ-UBND' },
      { kind: 'recognise-farming', number: '2/QĐ-UBND' },
      { kind: 'refuse', number: '3/UBND' },
    ]);
    const rows = await db.uow.read(officer, (tx) => listRowsOf(tx, listId, { first: 10, after: 0 }));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    const certificates = await db.admin.query(
      `SELECT id, number, class FROM prog_poor_households.certificate WHERE household_id = $1`,
      [poor.householdId],
    );
    expect(certificates.rows).toMatchObject([{ number: expect.stringMatching(/^1-00\d\/2026\/GCN$/), class: 'poor' }]);
    const find = (who: Actor) => db.uow.read(who, (tx) => povertyCertificate.find(tx, certificates.rows[0].id));
    expect(await find(officer)).toMatchObject({
      number: certificates.rows[0].number,
      on: '2026-10-13',
      agency: expect.stringMatching(/^Ủy ban nhân dân /),
      body: expect.arrayContaining([{ kind: 'field', label: 'Thuộc diện', value: 'Hộ nghèo' }]),
    });
    expect(await find({ ...officer, units: [] })).toBeUndefined();
  });

  it('is taken back whole and signed once more', async () => {
    const { id: listId, version } = await db.uow.read(chair, async (tx) => {
      const { id } = await tx.one<{ id: string }>(`SELECT id FROM prog_poor_households.list WHERE campaign_id = $1`, [
        campaignId,
      ]);
      return getList(tx, id);
    });
    await on('2026-10-14', chair, (tx) => takeBackList(tx, { listId, version }, 'Ký nhầm danh sách'));
    expect(await classOf(poor.householdId)).toEqual([]);
    expect(await find(poor)).toMatchObject({ state: 'posted' });
    const again = await on('2026-10-14', officer, (tx) => freezeList(tx, campaignId));
    await on('2026-10-15', chair, (tx) => signList(tx, { listId: again, version: 1 }));
    expect(await classOf(poor.householdId)).toEqual(['poor [2026-10-15,)']);
    expect(await eventsOf(poor.householdId)).toEqual([
      'none → poor from 2026-10-13',
      'poor → none from 2026-10-13',
      'none → poor from 2026-10-15',
    ]);
  });

  it('closes when every household has come to an end', async () => {
    const { version } = await db.uow.read(officer, (tx) => getCampaign(tx, campaignId));
    await expect(on('2026-10-20', officer, (tx) => closeCampaign(tx, campaignId, version))).rejects.toMatchObject({
      code: 'POOR_HOUSEHOLDS.CAMPAIGN_UNFINISHED',
      params: { open: 1 },
    });
    const { id: entryId, version: seen } = await find(disputed);
    await on('2026-10-20', officer, (tx) => withdrawEntry(tx, { entryId, version: seen }, 'Chuyển đi'));
    await on('2026-10-20', officer, (tx) => closeCampaign(tx, campaignId, version));
    await expect(
      on('2026-10-21', officer, (tx) => addHouseholds(tx, campaignId, [disputed.householdId])),
    ).rejects.toMatchObject({ code: 'POOR_HOUSEHOLDS.CAMPAIGN_CLOSED' });
  });
});
