import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
  await office.db.admin.query(
    `INSERT INTO casework.dossier_item (case_id, item, received_on) VALUES ($1, 'disability-certificate', '2026-11-20')`,
    [office.cases.get('Quách Thị Hai')?.id],
  );
}, 180_000);
afterAll(() => office.close());

/** Milliseconds within which a known person's application is taken in by typing. */
const patience = 90_000;

describe('Tiếp nhận hồ sơ', () => {
  it(
    'takes in a monthly allowance for a known person with the keyboard alone',
    async () => {
      const page = await office.signInAs(office.officer);
      await page.goto('/');
      await page.locator('tr[data-row]').first().waitFor();
      const { keyboard } = page;
      const begun = performance.now();
      await keyboard.press('g');
      await keyboard.press('t');
      await page.locator('#procedure').waitFor();
      await keyboard.type('tro cap xa hoi hang thang');
      await page
        .getByRole('option', { name: /Trợ cấp xã hội hằng tháng/ })
        .first()
        .waitFor({ state: 'attached' });
      await keyboard.press('Enter');
      await page.locator('#person').waitFor();
      await keyboard.type('quach thi hai');
      await page.getByText(/Quách Thị Hai · 1950/).waitFor();
      await keyboard.press('Enter');
      await page.locator('#received').waitFor();
      await page.getByText(/không yêu cầu nộp lại: đã có từ hồ sơ SP-\w+, ngày 20\/11\/2026/).waitFor();
      await page.locator('#step_facts_0_kind').focus();
      await keyboard.type('khuyet tat');
      await keyboard.press('Enter');
      await page.getByLabel('Nặng', { exact: true }).waitFor();
      await page.locator('#step_facts_0_from').focus();
      await keyboard.type('05112026');
      await keyboard.press('Tab');
      expect(await page.locator('#step_facts_0_from').inputValue()).toBe('05/11/2026');
      await page.getByRole('radio', { name: 'Nặng', exact: true }).focus();
      await keyboard.press('Space');
      await page.getByRole('radio', { name: 'Tiền mặt tại xã' }).focus();
      await keyboard.press('Space');
      await page.locator('#step_payment_holder').focus();
      await keyboard.type('Quách Thị Hai');
      await page.locator('#step_payment_relation').focus();
      await keyboard.type('chinh');
      await keyboard.press('Enter');
      await screenshot(page, 'intake-1366');
      expect(await axe(page)).toEqual([]);
      await keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: 'Kiểm tra trước khi tiếp nhận' }).waitFor();
      await keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: /^Đã tiếp nhận / }).waitFor();
      expect(performance.now() - begun).toBeLessThan(patience);
      expect(await axe(page)).toEqual([]);
      await screenshot(page, 'intake-receipt-1366');
      expect(page.complaints).toEqual([]);
    },
    patience + 60_000,
  );

  it('warns of a possible duplicate while somebody new is typed, and refuses an impossible date in words', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/intake');
    await page.locator('#procedure').focus();
    await page.keyboard.type('tro cap xa hoi hang thang');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Đăng ký người mới' }).click();
    await page.getByLabel('Họ và tên').fill('Quách Thị Hai');
    await page.getByLabel(/^Ngày sinh/).fill('30021950');
    await page.getByLabel(/^Ấp, khóm/).focus();
    await page.getByText('Tháng 2 không có ngày 30. Chỉ biết năm thì ghi 1951.').waitFor();
    await page.getByLabel(/^Ngày sinh/).fill('1950');
    await page.getByRole('heading', { name: 'Có thể là người đã có' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'intake-new-1366');
    await page.getByRole('button', { name: 'Chọn Quách Thị Hai' }).first().click();
    await page.getByRole('heading', { name: 'Tờ khai' }).waitFor();
    expect(page.complaints).toEqual([]);
  });
});
