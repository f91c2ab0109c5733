import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { writeExports } from '../support/exports.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const wide = { width: 1920, height: 1080 };
const zoomed = { width: 683, height: 384 };

const open = async (size?: typeof wide): Promise<ConsolePage> => {
  const page = await office.signInAs(office.officer, size);
  await page.goto('/');
  await page.locator('tr[data-row]').first().waitFor();
  return page;
};

describe('Việc của tôi', () => {
  it('counts what it lists, by remaining working days, the most urgent first', async () => {
    const page = await open();
    const counts = (await page.locator('.counter-number').allInnerTexts()).map((text) => Number.parseInt(text, 10));
    const [total = 0, ...kinds] = counts;
    expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(await page.locator('tr[data-row]').count()).toBe(total);
    expect(await page.locator('tr[data-row] .status-tag').first().innerText()).toMatch(/^Quá \d+ ngày$/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'a-worklist-1366');
    expect(page.complaints).toEqual([]);
  });

  it('keeps its filters in the address and finds names without accents', async () => {
    const page = await open();
    await page.getByRole('link', { name: /Tạm dừng/ }).click();
    await page.waitForURL('**/?due=paused');
    await page.locator('tr[data-row]').nth(1).waitFor();
    await page.getByLabel('Lọc theo tên, mã hồ sơ').fill('vo thi muoi');
    await page.waitForURL(/words=/);
    await page.locator('tr[data-row]:only-child').waitFor();
    expect(await page.locator('.worklist-name').allInnerTexts()).toEqual(['Võ Thị Mười']);
    await page.getByLabel('Lọc theo tên, mã hồ sơ').fill('khong co ai');
    await page.getByRole('heading', { name: 'Không có hồ sơ nào hợp với bộ lọc' }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('is driven by j, k, x and Enter; help and glossary are one key away', async () => {
    const page = await open();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator('tr[aria-selected=true] .worklist-name').innerText()).toBe('Danh Sà Rây');
    await page.keyboard.press('x');
    await page.getByText('Đã chọn 1 hồ sơ').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('t');
    await page.getByLabel('Tìm từ').fill('niem yet');
    await page.getByText('Công khai kết luận').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('gives chosen cases to a colleague and says of each what became of it', async () => {
    const page = await open();
    await page.locator('tr[data-row] input[type=checkbox]').nth(0).check();
    await page.locator('tr[data-row] input[type=checkbox]').nth(1).check();
    await page.getByLabel('Giao cho').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Giao 2 hồ sơ' }).click();
    await page.getByText('Đã giao 2 trong 2 hồ sơ').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'a-bulk-1366');
    expect(page.complaints).toEqual([]);
  });

  it('saves a queue in the side bar', async () => {
    const page = await open();
    await page.getByRole('link', { name: /Quá hạn/ }).click();
    await page.getByRole('button', { name: 'Lưu hàng việc' }).click();
    await page.getByLabel('Tên hàng việc').fill('Việc gấp');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Việc gấp/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.evaluate('localStorage.clear()');
    await page.goto('/');
    await page.getByRole('link', { name: /Việc gấp/ }).click();
    await page.waitForURL('**/?due=overdue');
    await page.getByRole('button', { name: 'Bỏ hàng việc “Việc gấp”' }).click();
    await page.getByRole('link', { name: /Việc gấp/ }).waitFor({ state: 'detached' });
    expect(page.complaints).toEqual([]);
  });

  it('is had as a workbook, which may be left and found again', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Xuất Excel' }).click();
    await page.getByText(/^Đang lập tệp/).waitFor();
    expect(await axe(page)).toEqual([]);
    await writeExports(office.db);
    await page.getByRole('link', { name: /^Tải tệp, \d+ dòng/ }).waitFor();
    await page.goto('/jobs');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Tải Danh sách việc/ }).click();
    expect((await coming).suggestedFilename()).toMatch(/^Danh sách việc \d{4}-\d{2}-\d{2}\.xlsx$/);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'jobs-1366');
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    expect(page.complaints).toEqual([]);
  });

  it('prints as its filter, who printed it and its rows', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/^Xã Năm Căn · Trần Thị Phượng in lúc /).waitFor();
    await page.getByText('Của tôi', { exact: true }).first().waitFor();
    for (const beside of ['.side', '.counters', '.filters', '.page-foot'])
      expect([beside, await page.locator(beside).isVisible()]).toEqual([beside, false]);
    expect(await page.locator('tr[data-row]').first().isVisible()).toBe(true);
  });

  it('shows a quick look where there is room, and loses nothing at 200 %', async () => {
    const page = await open(wide);
    await page.keyboard.press('j');
    await page.getByRole('complementary').getByText('Thành phần hồ sơ').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'a-worklist-1920');
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'a-worklist-zoom200');
    expect(page.complaints).toEqual([]);
  });
});
