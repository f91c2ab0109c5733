import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHousehold, joinHousehold, leaveHousehold, registerPerson } from '#citizen';
import { day, type PartialDay } from '#kernel';
import { makeLists, makeOrders, postRunOrReopen, previewRun } from '#payments';
import { systemActor } from '#platform';
import { engineOver } from '#programme-registry';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { desksOf, walk, workdayOn } from '../support/province.js';
import { officeDay, openOffice, type TestOffice } from './office.js';

let office: TestOffice;
let personId: string;
beforeAll(async () => {
  office = await openOffice();
  const file = office.cases.get('Trịnh Ngọc Ẩn');
  if (!file) throw new Error('nobody to look at');
  personId = file.personId;
  const { chair } = desksOf([office.unitId]);
  await walk(office.db, engineOver(), file, [[officeDay, chair, 'decide']]);
  await live(personId);
}, 180_000);
afterAll(() => office.close());

/** A household of three generations; a sister left it. */
async function live(headId: string): Promise<void> {
  const { commune } = desksOf([office.unitId]);
  const register = (fullName: string, birth: string, motherId?: string) =>
    workdayOn(office.db, '2026-11-02').run(commune, (tx) =>
      registerPerson(tx, {
        unitId: office.unitId,
        fullName,
        birth: birth as PartialDay,
        sex: 'female',
        source: 'paper',
        ...(motherId && { mother: { personId: motherId } }),
        residence: { address: 'Ấp Mũi', hamlet: 'Ấp Mũi', from: day('2020-01-01') },
      }),
    );
  const daughter = await register('Lâm Thị Bích Trâm', '1994-02-28', headId);
  const grandchild = await register('Trần Gia Hân', '2015-09-05', daughter.personId);
  const sister = await register('Trịnh Ngọc Hường', '1979');
  const at = workdayOn(office.db, officeDay);
  await at.run(commune, async (tx) => {
    const { householdId } = await createHousehold(tx, { unitId: office.unitId, code: 'HN-96-01877' });
    const from = day('2020-01-01');
    const versionOf = async (id: string) =>
      (await tx.one<{ version: number }>(`SELECT version FROM citizen.person WHERE id = $1`, [id])).version;
    const join = async (id: string, role: 'head' | 'child' | 'grandchild' | 'sibling') =>
      joinHousehold(tx, { personId: id, version: await versionOf(id) }, { householdId, role, from });
    await join(headId, 'head');
    await join(daughter.personId, 'child');
    await join(grandchild.personId, 'grandchild');
    const { version } = await join(sister.personId, 'sibling');
    const left = { on: day('2026-03-01'), reason: 'Lập gia đình' };
    await leaveHousehold(tx, { personId: sister.personId, version }, left);
  });
}

/** The December money of the person, sent. */
async function pay(): Promise<void> {
  const worker = systemActor('worker');
  const uow = workdayOn(office.db, officeDay);
  const page = await office.signInAs({ ...office.officer, roles: ['accountant', 'commune-officer'] });
  await page.goto('/pay');
  await page.getByRole('button', { name: /^Mở kỳ chi/ }).click();
  await page.getByText('Đang tính số tiền của tháng').waitFor();
  const { rows } = await office.db.admin.query(`SELECT max(id) AS id FROM payment.run`);
  const runId: number = rows[0].id;
  await uow.run(worker, (tx) => previewRun(tx, runId));
  await page.reload();
  await page.getByRole('button', { name: 'Chốt danh sách' }).click();
  await page.getByText('Chờ duyệt').first().waitFor();
  const approver = await office.signInAs({ ...office.officer, name: 'Phan Văn Hòa', roles: ['payment-approver'] });
  await approver.goto(`/pay/${runId}`);
  await approver.getByRole('button', { name: /^Duyệt chi/ }).click();
  await approver.getByText('Đã duyệt, đang ghi sổ').waitFor();
  await postRunOrReopen(uow, worker, runId);
  await uow.run(worker, (tx) => makeOrders(tx, runId));
  await uow.run(worker, (tx) => makeLists(tx, runId));
}

const zoomed = { width: 683, height: 768 };

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

const open = async (path = ''): Promise<ConsolePage> => {
  const page = await office.signInAs(office.officer);
  await page.goto(`/people/${personId}${path}`);
  await page.getByRole('heading', { level: 1, name: 'Trịnh Ngọc Ẩn' }).waitFor();
  return page;
};

