import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const fileOf = (name: string) => {
  const file = office.cases.get(name);
  if (!file) throw new Error(`no case of ${name}`);
  return file;
};

const conclusion = 'Đủ điều kiện theo giấy xác nhận';

/** A case on the screen with its form begun. */
async function begun(name: string): Promise<ConsolePage> {
  const page = await office.signInAs({ ...office.officer, name: `Cán Bộ ${name}` });
  await page.goto(`/cases/${fileOf(name).id}`);
  await page.getByLabel(/Kết luận/).fill(conclusion);
  await page.getByText(/Đã lưu nháp/).waitFor();
  return page;
}

async function toCheck(page: ConsolePage): Promise<void> {
  await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
  await page.getByRole('heading', { name: /Kiểm tra trước khi gửi/ }).waitFor();
}

const sendButton = (page: ConsolePage) => page.locator('.case-bar').getByRole('button', { name: /trình ký/ });

/** How often a step of the case was taken. */
async function timesProposed(name: string): Promise<number> {
  const { rows } = await office.db.admin.query(
    `SELECT count(*)::int AS times FROM casework.case_event WHERE case_id = $1 AND step = 'propose'`,
    [fileOf(name).id],
  );
  return rows[0].times;
}

const sessionsOf = (name: string, revoked: string) =>
  office.db.admin.query(
    `UPDATE platform.session s SET revoked_at = ${revoked} FROM platform.account a WHERE a.id = s.account_id AND a.full_name = $1`,
    [`Cán Bộ ${name}`],
  );

describe('while somebody works', () => {
  it('the session may end: the page waits beneath, out of reach, and what was typed is there afterwards', async () => {
    const page = await begun('Huỳnh Văn Khởi');
    await sessionsOf('Huỳnh Văn Khởi', 'now()');
    await toCheck(page);
    await sendButton(page).click();
    await page.getByText(/^Phiên làm việc của Cán Bộ Huỳnh Văn Khởi đã hết/).waitFor();
    expect(await page.locator('.session-page').getAttribute('inert')).not.toBeNull();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'h-session-ended-1366');
    expect(await timesProposed('Huỳnh Văn Khởi')).toBe(0);
    await sessionsOf('Huỳnh Văn Khởi', 'NULL');
    await page.reload();
    await page.getByText('Đã mở lại bản nháp').waitFor();
    expect(await page.getByLabel(/Kết luận/).inputValue()).toBe(conclusion);
    expect(page.complaints).toEqual([]);
  });

  it('the line may be lost and the tab closed: it says since when, and the draft is there in the next one', async () => {
    const page = await begun('Danh Sà Rây');
    const context = page.context();
    await context.setOffline(true);
    await page.getByText(/^Mất kết nối từ \d\d:\d\d/).waitFor();
    await page.getByLabel(/Kết luận/).fill(`${conclusion}, bổ sung`);
    await page.waitForTimeout(1_000);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'h-offline-1366');
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`/cases/${fileOf('Danh Sà Rây').id}`);
    await next.getByText('Đã mở lại bản nháp').waitFor();
    expect(await next.getByLabel(/Kết luận/).inputValue()).toBe(`${conclusion}, bổ sung`);
    expect(await next.getByText(/^Mất kết nối từ/).count()).toBe(0);
  });

  it('nobody may know whether an act arrived: it says so, asks again under the same id, and has one effect', async () => {
    const page = await begun('Phạm Thị Bé Ba');
    let attempts = 0;
    await page.route('**/graphql', async (route) => {
      const isAct = route.request().postData()?.includes('mutation PerformStep');
      attempts += isAct ? 1 : 0;
      if (!isAct || attempts > 2) return route.continue();
      // The server acts, and its answer is lost on the way.
      await route.fetch();
      await route.abort();
    });
    await toCheck(page);
    await sendButton(page).click();
    await page.getByText(/^Đang kiểm tra lần gửi lúc/).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'h-unknown-1366');
    await page.getByRole('heading', { name: 'Đang chờ người khác' }).waitFor();
    expect([attempts, await timesProposed('Phạm Thị Bé Ba')]).toEqual([3, 1]);
  });

  it('a hasty second click is the same act', async () => {
    const page = await begun('Trần Thị Mỹ Linh');
    await toCheck(page);
    await sendButton(page).dblclick();
    await page.getByRole('heading', { name: 'Đang chờ người khác' }).waitFor();
    expect(await timesProposed('Trần Thị Mỹ Linh')).toBe(1);
    expect(page.complaints).toEqual([]);
  });

  it('what one may not open looks like what is not there', async () => {
    const page = await office.signInAs(office.officer);
    for (const address of ['/rates', '/admin', `/cases/${crypto.randomUUID()}`]) {
      await page.goto(address);
      await page.getByRole('heading', { name: 'Không tìm thấy trang này' }).first().waitFor();
      expect([address, await axe(page)]).toEqual([address, []]);
    }
    expect(page.complaints).toEqual([]);
  });
});
