import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, startOfDay } from '#kernel';
import { shiftedClock } from '#platform';
import { engineOver } from '#programme-registry';
import { axe, type ConsolePage, openConsole, type TestConsole } from '../support/browser.js';
import { begin, desksOf, paidInCash, somebody, unitOn, walk } from '../support/province.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
let officer: Parameters<TestOffice['signInAs']>[0];
beforeAll(async () => {
  office = await openOffice();
  const { rows } = await office.db.admin.query(
    `SELECT id FROM territory.agency WHERE code = 'regional-labour-office-971' AND upper(in_force) IS NULL`,
  );
  officer = {
    name: 'Phạm Quốc Khánh',
    agencyId: rows[0].id,
    roles: ['one-stop-officer'],
    programmes: ['employment', 'vocational-education'],
  };
  const elsewhere = await office.db.admin.query(
    `SELECT id FROM territory.unit WHERE name = 'Phường Bạc Liêu' AND upper(in_force) IS NULL`,
  );
  const unitId = elsewhere.rows[0].id;
  await somebody(office.db, desksOf([unitId]).commune, { unitId, birth: '1970', name: 'Kha Ở Xa', on: '2026-11-02' });
}, 180_000);
afterAll(() => office.close());

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

describe('an officer of the regional labour office of Năm Căn', () => {
  it('works for the people of its seven communes, and of social protection finds no trace', async () => {
    const page = await office.signInAs(officer);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Không còn việc nào đang chờ' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Các mục' }).innerText()).not.toMatch(/Chi trả|Quản trị/);
    await isClean(page);

    await page.keyboard.press('/');
    await page.keyboard.type('lam thi nhien');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Lâm Thị Nhiên' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lâm Thị Nhiên' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('main').innerText()).not.toMatch(/trợ cấp|bảo trợ|khuyết tật|SP-/i);
    await isClean(page);

    const hidden = office.cases.get('Lâm Thị Nhiên');
    await page.goto(`/cases/${hidden?.id}`);
    await page.getByRole('heading', { name: 'Không tìm thấy trang này' }).waitFor();
    await page.goto(`/cases?words=${hidden?.code}`);
    await page.getByRole('heading', { name: 'Không có hồ sơ nào hợp với bộ lọc' }).waitFor();
    await page.goto('/people?words=kha o xa');
    await page.getByRole('heading', { name: 'Không tìm thấy ai' }).waitFor();
    await isClean(page);
  });
});

describe('an officer of the labour office of a district, in May 2025', () => {
  let district: TestConsole;
  let personId: string;
  const desk = async (code: string, name: string, role: string): Promise<ConsolePage> => {
    const { rows } = await district.db.admin.query(
      `SELECT id FROM territory.agency WHERE code = $1 AND in_force @> date '2025-05-12'`,
      [code],
    );
    const post = { agencyId: rows[0].id, roles: [role], programmes: ['social-protection'] };
    return district.signInAs({ name, ...post });
  };
  beforeAll(async () => {
    const morning = startOfDay(day('2025-05-12')).getTime() + 9 * 3_600_000;
    district = await openConsole({ clock: shiftedClock(morning - Date.now()) });
    const { db } = district;
    const unitId = await unitOn(db, '32248', '2025-05-12');
    const { commune, chair } = desksOf([unitId]);
    personId = await somebody(db, commune, { unitId, birth: '1951', name: 'Danh Thị Sương', on: '2025-04-01' });
    const engine = engineOver();
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: '2025-04-14',
      who: commune,
      personId,
      unitId,
      form: {
        facts: [{ kind: 'disability', from: '2025-04-05', degree: 'severe', certificate: '12/GXN-UBND' }],
        payment: { ...paidInCash, holder: 'Danh Thị Sương' },
      },
    });
    await walk(db, engine, file, [
      ['2025-04-22', commune, 'review', { conclusion: 'Đủ điều kiện' }],
      ['2025-04-28', commune, 'endPosting'],
      ['2025-05-06', chair, 'send'],
    ]);
  }, 180_000);
  afterAll(() => district.close());

  it('appraises what a commune has sent, and the district signs', async () => {
    const page = await desk('labour-office-973', 'Huỳnh Thị Lệ', 'district-officer');
    await page.goto('/');
    await page.locator('tr[data-row]', { hasText: 'Danh Thị Sương' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByLabel('Kết luận').fill('Đủ điều kiện theo hồ sơ của xã');
    await isClean(page);
    await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
    await page.getByRole('button', { name: /trình ký/ }).click();
    await page.getByRole('heading', { name: 'Đang chờ người khác' }).waitFor();
    await isClean(page);

    const chair = await desk('peoples-committee-973', 'Lê Minh Tấn', 'district-chair');
    await chair.goto(page.url());
    await chair.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
    await chair.getByRole('button', { name: /^Ký quyết định/ }).click();
    await chair.getByRole('heading', { name: 'Hồ sơ đã kết thúc' }).waitFor();
    await isClean(chair);
  });
});
