import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Clock } from '#platform';
import { openApi, signedIn, type TestDuty } from './api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from './database.js';

/** The built console before a real API and a database with the real units: what a user of the province has. */
export interface TestConsole {
  readonly db: TestDatabase;
  readonly url: string;
  /** A page of somebody signed in under a post; 1366 × 768 unless said otherwise. */
  signInAs(duty: TestDuty, size?: { readonly width: number; readonly height: number }): Promise<ConsolePage>;
  /** A page of nobody. */
  visit(size?: { readonly width: number; readonly height: number }): Promise<ConsolePage>;
  close(): Promise<void>;
}

/** A page, and what its console complained of. */
export type ConsolePage = Page & { readonly complaints: string[] };

const laptop = { width: 1366, height: 768 };

/** Opens the console as users see it; `await console.close()` when done. */
export async function openConsole(options: { readonly clock?: Clock } = {}): Promise<TestConsole> {
  await buildConsole();
  const db = await testDatabase({ template: provinceTemplate });
  const api = await openApi(db, options);
  const url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  const browser = await launchChromium();
  return {
    db,
    url,
    visit: async (size = laptop) => openPage(await contextOf(browser, url, size)),
    async signInAs(duty, size = laptop) {
      const context = await contextOf(browser, url, size);
      const value = await signedIn(db, duty);
      await context.addCookies([{ name: 'an-sinh-session', value, url, httpOnly: true, sameSite: 'Strict' }]);
      return openPage(context);
    },
    async close() {
      await browser.close();
      await api.close();
      await db.close();
    },
  };
}

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPackage.executablePath(), args: ['--no-sandbox'] });

const contextOf = (browser: Browser, baseURL: string, viewport: typeof laptop): Promise<BrowserContext> =>
  browser.newContext({
    baseURL,
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });

async function openPage(context: BrowserContext): Promise<ConsolePage> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  // A refusal of the API is an answer; the browser reports it as a failed load.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource: .*\b4\d\d\b/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return Object.assign(page, { complaints });
}

/** Violations of WCAG 2.0 to 2.2, A and AA, one line for each element. */
export async function axe(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Whether nothing but what scrolls by itself is wider than the window. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth');

/** Keeps a picture where `SCREENSHOTS` names a folder: for looking, and for docs/console. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Builds the console when its sources are newer than what is built; one of several test processes does, the others wait. */
export async function buildConsole(): Promise<void> {
  const lock = resolve('dist/console.lock');
  mkdirSync(resolve('dist'), { recursive: true });
  while (!tryLock(lock)) await pause(200);
  try {
    const built = resolve('dist/console/index.html');
    const sources = Math.max(newest(resolve('apps/web')), statSync(resolve('schema.graphql')).mtimeMs);
    if (!existsSync(built) || statSync(built).mtimeMs < sources)
      // As users get it: under the test runner's own NODE_ENV it would be built with React's development half.
      execFileSync('npm', ['run', '-s', 'build:web'], {
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
      });
  } finally {
    rmSync(lock, { recursive: true });
  }
}

/** A lock older than any build was left by a process that was killed. */
function tryLock(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    if (existsSync(path) && Date.now() - statSync(path).mtimeMs > 120_000)
      rmSync(path, { recursive: true, force: true });
    return false;
  }
}

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== 'gql')
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
      }),
  );
