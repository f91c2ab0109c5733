import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { sheetToImport } from '../support/list-to-import.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const zoomed = { width: 683, height: 768 };
const laptop = { width: 1366, height: 768 };

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

async function isCleanWhenZoomed(page: ConsolePage): Promise<void> {
  await page.setViewportSize(zoomed);
  expect(await fits(page)).toBe(true);
  await isClean(page);
  await page.setViewportSize(laptop);
}

const importer = () => ({ ...office.officer, roles: ['commune-officer'] });

describe('a list kept in Excel', () => {
  it('is handed in on its template, and says of every wrong cell what is wrong', async () => {
    const page = await office.signInAs(importer());
    await page.goto('/import');
    await page.getByText('Chưa đưa danh sách nào lên.').waitFor();
    await isClean(page);
    const coming = page.waitForEvent('download');
    const sheet = sheetToImport();
    await page.getByRole('button', { name: `Tải mẫu ${sheet.title}` }).click();
    expect((await coming).suggestedFilename()).toBe(`${sheet.code}.xlsx`);

    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'thư.xlsx', mimeType: 'text/plain', buffer: Buffer.from('không phải') });
    await page.getByRole('alert').getByText('Đây không phải tệp Excel (.xlsx).').waitFor();
    await input.setInputFiles(await office.listOf(30, 1));
    const faults = page.getByRole('region', { name: 'Ô sai' });
    await faults.getByText(/^1\//).waitFor();
    await page.getByRole('region', { name: 'Bảng tính' }).locator('.chosen').waitFor();
    await isClean(page);
    await screenshot(page, 'f-import-1366');
    const marked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải bảng có ghi lỗi' }).click();
    expect((await marked).suggestedFilename()).toMatch(/\.xlsx$/);
    const first = await faults.getByRole('heading').innerText();
    await page.keyboard.press('n');
    await faults.getByText(/^2\//).waitFor();
    expect(await faults.getByRole('heading').innerText()).not.toBe(first);
    expect(new URL(page.url()).searchParams.get('fault')).toBe('2');
    await page.keyboard.press('p');
    await faults.getByText(/^1\//).waitFor();
    expect(await faults.getByRole('heading').innerText()).toBe(first);
    await page.getByLabel('Chỉ hiện dòng có ô sai').uncheck();
    await page.getByRole('link', { name: 'Dòng sau' }).waitFor();
    expect(await page.getByRole('button', { name: /^Nhập \d/ }).count()).toBe(0);
    await isCleanWhenZoomed(page);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'f-import-1920');
  });

  it('is taken over as a whole and taken back as a whole, with a reason', async () => {
    const page = await office.signInAs(importer());
    await page.goto('/import');
    await page.locator('input[type=file]').setInputFiles(await office.listOf(30));
    await page.getByRole('button', { name: 'Nhập 30 dòng' }).waitFor();
    await isCleanWhenZoomed(page);
    await page.getByRole('button', { name: 'Nhập 30 dòng' }).click();
    await page.getByText('Đã nhập', { exact: true }).waitFor();
    await isClean(page);
    await screenshot(page, 'f-import-done-1366');

    await page.getByRole('button', { name: 'Hoàn tác cả danh sách' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hoàn tác 30 dòng đã nhập?' });
    await isClean(page);
    await dialog.getByLabel('Lý do').fill('Nhầm danh sách tháng trước');
    await dialog.getByRole('button', { name: 'Hoàn tác cả danh sách' }).click();
    await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Nhập từ Excel' }).last().click();
    await page.getByRole('region', { name: 'Đã đưa lên gần đây' }).getByText('Đã hoàn tác').waitFor();
    await isCleanWhenZoomed(page);
    await screenshot(page, 'f-import-lists-1366');
  });
});