describe('people', () => {
  it('are found as one types, with accents or without, and opened by the keyboard', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/people');
    await page.getByText('Gõ tên hoặc số để tìm').waitFor();
    await isClean(page);
    const field = page.getByRole('searchbox', { name: 'Tên hoặc số định danh' });
    await field.pressSequentially('trinh ngoc');
    await page.getByRole('row', { name: /Trịnh Ngọc Ẩn/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('words')).toBe('trinh ngoc');
    await isClean(page);
    await screenshot(page, 'b-people-1366');
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    await isClean(page);
    await page.getByRole('link', { name: 'Trịnh Ngọc Ẩn' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Trịnh Ngọc Ẩn' }).waitFor();

    await page.goto('/people?words=Kh%C3%B4ng%20Ai%20C%E1%BA%A3');
    await page.getByRole('heading', { name: 'Không tìm thấy ai' }).waitFor();
    await page.goto('/people?words=09612');
    await page.getByRole('heading', { name: 'Gõ đủ số' }).waitFor();
    await isClean(page);
  });

  it('are looked up from anywhere by the box in the side bar', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Lâm Thị Nhiên');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Lâm Thị Nhiên/ }).waitFor();
    expect(page.complaints).toEqual([]);
  });
});

describe('a person', () => {
  it('gets money whose equation opens in place, each box with its source', async () => {
    const page = await open();
    const receives = page.getByRole('region', { name: 'Đang hưởng' });
    await receives.getByText('Trợ cấp xã hội hằng tháng', { exact: true }).waitFor();
    await receives.getByRole('button', { name: /^Vì sao/ }).click();
    const why = page.getByRole('group', { name: /^Vì sao: Trợ cấp xã hội hằng tháng/ });
    await why.getByRole('button', { name: /mức chuẩn/ }).waitFor();
    await why.getByText(/^Căn cứ: /).waitFor();
    await why.getByRole('button', { name: /hệ số/ }).click();
    await why.getByText(/^Căn cứ: .*Điều/).waitFor();
    await isClean(page);
    await screenshot(page, 'b-person-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'b-person-1920');
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    await isClean(page);
    await screenshot(page, 'b-person-zoom200');
  });

  it('lives in a household that is a tree, on any day', async () => {
    const page = await open();
    const household = page.getByRole('region', { name: 'Hộ gia đình' });
    const daughter = household.locator('li li', { hasText: 'Lâm Thị Bích Trâm' });
    await daughter.getByRole('link', { name: 'Trần Gia Hân' }).waitFor();
    await household.getByText('rời hộ ngày 01/03/2026').waitFor();
    await household.getByLabel('Tại ngày').fill('28022026');
    await household.getByLabel('Tại ngày').press('Enter');
    await page.waitForURL(/on=2026-02-28/);
    expect(await household.getByText('rời hộ').count()).toBe(0);
    await household.getByRole('link', { name: 'Trần Gia Hân' }).click();
    await page.getByRole('heading', { level: 1, name: 'Trần Gia Hân' }).waitFor();
    await isClean(page);
  });

  it('has parts that open by address and count nothing', async () => {
    await pay();
    const page = await open();
    const tabs = page.getByRole('navigation', { name: 'Các phần của hồ sơ người' });
    expect(await tabs.getByRole('link').allInnerTexts()).toEqual([
      'Tổng quan',
      'Hộ gia đình',
      'Chế độ',
      'Hồ sơ',
      'Chi trả',
      'Giấy tờ',
      'Dòng thời gian',
    ]);
    for (const [name, shows] of [
      ['Chế độ', 'Trợ cấp xã hội hằng tháng'],
      ['Hồ sơ', /kết thúc|Kết thúc/],
      ['Chi trả', 'Tiền mặt'],
      ['Giấy tờ', 'Giấy tiếp nhận, hẹn trả kết quả'],
      ['Dòng thời gian', /^Đến ở /],
    ] as const) {
      await tabs.getByRole('link', { name }).click();
      await page.locator('.person-body').getByText(shows).first().waitFor();
      await isClean(page);
    }
    expect(new URL(page.url()).searchParams.get('tab')).toBe('timeline');
    await screenshot(page, 'b-person-timeline-1366');
  });

  it('out of sight looks like one that is not there', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto(`/people/${crypto.randomUUID()}`);
    await page.getByRole('heading', { name: 'Không tìm thấy trang này' }).waitFor();
    await isClean(page);
  });
});
