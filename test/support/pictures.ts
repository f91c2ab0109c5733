import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser } from 'playwright-core';
import { launchChromium } from './browser.js';
import { type Picture, pictures, sizes } from './pictures.table.js';

/**
 * Takes the pictures of docs/console from the demonstration that `npm start` runs: `npm run pictures`, or some of them by name,
 * `npm run pictures -- c-case b-person`. `CONSOLE` is its address where it is not the first.
 */
const address = process.env['CONSOLE'] ?? 'http://127.0.0.1:3000';
const folder = 'docs/console';
const mostBytes = 150_000;

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
    await page.waitForLoadState('networkidle');
    await reach?.(page);
    await page.waitForLoadState('networkidle');
    const file = join(folder, `${name}-${size}.png`);
    await page.screenshot({ path: file });
    await context.close();
    const { size: bytes } = statSync(file);
    console.log(`${file}  ${Math.round(bytes / 1000)} kB`);
    if (bytes > mostBytes) process.exitCode = 1;
  }
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
