import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openFacility } from './facility-in-office.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
  await openFacility(office);
}, 180_000);
afterAll(() => office.close());

async function isCleanAtBothWidths(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize({ width: 683, height: 768 });
  expect(await fits(page)).toBe(true);
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 768 });
}

describe('Cơ sở trợ giúp xã hội', () => {
  it('tells where a place is free, who waits and whose stay ends, and opens the case', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/');
    await page.getByRole('link', { name: 'Cơ sở trợ giúp' }).click();
    const whole = page.getByRole('row', { name: /^Trung tâm Bảo trợ xã hội tỉnh/ });
    await whole.waitFor();
    expect(await whole.locator('td').allInnerTexts()).toEqual(['42', '3', 'Còn 39 chỗ', '1', '1']);
    expect(
      await page
        .getByRole('row', { name: /^Người cao tuổi/ })
        .locator('td')
        .allInnerTexts(),
    ).toEqual(['2', '2', 'Hết chỗ', '', '']);
    await isCleanAtBothWidths(page);
    await screenshot(page, 'k-facilities-1366');
    await page.getByRole('link', { name: 'Trung tâm Bảo trợ xã hội tỉnh' }).click();
    const waiting = page.getByRole('region', { name: 'Chờ tiếp nhận' });
    await waiting.getByText(/^Quá hạn/).waitFor();
    await page.getByRole('region', { name: 'Đang ở' }).getByText('Đến 01/12/2026').waitFor();
    await isCleanAtBothWidths(page);
    await screenshot(page, 'k-facility-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'k-facility-1920');
    await waiting.getByRole('link', { name: 'Mở hồ sơ của Đoàn Thị Sáu' }).click();
    await page
      .getByRole('heading', { name: /Đoàn Thị Sáu/ })
      .first()
      .waitFor();
  });

  it('says so when there is no such facility', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto(`/facilities/${crypto.randomUUID()}`);
    await page.getByText('Không tìm thấy trang này').waitFor();
    await isCleanAtBothWidths(page);
  });
});
