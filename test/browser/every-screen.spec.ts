import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axe, type ConsolePage, fits } from '../support/browser.js';
import { everyDialog, onJourneys } from './every-dialog.table.js';
import { type EveryScreen, everyScreen } from './every-screen.table.js';
import { openFacility } from './facility-in-office.js';
import { type TestOffice } from './office.js';
import { openReviewOffice } from './review-office.js';

const sources = 'apps/web/src';
/** A laptop of 1366 × 768 at 200 %. */
const zoomed = { width: 683, height: 384 };
const laptop = { width: 1366, height: 768 };
const allowance = ['social-protection'];

let office: TestOffice;
beforeAll(async () => {
  office = await openReviewOffice({ hasWorker: true });
  await openFacility(office);
  await office.signInAs({
    name: 'Người Có Tên',
    agencyId: office.agencyId,
    roles: ['commune-officer'],
    programmes: allowance,
  });
}, 180_000);
afterAll(() => office.close());

async function reach({ route, roles, programmes = allowance, path, reach: go }: EveryScreen): Promise<ConsolePage> {
  const page = await office.signInAs({ name: `Người ở ${route}`, agencyId: office.agencyId, roles, programmes });
  await page.goto(typeof path === 'string' ? path : path(office));
  await go?.(page, office);
  await settled(page);
  return page;
}

/** Waits until nothing on the page is still being fetched. */
async function settled(page: ConsolePage): Promise<void> {
  await page.locator('h1, .state').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

async function holds(page: ConsolePage): Promise<void> {
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize(zoomed);
  expect(await fits(page)).toBe(true);
  await page.setViewportSize(laptop);
}

/** Letters are a field's own while one types in it. A dialog that closes gives the focus back a moment later. */
const leaveField = (page: ConsolePage) =>
  page.evaluate('new Promise((left) => setTimeout(() => left(document.activeElement?.blur()), 50))');

/** A key as the page hears it while an input method makes a letter of it. */
const composing = (key: string): string =>
  `(document.activeElement ?? document.body).dispatchEvent(
     new KeyboardEvent('keydown', { key: '${key}', isComposing: true, bubbles: true, cancelable: true }))`;

const fields = 'main input:is([type=text], [type=search], :not([type])):visible:enabled, main textarea:visible:enabled';

/** Files of the console's sources, each with its text. */
const read = (isWanted: (name: string) => boolean): readonly (readonly [name: string, text: string])[] =>
  readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter(isWanted)
    .map((name) => [name, readFileSync(join(sources, name), 'utf8')]);

describe('the tables', () => {
  it('know every route', () => {
    const declared = read((name) => name.endsWith('.route.ts')).flatMap(([, text]) =>
      [...text.matchAll(/^ {2}path: '(.+)',$/gm)].map(([, path]) => path),
    );
    expect(everyScreen.map(({ route }) => route).toSorted()).toEqual(declared.toSorted());
  });

  it('know every dialog', () => {
    const drawing = read((name) => name.endsWith('.tsx') && !name.startsWith('kit/'))
      .filter(([, text]) => /<(Reason)?Dialog\b/.test(text))
      .map(([name]) => name);
    const known = [...everyDialog.map(({ source }) => source), ...Object.keys(onJourneys)];
    expect(known.toSorted()).toEqual(drawing.toSorted());
    for (const journey of Object.values(onJourneys))
      expect(readFileSync(journey, 'utf8')).toContain("getByRole('dialog'");
  });
});

const sentences = new Map<string, string>();

describe.each(everyScreen)('$route', (screen) => {
  let page: ConsolePage;
  beforeAll(async () => {
    page = await reach(screen);
  }, 60_000);
  afterAll(() => page.context().close());

  it('is without barriers, whole at 200 %, and says in a sentence what it is for', async () => {
    const { pathname } = new URL(page.url());
    expect(pathname).toMatch(new RegExp(`^${screen.route.replace(/\$\w+/g, '[^/]+')}$`));
    await holds(page);

    await leaveField(page);
    await page.keyboard.press('Shift+?');
    const help = page.getByRole('dialog');
    const sentence = await help.locator('p').first().innerText();
    expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect([...sentences.values()]).not.toContain(sentence);
    sentences.set(screen.route, sentence);
    expect(await help.locator('kbd').count()).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await leaveField(page);
    await page.keyboard.press('t');
    await help.getByLabel('Tìm từ').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(page.complaints).toEqual([]);
  });

  it('leaves every key to the input method that composes a letter', async () => {
    const address = page.url();
    for (const key of ['t', '?', '/', 'j', 'x', 'Enter', 'Escape']) await page.evaluate(composing(key));
    for (const field of await page.locator(fields).all()) {
      await field.focus();
      for (const key of ['t', '?', 'Enter']) await page.evaluate(composing(key));
      await field.press('t');
      await field.press('Shift+?');
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(new URL(address).pathname);
    expect(page.complaints).toEqual([]);
  });

  it('says so when the server fails, and looks absent to who may not see it', async () => {
    await page.route('**/graphql', (route) =>
      /query (Viewer|Colleagues)\b/.test(route.request().postData() ?? '')
        ? route.fallback()
        : route.fulfill({
            json: { errors: [{ extensions: { code: 'PLATFORM.INTERNAL', params: { id: '7F3A21' } } }] },
          }),
    );
    await page.reload();
    await settled(page);
    expect(await axe(page)).toEqual([]);
    expect(page.complaints).toEqual([]);
    if (screen.isForAll) return;

    const stranger = await office.signInAs({
      name: 'Người Ngoài',
      agencyId: office.agencyId,
      roles: screen.roles.includes('administrator') ? ['commune-chair'] : ['administrator'],
      programmes: allowance,
    });
    await stranger.goto(page.url());
    await stranger.getByRole('heading', { name: 'Không tìm thấy trang này' }).first().waitFor();
    expect(stranger.complaints).toEqual([]);
    await stranger.context().close();
  });
});

describe.each(everyDialog)('the dialog of $source', ({ roles, path, reach: open }) => {
  it('is without barriers, whole at 200 %, and closes with Esc', async () => {
    const page = await office.signInAs({
      name: 'Người Mở Hộp',
      agencyId: office.agencyId,
      roles,
      programmes: allowance,
    });
    await page.goto(path);
    await open(page, office);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await holds(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.complaints).toEqual([]);
  });
});
