import { type ConsolePage } from '../support/browser.js';
import { openRun } from './every-screen.table.js';
import { type TestOffice } from './office.js';

/** A dialog of the console, and how somebody comes to it. */
export interface EveryDialog {
  /** Which source draws it, under `apps/web/src`. */
  readonly source: string;
  readonly roles: readonly string[];
  readonly path: string;
  readonly reach: (page: ConsolePage, office: TestOffice) => Promise<void>;
}

const atDesk = ['commune-officer'];
const press = (name: string | RegExp) => async (page: ConsolePage) => {
  await page.getByRole('button', { name }).first().click();
};

/** Chooses from a list that is found by typing. */
async function choose(page: ConsolePage, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
  const list = page.locator('.ant-select-dropdown:visible').first();
  if (await list.isVisible()) await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

const openUser = (page: ConsolePage) => page.getByRole('link', { name: 'Người Có Tên' }).click();

/** Dialogs that take a whole journey to come to, and the journey that holds them to the same. */
export const onJourneys: Readonly<Record<string, string>> = {
  'screens/review/hamlet-acts.tsx': 'test/browser/review.spec.ts',
};

/** Every other dialog has its line here; a test fails for one that has none. */
export const everyDialog: readonly EveryDialog[] = [
  {
    source: 'app/help-dialog.tsx',
    roles: atDesk,
    path: '/',
    reach: async (page) => {
      await page.locator('h1').waitFor();
      await page.keyboard.press('Shift+?');
    },
  },
  {
    source: 'app/glossary.tsx',
    roles: atDesk,
    path: '/',
    reach: async (page) => {
      await page.locator('h1').waitFor();
      await page.keyboard.press('t');
    },
  },
  {
    source: 'screens/worklist/bulk.tsx',
    roles: atDesk,
    path: '/',
    reach: async (page) => {
      await page.locator('tr[data-row] input[type=checkbox]').first().check();
      await page.getByLabel('Giao cho').click();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Giao 1/ }).click();
      await page.getByText(/^Đã giao 1/).waitFor();
    },
  },
  {
    source: 'screens/pay/acts.tsx',
    roles: ['accountant'],
    path: '/pay',
    reach: async (page) => {
      await openRun(page);
      await press('Hủy kỳ chi')(page);
    },
  },
  {
    source: 'screens/import/take-back.tsx',
    roles: atDesk,
    path: '/import',
    reach: async (page, office) => {
      await page.locator('input[type=file]').setInputFiles(await office.listOf(3));
      await press('Nhập 3 dòng')(page);
      await press('Hoàn tác cả danh sách')(page);
    },
  },
  { source: 'screens/rates/propose.tsx', roles: ['department-lead'], path: '/rates', reach: press('Lập dự thảo') },
  { source: 'screens/rates/with-reason.tsx', roles: ['rate-publisher'], path: '/rates', reach: press('Rút lại') },
  {
    source: 'screens/admin/user.tsx',
    roles: ['administrator'],
    path: '/admin',
    reach: async (page) => {
      await openUser(page);
      await press('Khóa tài khoản')(page);
    },
  },
  {
    source: 'screens/admin/duties.tsx',
    roles: ['administrator'],
    path: '/admin',
    reach: async (page) => {
      await openUser(page);
      await press(/^Thôi giao/)(page);
    },
  },
  {
    source: 'screens/admin/proposals.tsx',
    roles: ['administrator'],
    path: '/admin',
    reach: async (page) => {
      await openUser(page);
      await press('Giao phần việc')(page);
      await page.getByLabel('Chức danh').fill('Phó chủ tịch');
      await page
        .getByRole('radio', { name: /xã Năm Căn/ })
        .first()
        .check();
      await choose(page, 'Vai trò', 'Người duyệt chi');
      await choose(page, 'Lĩnh vực', 'Bảo trợ');
      await page.getByLabel('Lý do, văn bản').fill('Phân công của chủ tịch');
      await press('Giao phần việc')(page);
      await page.getByText('Bạn đã đề nghị; cần quản trị viên khác xác nhận.').waitFor();
      await press('Rút đề nghị')(page);
    },
  },
  {
    source: 'screens/away/given.tsx',
    roles: atDesk,
    path: '/away',
    reach: async (page) => {
      await choose(page, 'Người làm thay', 'Người Có Tên');
      await page.getByLabel('Từ ngày').fill('24/11/2026');
      await page.getByLabel('Đến hết ngày').fill('27/11/2026');
      await page.getByLabel('Lý do').fill('Nghỉ phép năm');
      await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
      await press(/^Lấy lại từ/)(page);
    },
  },
];
