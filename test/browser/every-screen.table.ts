import { type ConsolePage } from '../support/browser.js';
import { type TestOffice } from './office.js';

/** A route of the console, and how somebody comes to it. */
export interface EveryScreen {
  /** As the router has it. */
  readonly route: string;
  readonly roles: readonly string[];
  /** Of the duty; the allowance's where nothing is said. */
  readonly programmes?: readonly string[];
  /** Where it begins; its own address where nothing has to be done to get there. */
  readonly path: string | ((office: TestOffice) => string);
  readonly reach?: (page: ConsolePage, office: TestOffice) => Promise<void>;
  /** Open to whoever is signed in: nobody is turned away. */
  readonly isForAll?: true;
}

const firstCase = ({ cases }: TestOffice): string => cases.get('Huỳnh Văn Khởi')?.id ?? '';
/** The run of the month: opened by who comes first. */
export async function openRun(page: ConsolePage): Promise<void> {
  const fresh = page.getByRole('button', { name: /^Mở kỳ chi/ });
  const opened = page.locator('main a[href^="/pay/"]');
  await fresh.or(opened).first().waitFor();
  const address = (await opened.count()) > 0 ? await opened.first().getAttribute('href') : null;
  if (address === null) await fresh.first().click();
  else await page.goto(address);
  await page.waitForURL(/\/pay\/\d+/);
}

const atDesk = ['one-stop-officer', 'commune-officer'];

/** Every route has its line here; a test fails for one that has none. */
export const everyScreen: readonly EveryScreen[] = [
  // Whoever has no work of his own is led to the first place that is open to him.
  { route: '/', roles: atDesk, path: '/', isForAll: true },
  { route: '/intake', roles: atDesk, path: '/intake' },
  { route: '/people', roles: atDesk, path: '/people?words=danh' },
  {
    route: '/people/$personId',
    roles: atDesk,
    path: (office) => `/people/${office.cases.get('Huỳnh Văn Khởi')?.personId}`,
  },
  { route: '/cases', roles: atDesk, path: '/cases' },
  { route: '/cases/$caseId', roles: atDesk, path: (office) => `/cases/${firstCase(office)}` },
  { route: '/pay', roles: ['accountant'], path: '/pay' },
  {
    route: '/pay/$runId',
    roles: ['accountant'],
    path: '/pay',
    reach: (page) => openRun(page),
  },
  { route: '/import', roles: ['commune-officer'], path: '/import' },
  {
    route: '/import/$batchId',
    roles: ['commune-officer'],
    path: '/import',
    reach: async (page, office) => {
      await page.locator('input[type=file]').setInputFiles(await office.listOf(3));
      await page.waitForURL(/\/import\/./);
    },
  },
  { route: '/rates', roles: ['department-lead'], path: '/rates' },
  { route: '/plan', roles: ['commune-officer'], path: '/plan' },
  { route: '/trends', roles: ['department-lead'], path: '/trends' },
  { route: '/facilities', roles: atDesk, path: '/facilities' },
  {
    route: '/facilities/$facilityId',
    roles: atDesk,
    path: '/facilities',
    reach: (page) => page.getByRole('link', { name: 'Trung tâm Bảo trợ xã hội tỉnh' }).click(),
  },
  { route: '/review', roles: ['commune-officer'], programmes: ['poor-households'], path: '/review' },
  {
    route: '/review/$campaignId',
    roles: ['commune-officer'],
    programmes: ['poor-households'],
    path: '/review',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Mở đợt rà soát 2026' }).click();
      await page.waitForURL(/\/review\/./);
    },
  },
  { route: '/admin', roles: ['administrator'], path: '/admin' },
  { route: '/admin/invite', roles: ['administrator'], path: '/admin/invite' },
  {
    route: '/admin/$userId',
    roles: ['administrator'],
    path: '/admin',
    reach: (page) => page.getByRole('link', { name: 'Người Có Tên' }).click(),
  },
  {
    route: '/admin/$userId/grant',
    roles: ['administrator'],
    path: '/admin',
    reach: async (page) => {
      await page.getByRole('link', { name: 'Người Có Tên' }).click();
      await page.getByRole('button', { name: 'Giao phần việc' }).click();
    },
  },
  { route: '/audit', roles: ['administrator'], path: '/audit' },
  { route: '/away', roles: atDesk, path: '/away', isForAll: true },
  { route: '/jobs', roles: atDesk, path: '/jobs', isForAll: true },
];
