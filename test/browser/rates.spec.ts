import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { engineOver } from '#programme-registry';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { desksOf, walk } from '../support/province.js';
import { officeDay, openOffice, type TestOffice } from './office.js';

let office: TestOffice;
let agencyId: number;
beforeAll(async () => {
  office = await openOffice();
  const file = office.cases.get('Trịnh Ngọc Ẩn');
  if (!file) throw new Error('no case to pay');
  await walk(office.db, engineOver(), file, [[officeDay, desksOf([office.unitId]).chair, 'decide']]);
  const { rows } = await office.db.admin.query(`SELECT id FROM territory.agency WHERE code = 'department-of-health'`);
  agencyId = rows[0].id;
}, 180_000);
afterAll(() => office.close());

const post = (name: string, role: string) => ({ name, agencyId, roles: [role], programmes: ['social-protection'] });

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

it('writes a draft, tells what it would cost, and has another person publish it', async () => {
  const page = await office.signInAs(post('Trần Minh Khoa', 'department-lead'));
  await page.goto('/rates');
  const inForce = page.getByRole('region', { name: 'Mức đã ban hành' }).first();
  await inForce.getByText('540.000').first().waitFor();
  await isClean(page);
  await page.getByRole('button', { name: 'Lập dự thảo' }).click();
  const form = page.getByRole('dialog', { name: 'Lập dự thảo' });
  await form.getByRole('combobox').first().selectOption('standard');
  expect(await form.getByLabel('Áp dụng cho').locator('option:checked').innerText()).toBe('Cả nước');
  await form.getByLabel('Đồng mỗi tháng').fill('600.000');
  await form.getByLabel('Áp dụng từ tháng').fill('01/2027');
  await form.getByLabel('Văn bản', { exact: true }).fill('Nghị quyết 12/2026/NQ-HĐND, Điều 2');
  await form.getByLabel('Văn bản có hiệu lực từ ngày').fill('01/01/2027');
  await isClean(page);
  await form.getByRole('button', { name: 'Lưu dự thảo' }).click();
  const cost = page.getByRole('region', { name: /^Chi phí nếu ban hành Mức chuẩn trợ giúp xã hội/ });
  await cost.getByRole('region', { name: 'Theo tháng' }).getByText('+90.000').first().waitFor();
  await cost.getByRole('region', { name: 'Theo xã, phường' }).getByText('Năm Căn').waitFor();
  await page.getByText('Bạn đã lập dự thảo này; cần người khác ban hành.').waitFor();
  expect(await page.getByRole('button', { name: 'Ban hành' }).count()).toBe(0);
  await isClean(page);
  await screenshot(page, 'i-rates-1366');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await screenshot(page, 'i-rates-1920');
  await page.setViewportSize({ width: 683, height: 768 });
  expect(await fits(page)).toBe(true);
  await isClean(page);
});

it('refuses that who published a value retires it', async () => {
  const page = await office.signInAs(post('Lê Thu Hà', 'rate-publisher'));
  await page.goto('/rates');
  await page.getByRole('button', { name: 'Ban hành' }).click();
  const sure = page.getByRole('dialog', { name: /^Ban hành Mức chuẩn trợ giúp xã hội 600.000 ₫/ });
  await sure.getByLabel('Lý do, số văn bản').fill('Nghị quyết 12/2026/NQ-HĐND');
  await isClean(page);
  await sure.getByRole('button', { name: 'Ban hành' }).click();
  await page.getByText('Không có dự thảo nào chờ ban hành.').waitFor();
  await page
    .getByRole('row', { name: /600\.000/ })
    .getByRole('button', { name: 'Rút lại' })
    .click();
  const retire = page.getByRole('dialog', { name: /^Rút lại Mức chuẩn trợ giúp xã hội/ });
  await retire.getByLabel('Lý do, số văn bản').fill('Ban hành nhầm');
  await retire.getByRole('button', { name: 'Rút lại' }).click();
  await retire.getByRole('alert').waitFor();
  await isClean(page);
});
