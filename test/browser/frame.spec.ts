import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { grantDuty, inviteAccount, systemActor } from '#platform';
import { axe, fits, openConsole, screenshot, type TestConsole } from '../support/browser.js';
import { codeAt } from '../support/second-factor.js';

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

describe('somebody who was invited', () => {
  it('sets a password, adds the phone and is in; the link works once', async () => {
    const { invitation } = await app.db.uow.signIn(systemActor('administrator'), async (tx) => {
      const invited = await inviteAccount(tx, { username: 'nguoi.moi', fullName: 'Lê Thị Mới', agencyId }, 'Thử');
      const duty = { title: 'Công chức', roles: ['commune-officer'], programmes: ['social-protection'] };
      await grantDuty(tx, { accountId: invited.id, agencyId, ...duty, inForce: { from: day('2026-01-01') } }, 'Thử');
      return invited;
    });
    const link = `/invitation#${invitation.token}`;
    const page = await app.visit();
    await page.goto(link);
    await page.getByRole('img', { name: 'Ô vuông để quét' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'invitation-1366');
    await page.setViewportSize({ width: 683, height: 768 });
    expect([await fits(page), await axe(page)]).toEqual([true, []]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'Nhận tài khoản' }).click();
    await page.getByText('Hãy điền “Mật khẩu mới”.').waitFor();
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
    await page.getByLabel('Mật khẩu mới').fill('ngắn quá');
    await page.getByLabel('Mã 6 số').fill(codeAt(`otpauth://totp/x?secret=${secret}`, new Date()));
    await page.keyboard.press('Enter');
    await page.getByText('Mật khẩu dài từ 12 đến 128 ký tự.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('Mật khẩu mới').fill('con cò bay lả bay la');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Các mục' }).waitFor();
    expect(page.url()).toBe(`${app.url}/`);
    await page.goto('/nowhere');
    await page.goto(link);
    await page.getByText('Thư mời đã dùng hoặc hết hạn.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});
