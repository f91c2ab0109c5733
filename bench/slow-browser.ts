import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchChromium } from '../test/support/browser.js';

/** The line and the laptop of a commune, against those of this machine. */
export interface Conditions {
  readonly megabitsPerSecond: number;
  /** Milliseconds to the server and back. */
  readonly roundTrip: number;
  /** How many times slower the processor is. */
  readonly slowdown: number;
}

/** A browser that opens pages of the console as somebody signed in, under the conditions asked for. */
export class SlowBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async launch(url: string): Promise<SlowBrowser> {
    return new SlowBrowser(await launchChromium(), url);
  }

  /** A page with nothing in its cache. Closes with its context. */
  async open(token: string, conditions: Conditions | undefined): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width: 1366, height: 768 },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    await context.addCookies([
      { name: 'an-sinh-session', value: token, url: this.url, httpOnly: true, sameSite: 'Strict' },
    ]);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    if (conditions) await slowDown(context, page, conditions);
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

async function slowDown(context: BrowserContext, page: Page, conditions: Conditions): Promise<void> {
  const session = await context.newCDPSession(page);
  const throughput = (conditions.megabitsPerSecond * 1_000_000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: conditions.roundTrip,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: conditions.slowdown });
}

/** What a page does until something is so and painted; then it has found a value. All are expressions of the page's own. */
const whenPainted = (isSo: string, value: string): string => `
  const look = () => requestAnimationFrame(() => ((${isSo}) ? setTimeout(() => found(${value})) : look()));
  look();`;

/** Milliseconds from the beginning of the navigation until something is there and painted. @param isThere an expression of the page. */
export const paintedAfter = (page: Page, isThere: string): Promise<number> =>
  page.evaluate<number>(`new Promise((found) => {${whenPainted(isThere, 'performance.now()')}})`);

/** Milliseconds from the press of a button, by the page itself, until there are more rows. @param rows an expression of the page. */
export const moreRowsAfter = (page: Page, button: string, rows: string): Promise<number> =>
  page.evaluate<number>(`new Promise((found) => {
    const [began, before] = [performance.now(), ${rows}];
    document.querySelector('${button}').click();
    ${whenPainted(`${rows} > before`, 'performance.now() - began')}
  })`);
