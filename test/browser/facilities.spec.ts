import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { begin, desksOf, somebody } from '../support/province.js';
import { engineOver } from '#programme-registry';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
  const { db, unitId } = office;
  const { rows } = await db.admin.query<{ id: string }>(
    `WITH house AS (INSERT INTO prog_social_protection.facility (unit_id, name, kind, owner, opened_on)
         SELECT id, 'Trung tâm Bảo trợ xã hội tỉnh', 'general', 'province', '2020-01-01' FROM territory.unit
          WHERE code = '96' AND upper(in_force) IS NULL RETURNING id),
       places AS (INSERT INTO prog_social_protection.facility_capacity (facility_id, ward, places, held)
         SELECT id, ward, places, '[2020-01-01,)' FROM house, (VALUES ('children', 30), ('elderly', 2), ('urgent', 10)) AS v (ward, places))
     SELECT id FROM house`,
  );
  const facilityId = rows[0]?.id ?? '';
  const resident = async (name: string, ward: string, limitOn: string | null) => {
    const file = office.cases.get(name);
    await db.admin.query(
      `INSERT INTO prog_social_protection.facility_stay (facility_id, unit_id, ward, place, person_id, case_id, ground, held, limit_on)
       SELECT $1, $2, $3, 1 + (SELECT count(*) FROM prog_social_protection.facility_stay WHERE facility_id = $1 AND ward = $3), person_id, id,
              CASE WHEN $5::date IS NULL THEN 'hardship' ELSE 'urgent' END, '[2026-10-20,)', $5 FROM casework.case_file WHERE id = $4`,
      [facilityId, unitId, ward, file?.id, limitOn],
    );
  };
  await resident('Huỳnh Văn Khởi', 'elderly', null);
  await resident('Phạm Thị Bé Ba', 'elderly', null);
  await resident('Danh Sà Rây', 'urgent', '2026-12-01');
  const { commune } = desksOf([unitId]);
  const personId = await somebody(db, commune, { unitId, birth: '1948', name: 'Đoàn Thị Sáu', on: '2026-11-02' });
  await begin(db, engineOver(), {
    procedure: 'facility-admission.grant',
    on: '2026-11-16',
    who: commune,
    personId,
    unitId,
    form: { facilityId, ward: 'elderly' },
  });
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
