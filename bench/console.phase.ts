import { buildConsole } from '../test/support/browser.js';
import { type Bench } from './bench.js';
import { startApi } from './child.js';
import { count, type Figure, median, withinTime } from './figure.js';
import { communePost, signIn, widestPost } from './signed-in.js';
import { type Conditions, moreRowsAfter, paintedAfter, SlowBrowser } from './slow-browser.js';

const commune: Conditions = { megabitsPerSecond: 10, roundTrip: 20, slowdown: 4 };
const [openings, pages] = [5, 3];
const most = { opening: 3_000, page: 500 };

/** A list of the console, and how its page tells that it can be worked with. */
interface Screen {
  readonly name: string;
  readonly path: string;
  /** An expression of the page: how many rows there are. */
  readonly rows: string;
  /** What must be there besides rows, another expression. */
  readonly alsoThere?: string;
  readonly more: string;
}

const rowsOf = (selector: string) => `document.querySelectorAll('${selector}').length`;
const worklist = { rows: rowsOf('tr[data-row]'), more: '.worklist-more button' };
const isCounted = `/[0-9]/.test(document.querySelector('.counter-number')?.textContent ?? '')`;

const worklistOf = (name: string, path: string): Screen => ({ ...worklist, name, path, alsoThere: isCounted });
const people: Screen = {
  name: 'people called Nguyễn Thị Hạnh',
  path: '/people?words=Nguyễn Thị Hạnh',
  rows: rowsOf('[data-person]'),
  more: '.people-more button',
};
const cases: Screen = {
  name: 'all cases',
  path: '/cases',
  rows: rowsOf('.cases-table tbody tr'),
  more: '.cases-more button',
};

/** Lists of the console in a real browser with an empty cache, before the API as it runs, on the line and the laptop of a commune. */
export async function consoleScreens(bench: Bench): Promise<Figure[]> {
  await buildConsole();
  const officer = await signIn(bench, await communePost(bench, ['one-stop-officer', 'commune-officer']));
  const post = await widestPost(bench, ['department-lead']);
  const lead = await signIn(bench, post);
  const api = await startApi(bench.db.config);
  const browser = await SlowBrowser.launch(api.url);
  const whole = `, ${post.communes} communes`;
  try {
    const figures: Figure[] = [];
    for (const [screen, { token }] of [
      [worklistOf('worklist, one commune', '/'), officer],
      [worklistOf(`worklist${whole}`, '/?office=true'), lead],
      [{ ...people, name: people.name + whole }, lead],
      [{ ...cases, name: cases.name + whole }, lead],
    ] as const)
      figures.push(...(await measure(bench, browser, screen, token)));
    return figures;
  } finally {
    await browser.close();
    await api.stop();
  }
}

async function measure(bench: Bench, browser: SlowBrowser, screen: Screen, token: string): Promise<Figure[]> {
  const there = { opened: [] as number[], next: [] as number[] };
  const here = { opened: [] as number[], next: [] as number[] };
  await visit(browser, screen, token, undefined);
  for (let turn = 0; turn < openings; turn += 1)
    for (const [times, conditions] of [
      [here, undefined],
      [there, commune],
    ] as const) {
      const { opened, next } = await visit(browser, screen, token, conditions);
      times.opened.push(opened);
      times.next.push(...next);
    }
  bench.log(
    `  ${screen.name}: ${there.opened.map(Math.round).join(' ')} ms; next pages ${there.next.map(Math.round).join(' ')} ms`,
  );
  const floor = 'the same without the slow line and processor';
  const over = `over ${count(bench.size.people)} people`;
  return [
    withinTime(
      `${screen.name}: usable, ${over}`,
      floor,
      { floor: median(here.opened), ours: median(there.opened) },
      most.opening,
    ),
    withinTime(`${screen.name}: next page`, floor, { floor: median(here.next), ours: median(there.next) }, most.page),
  ];
}

/** Opens a list and leafs through it. */
async function visit(
  browser: SlowBrowser,
  { path, rows, alsoThere = 'true', more }: Screen,
  token: string,
  conditions: Conditions | undefined,
): Promise<{ readonly opened: number; readonly next: readonly number[] }> {
  const page = await browser.open(token, conditions);
  try {
    await page.goto(path, { waitUntil: 'commit' });
    const opened = await paintedAfter(page, `${rows} > 0 && ${alsoThere}`);
    const next: number[] = [];
    await page.waitForLoadState('networkidle');
    for (let turn = 0; turn < pages; turn += 1) next.push(await moreRowsAfter(page, more, rows));
    return { opened, next };
  } finally {
    await page.context().close();
  }
}
