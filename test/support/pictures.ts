import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from './browser.js';
import { type Picture, pictures, sizes } from './pictures.table.js';

/**
 * Takes the pictures of docs/console from the demonstration that `npm start` runs: `npm run pictures`, or some of them by name,
 * `npm run pictures -- c-case b-person`. `CONSOLE` is its address where it is not the first.
 */
const address = process.env['CONSOLE'] ?? 'http://127.0.0.1:3000';
const folder = 'docs/console';
const mostBytes = 150_000;
const asPhotograph = { type: 'jpeg', quality: 70 } as const;
/** Milliseconds. */
const rest = 700;

const tokens = new Map<string, string>();

/** Each user signs in once: a code of the second factor is good for one time. */
function tokenOf(user: string): string {
  const known = tokens.get(user);
  if (known) return known;
  const cli = ['dist/apps/cli/src/main.js', 'demo-token', user];
  const token = execFileSync(process.execPath, cli, { encoding: 'utf8' }).trim();
  tokens.set(user, token);
  return token;
}

async function take(browser: Browser, { name, user, path, sizes: wanted, reach }: Picture): Promise<void> {
  for (const size of wanted) {
    const context = await browser.newContext({
      baseURL: address,
      viewport: sizes[size],
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
    });
    if (user)
      await context.addCookies([
        { name: 'an-sinh-session', value: tokenOf(user), url: address, httpOnly: true, sameSite: 'Strict' },
      ]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(path);
    await settled(page);
    await reach?.(page);
    await settled(page);
    keep(join(folder, `${name}-${size}`), await page.screenshot(), await page.screenshot(asPhotograph));
    await context.close();
  }
}

/** Until nothing is being fetched and what came is drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(rest);
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(rest);
}

/** The picture to the point where it is small enough, and as a photograph where it is not. */
function keep(path: string, exact: Buffer, photograph: Buffer): void {
  const isSmall = exact.length <= mostBytes;
  for (const ending of ['png', 'jpg']) rmSync(`${path}.${ending}`, { force: true });
  const [ending, content] = isSmall ? ['png', exact] : ['jpg', photograph];
  writeFileSync(`${path}.${ending}`, content);
  console.log(`${path}.${ending}  ${Math.round(content.length / 1000)} kB`);
  if (content.length > mostBytes) process.exitCode = 1;
}

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const browser = await launchChromium();
try {
  for (const picture of pictures)
    if (asked.length === 0 || asked.includes(picture.name))
      await take(browser, picture).catch((error: unknown) => {
        process.exitCode = 1;
        console.error(`${picture.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
} finally {
  await browser.close();
}
