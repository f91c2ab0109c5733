import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
let lead: Parameters<TestOffice['signInAs']>[0];
beforeAll(async () => {
  office = await openOffice();
  const found = await office.db.admin.query(
    `SELECT id FROM territory.agency WHERE code = 'department-of-health' AND upper(in_force) IS NULL`,
  );
  const agencyId = (found.rows[0] as { id: number }).id;
  lead = { name: 'Lê Thị Vân Anh', agencyId, roles: ['department-lead'], programmes: ['social-protection'] };
}, 180_000);
afterAll(() => office.close());

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

describe('Kế hoạch, số liệu', () => {
  it('shows every target in words, and every commune of the province in a place of its own', async () => {
    const page = await office.signInAs(lead);
    await page.goto('/');
    await page.getByRole('link', { name: 'Kế hoạch, số liệu' }).click();
    await page.getByRole('region', { name: /^\d+ chỉ tiêu$/ }).waitFor();
    await page.goto('/plan?indicator=cases.received');
    await page.locator('.tile').first().waitFor();
    const names = await page.locator('.tile').evaluateAll((tiles) => tiles.map((tile) => tile.title.split(':')[0]));
    const known = await office.db.admin.query(
      `SELECT name FROM territory.unit WHERE level = 'commune' AND upper(in_force) IS NULL`,
    );
    expect(names.toSorted()).toEqual((known.rows as { name: string }[]).map(({ name }) => name).toSorted());
    const boxes = await Promise.all((await page.locator('.tile').all()).map((tile) => tile.boundingBox()));
    expect(new Set(boxes.map((box) => `${box?.x} ${box?.y}`)).size).toBe(names.length);
    await isClean(page);
    await screenshot(page, 'e-plan-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'e-plan-1920');
    await page.setViewportSize({ width: 683, height: 768 });
    expect(await fits(page)).toBe(true);
    await isClean(page);
  });

  it('opens from a commune onto the people and cases that it counts, by keyboard too', async () => {
    const page = await office.signInAs(lead);
    await page.goto('/plan?indicator=cases.received');
    const tile = page.getByRole('button', { name: /^Năm Căn 15/ });
    await tile.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: /^Xã Năm Căn: Hồ sơ tiếp nhận/ });
    await list.getByText('Trịnh Ngọc Ẩn').waitFor();
    expect(await list.locator('tbody tr').count()).toBe(15);
    await isClean(page);
    await screenshot(page, 'e-plan-people-1366');
  });

  it('gives the same as a table, the highest first, and the choice stays in the address', async () => {
    const page = await office.signInAs(lead);
    await page.goto('/plan?indicator=cases.received');
    await page.getByRole('link', { name: 'Bảng', exact: true }).click();
    await page.getByRole('link', { name: 'Số liệu', exact: true }).click();
    await page.waitForURL(/sort=-value/);
    await page.reload();
    await page.locator('.plan-table tbody tr').first().waitFor();
    expect(await page.locator('.plan-table tbody tr').first().innerText()).toMatch(/^Xã Năm Căn\s+15\s+Cao hơn nhiều$/);
    await isClean(page);
  });

  it('tells of a target that others count for the province, and of money by commune', async () => {
    const page = await office.signInAs(lead);
    await page.goto('/plan?target=113.2.1.trained');
    await page.getByText('Chỉ có số liệu toàn tỉnh').waitFor();
    await isClean(page);
    await page.goto('/plan?indicator=money.posted');
    await page.getByText(/^Triệu đồng, bình quân/).waitFor();
    await page.getByText(/^Không có chỉ tiêu cho từng xã/).waitFor();
    expect(await page.locator('.tile-1, .tile-2').count()).toBe(0);
    await isClean(page);
  });

  it('leaves what lies outside one’s area blank', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/plan?indicator=cases.received');
    await page.getByRole('button', { name: /^Năm Căn 15/ }).waitFor();
    expect(await page.getByRole('button', { name: /ngoài phần việc$/, disabled: true }).count()).toBe(63);
    await isClean(page);
  });
});
