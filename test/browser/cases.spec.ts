import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const zoomed = { width: 683, height: 384 };

const open = async (address = '/cases', who = office.officer): Promise<ConsolePage> => {
  const page = await office.signInAs(who);
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
  return page;
};
const codeOf = (name: string): string => office.cases.get(name)?.code ?? '';

describe('Hồ sơ', () => {
  it('lists every case, the latest received first, and narrows the list by the address', async () => {
    const page = await open();
    await page.locator('tr[data-row]').nth(14).waitFor();
    expect(await page.locator('.cases-name').first().innerText()).toBe('Lý Văn Sơn');
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'cases-1366');
    await page.getByLabel('Đang mở và đã xong').click();
    await page.getByTitle('Đã xong').click();
    await page.waitForURL('**/cases?state=closed');
    await page.getByRole('heading', { name: 'Không có hồ sơ nào hợp với bộ lọc' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bỏ mọi bộ lọc' }).click();
    await page.locator('tr[data-row]').nth(14).waitFor();
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('finds by the beginning of a code, and is driven by j, k and Enter', async () => {
    const code = codeOf('Võ Thị Mười');
    const page = await open();
    await page.getByLabel('Mã hồ sơ').fill(code.slice(0, 8).toLowerCase());
    await page.locator('tr[data-row]:only-child').waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Võ Thị Mười' }).waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('opens a case by its code from the search box, and says when a text is no code', async () => {
    const page = await open('/cases?words=tran');
    await page.getByRole('heading', { name: '“tran” không phải mã hồ sơ' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('/');
    await page.keyboard.type(codeOf('Tô Văn Lẹ').toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tô Văn Lẹ' }).waitFor();
    await page.keyboard.press('/');
    await page.locator('#search').fill('to van le');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\?words=to/);
    expect(page.complaints).toEqual([]);
  });
});
