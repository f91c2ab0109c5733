import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineOver } from '#programme-registry';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { desksOf, walk } from '../support/province.js';
import { officeDay, openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice({ hasWorker: true });
  const { chair } = desksOf([office.unitId]);
  const file = office.cases.get('Trịnh Ngọc Ẩn');
  if (!file) throw new Error('no case to pay');
  await walk(office.db, engineOver(), file, [[officeDay, chair, 'decide']]);
}, 180_000);
afterAll(() => office.close());

const post = (name: string, ...roles: string[]) => ({
  name,
  agencyId: office.agencyId,
  roles,
  programmes: ['social-protection'],
});
const accountant = () => post('Nguyễn Thanh Trúc', 'accountant', 'commune-officer');
const approver = () => post('Phan Văn Hòa', 'payment-approver');
const zoomed = { width: 683, height: 768 };

const theRun = async (): Promise<number> =>
  (await office.db.admin.query(`SELECT max(id) AS id FROM payment.run`)).rows[0].id;

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

describe('a pay run', () => {
  it('is opened, compared with the month before, and frozen by one', async () => {
    const page = await office.signInAs(accountant());
    await page.goto('/pay');
    await page.getByText('Chưa có kỳ chi nào').waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Mở kỳ chi tháng 11/2026' }).click();
    await page.getByRole('link', { name: 'Hưởng mới' }).click();
    await page.getByRole('region', { name: 'Người có thay đổi: Hưởng mới' }).getByText('Trịnh Ngọc Ẩn').waitFor();
    expect(new URL(page.url()).searchParams.get('cause')).toBe('new');
    await isClean(page);
    await screenshot(page, 'd-payrun-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'd-payrun-1920');
    await page.setViewportSize(zoomed);
    expect(await fits(page)).toBe(true);
    await isClean(page);
    await page.setViewportSize({ width: 1366, height: 768 });

    await page.getByRole('button', { name: 'Hủy kỳ chi' }).click();
    await page.getByRole('dialog', { name: 'Hủy kỳ chi tháng 11/2026?' }).waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Giữ lại' }).click();
    await page.getByRole('button', { name: 'Chốt danh sách' }).click();
    await page.getByText('Bạn đã chốt kỳ chi này; cần người khác duyệt.').waitFor();
    await isClean(page);
  });

  it('is approved by another, sent, and its results are looked through before they are taken in', async () => {
    const second = await office.signInAs(approver());
    await second.goto(`/pay/${await theRun()}`);
    await second.getByRole('button', { name: /^Duyệt chi 810\.000 ₫/ }).click();
    await second.getByRole('region', { name: 'Lệnh chi' }).getByText('Trịnh Ngọc Ẩn').waitFor();
    await isClean(second);

    const page = await office.signInAs(accountant());
    await page.goto(`/pay/${await theRun()}`);
    await page.getByRole('region', { name: 'Lệnh chi' }).getByText('Trịnh Ngọc Ẩn').waitFor();
    await page.getByRole('button', { name: 'Lập danh sách gửi đi' }).click();
    await page
      .getByRole('link', { name: /^Tải xuống/ })
      .first()
      .waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'tra-loi.csv', mimeType: 'text/csv', buffer: Buffer.from('không,phải,mẫu\n1,2,3\n') });
    await page
      .getByRole('region', { name: 'Kết quả chi trả' })
      .getByRole('alert')
      .or(page.locator('.pay-faults'))
      .waitFor();
    await isClean(page);
    await screenshot(page, 'd-payrun-sent-1366');
    await page.getByRole('link', { name: 'Trả lại' }).click();
    await page.getByText('Không có lệnh chi nào').waitFor();
    await isClean(page);
  });
});
