import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, openConsole, screenshot, type TestConsole } from '../support/browser.js';

let app: TestConsole;
let agencyId: number;

beforeAll(async () => {
  app = await openConsole();
  const found = await app.db.admin.query(
    `SELECT id FROM territory.agency WHERE kind = 'commune-peoples-committee' AND upper(in_force) IS NULL ORDER BY code LIMIT 1`,
  );
  agencyId = found.rows[0].id;
}, 120_000);
afterAll(() => app.close());

const officer = () => ({
  name: 'Trần Thị Phượng',
  agencyId,
  roles: ['one-stop-officer', 'commune-officer'],
  programmes: ['social-protection'],
});

describe('the frame', () => {
  it('shows the places of a commune officer, and nothing that he may not do', async () => {
    const page = await app.signInAs(officer());
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('nav a').allInnerTexts()).toContain('Việc của tôi');
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'frame');
    expect(page.complaints).toEqual([]);
  });

  it('signs in with name, password and code, and answers a wrong one like any other', async () => {
    const page = await app.visit();
    await page.goto('/');
    await page.getByLabel('Tên đăng nhập').fill('nobody');
    await page.getByLabel('Mật khẩu').fill('wrong');
    await page.getByLabel('Mã 6 số').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'sign-in');
    expect(page.complaints).toEqual([]);
  });
});
