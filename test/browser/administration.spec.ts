import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const administrator = (name: string) => ({
  name,
  agencyId: office.agencyId,
  roles: ['administrator'],
  programmes: ['social-protection'],
});
const laptop = { width: 1366, height: 768 };
const zoomed = { width: 683, height: 768 };

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

async function holdsWhenZoomed(page: ConsolePage): Promise<void> {
  await page.setViewportSize(zoomed);
  expect(await fits(page)).toBe(true);
  await isClean(page);
  await page.setViewportSize(laptop);
}

/** Fills in the reason that an open dialog asks for, and sends it. */
async function giveReason(page: ConsolePage, act: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Theo quyết định số 12');
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function choose(page: ConsolePage, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
  // A list of several choices stays open; Escape on the page itself would leave it.
  const list = page.locator('.ant-select-dropdown:visible').first();
  if (await list.isVisible()) await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

describe('users', () => {
  it('are invited with a link shown once, and given a duty that a second administrator confirms', async () => {
    const page = await office.signInAs(administrator('Quản Trị Một'));
    await page.goto('/admin');
    await page.getByRole('link', { name: 'Quản Trị Một' }).waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    await page.getByRole('alert').waitFor();
    await isClean(page);
    await page.getByLabel('Họ và tên').fill('Lê Thị Kế Toán');
    await page.getByLabel('Tên đăng nhập').fill('ke.toan');
    await page
      .getByRole('radio', { name: /xã Năm Căn/ })
      .first()
      .check();
    await page.getByLabel('Lý do, văn bản').fill('Tiếp nhận công chức mới');
    await holdsWhenZoomed(page);
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    const link = page.getByRole('textbox', { name: 'Lời mời, chỉ hiện một lần' });
    await link.waitFor();
    expect(await link.inputValue()).toMatch(/\/invitation#\S{20,}$/);
    await isClean(page);
    await page.getByRole('link', { name: 'Mở trang người dùng' }).click();
    await page.getByText('Chưa nhận tài khoản').waitFor();

    await page.getByRole('button', { name: 'Giao phần việc' }).click();
    await page.getByLabel('Chức danh').fill('Phó chủ tịch');
    await choose(page, 'Vai trò', 'Người duyệt chi');
    await choose(page, 'Lĩnh vực', 'Bảo trợ');
    await page.getByLabel('Lý do, văn bản').fill('Phân công của chủ tịch');
    await isClean(page);
    await screenshot(page, 'admin-grant-1366');
    await page.getByRole('button', { name: 'Giao phần việc' }).click();
    await page.getByText('Bạn đã đề nghị; cần quản trị viên khác xác nhận.').waitFor();
    await isClean(page);

    const second = await office.signInAs(administrator('Quản Trị Hai'));
    await second.goto('/admin');
    await second.getByRole('region', { name: 'Chờ quản trị viên thứ hai' }).getByText('Người duyệt chi').waitFor();
    await isClean(second);
    await screenshot(second, 'admin-1366');
    await second.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(second, 'admin-1920');
    await holdsWhenZoomed(second);
    await second.getByRole('button', { name: 'Xác nhận' }).click();
    await second.getByRole('dialog').waitFor();
    await isClean(second);
    await giveReason(second, 'Xác nhận');
    await second.getByRole('region', { name: 'Chờ quản trị viên thứ hai' }).waitFor({ state: 'detached' });
    await second.getByRole('link', { name: 'Lê Thị Kế Toán' }).click();
    await second.getByRole('region', { name: 'Phần việc' }).getByText('Phó chủ tịch').waitFor();
    await isClean(second);
    await screenshot(second, 'admin-user-1366');
  });

  it('are found by name, locked and unlocked with a reason, reset, and signed out', async () => {
    await office.signInAs({ ...office.officer, name: 'Cán Bộ Mất Máy' });
    const page = await office.signInAs(administrator('Quản Trị Ba'));
    await page.goto('/admin');
    await page.getByRole('link', { name: 'Quản Trị Ba' }).waitFor();
    await page.getByRole('textbox', { name: 'Tìm họ tên, tên đăng nhập' }).fill('can bo mat');
    await page.getByRole('link', { name: 'Quản Trị Ba' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('words')).toBe('can bo mat');
    await page.getByRole('link', { name: 'Cán Bộ Mất Máy' }).click();
    await page.getByText('Đang mở 1 phiên').waitFor();

    await page.getByRole('button', { name: 'Kết thúc các phiên' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc các phiên' }).click();
    await page.getByText('Ghi lý do, ít nhất 3 chữ.').waitFor();
    await isClean(page);
    await giveReason(page, 'Kết thúc các phiên');
    await page.getByText('Đang mở 0 phiên').waitFor();
    await page.getByRole('button', { name: 'Đặt lại xác thực' }).click();
    await giveReason(page, 'Đặt lại xác thực');
    await page.getByRole('textbox', { name: 'Lời mời, chỉ hiện một lần' }).waitFor();
    await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
    await giveReason(page, 'Khóa tài khoản');
    await page.getByText('Đã khóa').waitFor();
    await holdsWhenZoomed(page);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await giveReason(page, 'Mở khóa');
    await page.getByRole('button', { name: 'Khóa tài khoản' }).waitFor();

    await page.getByRole('button', { name: /^Thôi giao/ }).click();
    await giveReason(page, 'Thôi giao');
    await page.getByText(/^Đã thôi/).waitFor();
    await isClean(page);
  });
});

describe('the audit', () => {
  it('tells who saw a record, what a user did, and that somebody asked', async () => {
    const file = office.cases.get('Lâm Thị Nhiên');
    if (!file) throw new Error('no case to look at');
    const officer = await office.signInAs(office.officer);
    await officer.goto(`/cases/${file.id}`);
    await officer.getByRole('heading', { level: 1 }).waitFor();

    const page = await office.signInAs(administrator('Quản Trị Bốn'));
    await page.goto('/audit');
    await page.getByText('Mỗi lần tìm ở đây cũng được ghi vào nhật ký').waitFor();
    await isClean(page);
    await page.getByLabel('Mã hoặc địa chỉ trang').fill(officer.url());
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    const found = page.getByRole('region', { name: 'Kết quả' });
    await found.getByRole('link', { name: 'Trần Thị Phượng' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('case');
    // The page asked in several parts; each is on record, and they read as one.
    expect(await found.getByRole('row', { name: /Trần Thị Phượng.*Xem \d+ lần/ }).count()).toBe(1);
    await isClean(page);
    await screenshot(page, 'audit-1366');
    await holdsWhenZoomed(page);
    await found.getByRole('link', { name: 'Trần Thị Phượng' }).first().click();
    await page.getByRole('cell', { name: /^Xem/ }).first().waitFor();
    await isClean(page);

    const second = await office.signInAs(administrator('Quản Trị Năm'));
    await second.goto(`/audit?kind=case&id=${file.id}`);
    await second
      .getByRole('row', { name: /Quản Trị Bốn.*Tìm trong nhật ký/ })
      .first()
      .waitFor();
    await isClean(second);
  });
});

describe('an officer who goes away', () => {
  it('hands the duty to a colleague and takes it back', async () => {
    await office.signInAs({ ...office.officer, name: 'Đồng Nghiệp Ở Lại' });
    const page = await office.signInAs({ ...office.officer, name: 'Người Đi Phép' });
    await page.goto('/');
    await page.getByRole('button', { name: /Người Đi Phép/ }).click();
    await page.getByRole('menuitem', { name: 'Ủy quyền khi vắng' }).click();
    await page.getByText('Chưa ủy quyền cho ai.').waitFor();
    await choose(page, 'Người làm thay', 'Đồng Nghiệp');
    await page.getByLabel('Từ ngày').fill('24/11/2026');
    await page.getByLabel('Đến hết ngày').fill('27/11/2026');
    await page.getByLabel('Lý do').fill('Nghỉ phép năm');
    await holdsWhenZoomed(page);
    await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    await page.getByText('24/11/2026 đến hết 27/11/2026').waitFor();
    await isClean(page);
    await screenshot(page, 'away-1366');
    await page.getByRole('button', { name: 'Lấy lại từ Đồng Nghiệp Ở Lại' }).click();
    await giveReason(page, 'Lấy lại');
    await page.getByText('Chưa ủy quyền cho ai.').waitFor();
    await isClean(page);
  });
});
