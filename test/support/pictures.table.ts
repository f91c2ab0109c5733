import { type Page } from 'playwright-core';
import { listToImport } from './list-to-import.js';

/** The sizes at which the console is looked at: the laptop of a commune, the same at 200 %, a screen of an office. */
export const sizes = {
  '1366': { width: 1366, height: 768 },
  '1920': { width: 1920, height: 1080 },
  zoom200: { width: 683, height: 384 },
} as const;

/** A screen of the demonstration, and what is done on it before its picture is taken. */
export interface Picture {
  readonly name: string;
  /** Who has signed in; nobody where it is absent. */
  readonly user?: string;
  readonly path: string;
  readonly sizes: readonly (keyof typeof sizes)[];
  readonly reach?: (page: Page) => Promise<void>;
}

const officer = 'canbo.nam-can';
const communeOfOfficer = '32191';
const both = ['1366', '1920'] as const;

const openFirst = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.waitForURL(/\/(people|cases|pay|admin)\/./);
};

async function openMainStep(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).waitFor();
}

export const pictures: readonly Picture[] = [
  { name: 'sign-in', path: '/', sizes: both },
  {
    name: 'a-worklist',
    user: officer,
    path: '/',
    sizes: [...both, 'zoom200'],
    reach: (page) => page.keyboard.press('j'),
  },
  { name: 'cases', user: officer, path: '/cases', sizes: both },
  { name: 'c-case', user: officer, path: '/', sizes: [...both, 'zoom200'], reach: openMainStep },
  {
    name: 'c-case-errors',
    user: officer,
    path: '/',
    sizes: both,
    reach: async (page) => {
      await openMainStep(page);
      await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'c-check',
    user: officer,
    path: '/',
    sizes: both,
    reach: async (page) => {
      await openMainStep(page);
      await page.getByLabel('Kết luận').fill('Đủ điều kiện theo hồ sơ');
      await page.getByRole('button', { name: 'Kiểm tra trước khi gửi' }).click();
      await page.getByRole('heading', { name: /^Kiểm tra trước khi/ }).waitFor();
    },
  },
  { name: 'b-people', user: officer, path: '/people?words=nguyen', sizes: both },
  {
    name: 'b-person',
    user: officer,
    path: '/cases?state=closed',
    sizes: [...both, 'zoom200'],
    reach: async (page) => {
      await openFirst('.cases-table tbody a')(page);
      await page.locator('a[href^="/people/"]').first().click();
      await page.waitForURL(/\/people\/./);
      await page.getByRole('button', { name: 'Vì sao' }).first().click();
    },
  },
  { name: 'intake', user: officer, path: '/intake', sizes: both },
  { name: 'pay', user: 'ketoan.so', path: '/pay', sizes: both },
  { name: 'd-payrun', user: 'ketoan.so', path: '/pay', sizes: both, reach: openFirst('main .table tbody a') },
  { name: 'e-plan', user: 'lanhdao.so', path: '/plan', sizes: both },
  { name: 'e-plan-zoom', user: 'lanhdao.so', path: '/plan', sizes: ['zoom200'] },
  {
    name: 'f-import',
    user: officer,
    path: '/import',
    sizes: both,
    reach: async (page) => {
      await page.locator('input[type=file]').setInputFiles(await listToImport(communeOfOfficer, 60, 1));
      await page.getByRole('region', { name: 'Ô sai' }).waitFor();
    },
  },
  { name: 'rates', user: 'lanhdao.so', path: '/rates', sizes: both },
  { name: 'admin', user: 'quantri.so', path: '/admin', sizes: both },
  { name: 'admin-user', user: 'quantri.so', path: '/admin', sizes: both, reach: openFirst('main .table tbody a') },
  { name: 'audit', user: 'quantri.so', path: '/audit?act=read', sizes: both },
  { name: 'away', user: officer, path: '/away', sizes: ['1366'] },
];
