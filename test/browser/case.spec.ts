import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits, screenshot } from '../support/browser.js';
import { openOffice, type TestOffice } from './office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 180_000);
afterAll(() => office.close());

const idOf = (name: string): string => office.cases.get(name)?.id ?? '';
const zoomed = { width: 683, height: 768 };

const open = async (name: string, who = office.officer, size?: typeof zoomed): Promise<ConsolePage> => {
  const page = await office.signInAs(who, size);
  await page.goto(`/cases/${idOf(name)}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return page;
};

describe('a case', () => {
  it('shows who, what waits, the road ahead and the decision it becomes; papers are uploaded and seen', async () => {
    const page = await open('Lâm Thị Nhiên');
    await page.getByText('QUYẾT ĐỊNH:').waitFor();
    expect(await page.locator('.rail li').allInnerTexts()).toHaveLength(4);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'c-case-1366');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await screenshot(page, 'c-case-1920');
    await page.setViewportSize({ width: 1366, height: 768 });

    const scan = join(tmpdir(), `an-sinh-scan-${process.pid}.png`);
    writeFileSync(scan, onePixel);
    await page.locator('.dossier input[type=file]').first().setInputFiles(scan);
    await page.getByText('có 1 trên').waitFor();
    await page.getByRole('button', { name: /^Xem Tờ khai/ }).click();
    await page.locator('img.preview').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Nhật ký' }).click();
    await page.locator('.log').getByText('Tiếp nhận hồ sơ').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('is checked before it is sent, and then waits for another person', async () => {
    const page = await open('Tô Văn Lẹ');
    await page.getByLabel(/Kết luận/).fill('Đủ điều kiện');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /Kiểm tra trước khi gửi/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'c-check-1366');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Đang chờ người khác' }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);

    const chair = await open('Tô Văn Lẹ', office.chair);
    await chair.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
    await chair.getByRole('button', { name: /^Ký quyết định/ }).click();
    await chair.getByRole('heading', { name: 'Hồ sơ đã kết thúc' }).waitFor();
    await chair.getByText(/Số: \d+\/QĐ-UBND/).waitFor();
    expect(await kept(chair, 'Tải PDF')).toMatch(/^\d+-QĐ-UBND\.pdf$/);
    expect(await kept(chair, 'Tải Word')).toMatch(/^\d+-QĐ-UBND\.docx$/);
    expect(await kept(chair, 'Giấy tiếp nhận, hẹn trả kết quả')).toMatch(/^SP-.*-receipt\.pdf$/);
    await screenshot(chair, 'c-signed-1366');
    expect(await axe(chair)).toEqual([]);
    expect(chair.complaints).toEqual([]);
  });

  it('shows the draft as it will be printed, and prints as its paper alone', async () => {
    const page = await open('Đỗ Thanh Toàn');
    await page.getByRole('button', { name: 'Xem bản in' }).click();
    await page.locator('iframe.preview').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Về dự thảo trên trang' }).click();
    await page.getByText('QUYẾT ĐỊNH:').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet-paper').isVisible()).toBe(true);
    for (const beside of ['.side', '.banner', '.rail', '.dossier', '.case-bar'])
      expect([beside, await page.locator(beside).isVisible()]).toEqual([beside, false]);
    expect(page.complaints).toEqual([]);
  });

  it('keeps a draft over a closed tab, says what is missing, and asks for more', async () => {
    const page = await open('Nguyễn Thị Út Em');
    await page.getByRole('link', { name: 'Yêu cầu bổ sung' }).click();
    await page.getByRole('heading', { name: 'Yêu cầu bổ sung' }).waitFor();
    await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
    await page.getByRole('link', { name: 'Hãy điền “Lý do”.' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'c-case-errors-1366');
    await page.getByLabel('Lý do').fill('Giấy xác nhận bị mờ');
    await page.getByText(/Đã lưu nháp/).waitFor();
    await page.reload();
    await page.getByText('Đã mở lại bản nháp').waitFor();
    expect(await page.getByLabel('Lý do').inputValue()).toBe('Giấy xác nhận bị mờ');
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).not.toContain('mờ');
    expect(page.complaints).toEqual([]);
  });

  it('shows both versions when somebody else was faster', async () => {
    const page = await open('Thạch Thị Sa Vy');
    await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
    await office.db.admin.query(
      `UPDATE casework.case_file SET version = version + 1, assigned_to = gen_random_uuid() WHERE id = $1`,
      [idOf('Thạch Thị Sa Vy')],
    );
    await page.getByRole('button', { name: /trình ký/ }).click();
    await page.getByText(/Người khác vừa sửa hồ sơ này/).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Làm tiếp trên bản mới' }).click();
    await page.getByRole('button', { name: /trình ký/ }).click();
    await page.getByRole('heading', { name: 'Đang chờ người khác' }).waitFor();
    expect(page.complaints).toEqual([]);
  });

  it('stacks its panes at 200 % without loss', async () => {
    const page = await open('Huỳnh Văn Khởi', office.officer, zoomed);
    await page.getByText('QUYẾT ĐỊNH:').waitFor();
    expect(await fits(page)).toBe(true);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, 'c-case-zoom200');
  });

  it('that is not there looks like one out of sight', async () => {
    const page = await office.signInAs(office.officer);
    await page.goto(`/cases/${crypto.randomUUID()}`);
    await page.getByRole('heading', { name: 'Không tìm thấy trang này' }).waitFor();
    expect(await axe(page)).toEqual([]);
  });
});

/** Follows a link to a paper. @returns the name it is kept under. */
async function kept(page: ConsolePage, link: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await coming;
  expect(await download.failure()).toBeNull();
  return download.suggestedFilename();
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
