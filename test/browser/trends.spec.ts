import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
  const { db, unitId, cases } = office;
  await db.admin.query(
    `WITH runs AS (INSERT INTO payment.run (programme, month, seq, state, lines, total, hash, opened_by)
         SELECT 'social-protection', 2025 * 12 + 10 + n, n, 'closed', 800, 0, 0, gen_random_uuid() FROM generate_series(1, 12) AS n RETURNING id, month)
     INSERT INTO payment.run_total (run_id, for_month, unit_id, lines, plus, minus, hash)
     SELECT id, month, $1, 800, 560000000 + 3000000 * (month - 24310), 1000000, 0 FROM runs`,
    [unitId],
  );
  const officerId = crypto.randomUUID();
  await db.admin.query(
    `INSERT INTO platform.account (id, username, full_name, password_hash) VALUES ($1, 'be-ba', 'Nguyễn Văn Bé', '-')`,
    [officerId],
  );
  await db.admin.query(`UPDATE casework.case_file SET assigned_to = $1 WHERE id = $2`, [
    officerId,
    cases.get('Huỳnh Văn Khởi')?.id,
  ]);
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

describe('Xu hướng', () => {
  it('draws cases and money by month under the policy of the page, each with its table', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/');
    await page.getByRole('link', { name: 'Xu hướng' }).click();
    const cases = page.getByRole('region', { name: 'Hồ sơ theo tháng' }).first();
    await cases
      .getByRole('img', { name: /từ 12\/2025 đến 11\/2026/ })
      .locator('svg')
      .waitFor();
    expect(
      await cases
        .getByRole('row', { name: /^11\/2026/ })
        .locator('td')
        .allInnerTexts(),
    ).toEqual(['15', '0', '0']);
    const money = page.getByRole('region', { name: 'Tiền trợ cấp theo tháng' }).first();
    await money.locator('.trend-chart svg').waitFor();
    expect(await money.getByRole('row').count()).toBe(13);
    await isCleanAtBothWidths(page);
    await screenshot(page, 'l-trends-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForTimeout(300);
    await screenshot(page, 'l-trends-1920');
  });

  it('draws one commune when it is chosen, which stays in the address', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto('/trends');
    await page
      .getByRole('region', { name: 'Tiền theo xã, phường' })
      .last()
      .getByRole('link', { name: 'Xã Năm Căn' })
      .click();
    await page.getByRole('heading', { name: 'Tiền trợ cấp theo tháng, Xã Năm Căn' }).waitFor();
    expect(new URL(page.url()).searchParams.get('commune')).toBe(String(office.unitId));
    expect(page.complaints).toEqual([]);
  });

  it('tells who has how much work to those who lead, and to nobody else', async () => {
    const lead = await office.signInAs(office.chair);
    await lead.goto('/trends');
    const officers = lead.getByRole('region', { name: 'Khối lượng việc theo người' }).last();
    await officers.getByRole('row', { name: /^Nguyễn Văn Bé/ }).waitFor();
    await isCleanAtBothWidths(lead);
    const officer = await office.signInAs(office.officer);
    await officer.goto('/trends');
    await officer.getByRole('region', { name: 'Khối lượng việc theo đơn vị' }).first().waitFor();
    expect(await officer.getByText('Khối lượng việc theo người').count()).toBe(0);
  });
});
