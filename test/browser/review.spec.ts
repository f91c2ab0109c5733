import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { askAs, openReviewOffice, type ReviewOffice } from './review-office.js';

let office: ReviewOffice;
let officer: Parameters<ReviewOffice['signInAs']>[0];
let campaign: string;
beforeAll(async () => {
  office = await openReviewOffice();
  officer = {
    name: 'Trần Thị Phượng',
    agencyId: office.agencyId,
    roles: ['commune-officer'],
    programmes: ['poor-households'],
  };
}, 180_000);
afterAll(() => office.close());

const laptop = { width: 1366, height: 768 };

async function isClean(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(page.complaints).toEqual([]);
}

async function isCleanAtBothWidths(page: ConsolePage): Promise<void> {
  await isClean(page);
  await page.setViewportSize({ width: 683, height: 768 });
  expect(await fits(page)).toBe(true);
  await isClean(page);
  await page.setViewportSize(laptop);
}

const rowOf = (page: ConsolePage, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

/** A page of the grid on the households of a hamlet. */
async function openGrid(page: ConsolePage, hamlet: string): Promise<void> {
  await page.goto(`${campaign}?hamlet=${encodeURIComponent(hamlet)}`);
  await page.getByRole('grid').waitFor();
}

/** Goes to a cell by its row and column. */
async function stand(page: ConsolePage, name: string, column: string): Promise<void> {
  const index = await page
    .locator('.review-grid thead tr:last-child th')
    .evaluateAll((heads, title) => heads.findIndex((head) => head.getAttribute('title') === title), column);
  await rowOf(page, name)
    .locator('td')
    .nth(index + 2)
    .click();
  await page.getByLabel(`${name}, ${column}`).waitFor();
}

/** B1, people of the house, the house, B2: an answer to every question after form A. */
const answers = [
  '1',
  '2',
  '1',
  '1',
  '2',
  '4',
  'Enter',
  '2',
  'Enter',
  '0',
  'Enter',
  '2',
  '3',
  '2',
  'Enter',
  ...'111100011',
];

async function type(page: ConsolePage, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('the periodic review of a commune', () => {
  it('is opened from its list, and takes in who asks', async () => {
    const page = await office.signInAs(officer);
    await page.goto('/');
    await page.getByRole('link', { name: 'Rà soát hộ nghèo' }).click();
    await page.getByText('Năm 2026 chưa có đợt rà soát nào').waitFor();
    await isCleanAtBothWidths(page);
    await page.getByRole('button', { name: 'Mở đợt rà soát 2026' }).click();
    await page.getByText('Đợt này chưa có hộ nào').waitFor();
    campaign = new URL(page.url()).pathname;
    await isClean(page);
    const added = await askAs(
      page,
      `mutation ($campaignId: ID!, $householdIds: [ID!]!, $requestId: String!) {
         addReviewHouseholds(campaignId: $campaignId, householdIds: $householdIds, requestId: $requestId) }`,
      { campaignId: campaign.split('/').at(-1), householdIds: office.householdIds, requestId: crypto.randomUUID() },
    );
    expect(added).toEqual({ addReviewHouseholds: office.householdIds.length });
  });

  it('is scored by the keyboard alone, with the reason beside the row', async () => {
    const page = await office.signInAs(officer);
    await openGrid(page, 'Ấp Cái Nai');
    await page.getByLabel('Danh Thị Sóc Kha, Phiếu A: các cột được đánh dấu').focus();
    await type(page, ['1', 'Enter', ...answers]);
    const beside = page.getByRole('complementary', { name: 'Danh Thị Sóc Kha' });
    await beside.getByText('Nguồn thu nhập chính: Không có lao động').waitFor();
    await beside.getByRole('heading', { name: /^Nghèo/ }).waitFor();
    expect(await rowOf(page, 'Danh Thị Sóc Kha').innerText()).toContain('Chưa gửi');
    await screenshot(page, 'i-review-1366');
    await page.keyboard.press('ArrowDown');
    await rowOf(page, 'Danh Thị Sóc Kha').getByText('Đã lưu').waitFor();
    await page
      .getByRole('list', { name: 'Tiến độ' })
      .getByText(/^1 \/ 12/)
      .waitFor();
    await isCleanAtBothWidths(page);
    const { rows } = await office.db.admin.query(
      `SELECT state, class FROM prog_poor_households.entry e JOIN citizen.person p ON p.id = e.head_id WHERE p.full_name = 'Danh Thị Sóc Kha'`,
    );
    expect(rows).toEqual([{ state: 'scored', class: 'poor' }]);
  });

  it('takes digits that an input method composes', async () => {
    const page = await office.signInAs(officer);
    await openGrid(page, 'Ấp Cái Nai');
    await stand(page, 'Trần Văn Đượm', 'Nguồn thu nhập chính');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '3', selectionStart: 1, selectionEnd: 1 });
    expect(await page.getByLabel('Trần Văn Đượm, Nguồn thu nhập chính').inputValue()).toBe('3');
    await session.send('Input.insertText', { text: '3' });
    await page.getByLabel('Trần Văn Đượm, Đất, mặt nước sản xuất').waitFor();
    expect(await rowOf(page, 'Trần Văn Đượm').locator('.review-typed').allInnerTexts()).toEqual(['3']);
    await page.keyboard.press('ArrowUp');
    await rowOf(page, 'Trần Văn Đượm').getByText('Đã lưu').waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('says of each row what is wrong, and keeps the others going', async () => {
    const page = await office.signInAs(officer);
    await openGrid(page, 'Ấp Hàng Vịnh');
    await stand(page, 'Phan Thanh Tòng', 'Nguồn thu nhập chính');
    await type(page, ['9']);
    await page.getByText('“Nguồn thu nhập chính” không nhận “9”.').waitFor();
    await stand(page, 'Kim Sô Phia', 'Số người trong hộ');
    await type(page, ['1', 'Enter', '3', 'ArrowDown']);
    await rowOf(page, 'Kim Sô Phia').getByText('Bị từ chối').waitFor();
    expect(await rowOf(page, 'Phan Thanh Tòng').innerText()).toContain('Ô sai');
    await stand(page, 'Mai Hoàng Nam', 'Nguồn thu nhập chính');
    await type(page, ['4', 'ArrowUp']);
    await rowOf(page, 'Mai Hoàng Nam').getByText('Đã lưu').waitFor();
    await stand(page, 'Kim Sô Phia', 'Trẻ em dưới 16 tuổi');
    await page.getByRole('complementary').getByRole('alert').getByText('Phiếu rà soát có mục cần sửa.').waitFor();
    await isCleanAtBothWidths(page);
    await screenshot(page, 'i-review-refused-1366');
    await type(page, ['1', 'Enter', 'ArrowDown']);
    await rowOf(page, 'Kim Sô Phia').getByText('Đã lưu').waitFor();
  });

  it('keeps what is typed while the line is lost, and sends it once the line is back', async () => {
    const page = await office.signInAs(officer);
    await openGrid(page, 'Khóm 3');
    await page.context().setOffline(true);
    await stand(page, 'Huỳnh Tấn Lộc', 'Nguồn thu nhập chính');
    await type(page, ['2', 'ArrowDown']);
    await rowOf(page, 'Huỳnh Tấn Lộc').getByText('Chờ mạng').waitFor();
    await page.getByText(/Còn 1 hộ chưa gửi, giữ trên máy này lúc/).waitFor();
    await page.context().setOffline(false);
    await rowOf(page, 'Huỳnh Tấn Lộc').getByText('Đã lưu').waitFor();
    await page.getByText('Mọi phiếu đã gửi.').waitFor();
  });

  it('has what was typed after the tab was closed, and shows what a colleague saved meanwhile', async () => {
    const page = await office.signInAs(officer);
    await openGrid(page, 'Khóm 3');
    await stand(page, 'Đặng Thị Nga', 'Nguồn thu nhập chính');
    await type(page, ['2']);
    await page.getByText(/Còn 1 hộ chưa gửi, giữ trên máy này lúc/).waitFor();
    const { rows } = await office.db.admin.query(
      `UPDATE prog_poor_households.entry SET version = version + 1, sheet = sheet || '{"income":{"1":"d"}}'
        WHERE head_id = (SELECT id FROM citizen.person WHERE full_name = 'Đặng Thị Nga') RETURNING version`,
    );
    expect(rows).toHaveLength(1);
    await page.reload();
    await rowOf(page, 'Đặng Thị Nga').getByText('Có bản mới').waitFor();
    await stand(page, 'Đặng Thị Nga', 'Nguồn thu nhập chính');
    await page.getByText('Nguồn thu nhập chính: của tôi 2, bản mới 4').waitFor();
    await isClean(page);
    await page.getByRole('button', { name: 'Giữ bản của tôi' }).click();
    await rowOf(page, 'Đặng Thị Nga').getByText('Đã lưu').waitFor();
    const kept = await office.db.admin.query(
      `SELECT sheet -> 'income' AS income FROM prog_poor_households.entry
        WHERE head_id = (SELECT id FROM citizen.person WHERE full_name = 'Đặng Thị Nga')`,
    );
    expect(kept.rows).toEqual([{ income: { '1': 'b' } }]);
  });

  it('goes from scored over the meeting of the hamlet to posted, told hamlet by hamlet', async () => {
    const page = await office.signInAs(officer);
    await page.goto(campaign);
    await page.getByRole('link', { name: 'Theo ấp' }).click();
    await page.getByRole('button', { name: 'Ghi họp dân Ấp Cái Nai' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ghi họp dân Ấp Cái Nai' });
    await dialog.getByLabel('Số người dự').fill('30');
    await dialog.getByLabel('Số người đồng ý').fill('31');
    await dialog.getByRole('button', { name: 'Ghi họp dân' }).click();
    await dialog.getByText('Số đồng ý 31 không hợp với 30 người dự họp.').waitFor();
    await isClean(page);
    await dialog.getByLabel('Số người đồng ý').fill('28');
    await dialog.getByRole('button', { name: 'Ghi họp dân' }).click();
    await page.getByText('23/11/2026: 28/30 đồng ý').waitFor();
    await page.getByRole('button', { name: 'Niêm yết Ấp Cái Nai' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Niêm yết' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Đã niêm yết' })
      .getByText(/^1 \/ 12/)
      .waitFor();
    await isCleanAtBothWidths(page);
    await screenshot(page, 'i-review-hamlets-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'i-review-hamlets-1920');
    await page.goto(campaign);
    await page.getByRole('grid').waitFor();
    await stand(page, 'Danh Thị Sóc Kha', 'Nguồn thu nhập chính');
    await page.getByRole('complementary').getByText('Nguồn thu nhập chính: Không có lao động').waitFor();
    await screenshot(page, 'i-review-1920');
  });

  it('is read and not written by the chair, and not there for who reviews nothing', async () => {
    const chair = await office.signInAs({ ...officer, name: 'Lê Hoàng Vũ', roles: ['commune-chair'] });
    await chair.goto('/review');
    await chair.getByRole('link', { name: 'Xã Năm Căn', exact: true }).click();
    await chair.getByRole('grid').waitFor();
    await stand(chair, 'Danh Thị Sóc Kha', 'Nguồn thu nhập chính');
    expect(await chair.getByLabel('Danh Thị Sóc Kha, Nguồn thu nhập chính').isEditable()).toBe(false);
    expect(await chair.getByRole('button', { name: /^Gửi/ }).count()).toBe(0);
    await isClean(chair);
    const other = await office.signInAs({ ...officer, programmes: ['social-protection'] });
    await other.goto(campaign);
    await other.getByText('Không tìm thấy trang này').waitFor();
    await isClean(other);
  });
});
