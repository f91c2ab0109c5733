import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { deadlineSweep } from '#case-engine';
import { addDays, day } from '#kernel';
import { OutboxRelay } from '#platform';
import { engineOver, programmes, sealedSystemActor, subscribers } from '#programme-registry';
import { provinceTemplate, testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { play } from '../agenda.js';
import { carePosts, openFacility } from '../care.story.js';
import { demoOf } from '../demo.js';
import { Desks } from '../desks.js';
import { MovingClock } from '../moving-clock.js';
import { Office } from '../office.js';
import { readPosts } from '../posts.reader.js';
import { protectionPosts } from '../protection.story.js';
import { seededRandom } from '../random.js';
import { inventGallery, type Props } from './gallery.story.js';

const demo = demoOf(day('2026-11-23'));
const programme = 'social-protection';
let db: TestDatabase;
let office: Office;
beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  office = await playGallery();
}, 180_000);
afterAll(() => db.close());

const props: Props = (code, name) => {
  const found = programmes.find((each) => each.code === code)?.demonstration?.props?.[name];
  if (!found) throw new Error(`no ${name} of ${code}`);
  return found;
};

/** Three communes, with those above them. */
async function playGallery(): Promise<Office> {
  const clock = new MovingClock();
  clock.moveTo(demo.begins);
  const uow = db.uowOn(clock);
  const random = seededRandom(1);
  const { communes: all, province } = await readPosts(uow, programme, demo.asOf);
  const desks = new Desks(uow, [programme, 'poor-households', 'children'], demo);
  const fill = (post: Parameters<typeof desks.fill>[0]) => desks.fill(post, random);
  const communes = [];
  for (const { unit, intake, officer, chair } of all.slice(0, 3))
    communes.push({
      unit,
      intake: await fill(intake),
      officer: await fill(officer),
      chair: await fill(chair),
      district: undefined,
    });
  const [first] = all;
  if (!first) throw new Error('no communes');
  const [posts, sealed] = [carePosts(province), protectionPosts(first)];
  const care = {
    unitId: posts.chair.agency.unitId,
    officer: await fill({ ...posts.officer, programmes: [programme] }),
    head: await fill({ ...posts.head, programmes: [programme] }),
    chair: await fill({ ...posts.chair, programmes: [programme] }),
  };
  const made = new Office(uow, engineOver());
  for (const { demonstration } of programmes) await demonstration?.prepare?.(uow, care.unitId);
  const stories = inventGallery({
    office: made,
    communes,
    care,
    sealed: { unitId: first.unit.id, officer: await fill(sealed.officer), chair: await fill(sealed.chair) },
    facilities: [
      await openFacility(uow, care, demo.begins, 'Trung tâm thứ nhất'),
      await openFacility(uow, care, demo.begins, 'Trung tâm thứ hai'),
    ],
    props,
    demo,
    random,
  });
  const relay = new OutboxRelay(uow, subscribers);
  const begins = stories.flatMap((story) => story[0]?.on ?? []).sort()[0] ?? demo.begins;
  await play(
    stories,
    { first: begins, last: addDays(demo.asOf, -1) },
    { open: (on) => clock.moveTo(on), close: async () => void (await relay.run()) },
  );
  clock.moveTo(demo.asOf);
  await uow.run(sealedSystemActor('test'), (tx) => tx.sql(deadlineSweep));
  return made;
}

const found = async (sql: string): Promise<string[]> =>
  (await db.admin.query<{ name: string }>(sql)).rows.map(({ name }) => name);

it('is refused nothing by the law of its days', () => {
  expect(office.refusals).toEqual([]);
});

it('has every procedure that is law on its day, each in every state', async () => {
  const wanted = programmes
    .flatMap(({ procedures }) => procedures)
    .filter(({ from, until }) => from <= demo.asOf && (until === undefined || demo.asOf < until))
    .flatMap(({ code, states }) => Object.keys(states).map((state) => `${code} ${state}`));
  const shown = new Set(await found(`SELECT DISTINCT procedure || ' ' || state AS name FROM casework.case_file`));
  expect(wanted.filter((each) => !shown.has(each))).toEqual([]);
});

it('has files that are late, of most kinds that can be', async () => {
  const late = await found(
    `SELECT DISTINCT c.procedure AS name FROM casework.task t JOIN casework.case_file c ON c.id = t.case_id WHERE t.kind = 'overdue'`,
  );
  expect(late.length).toBeGreaterThan(20);
  const open = await found(
    `SELECT id::text AS name FROM casework.case_file WHERE closed_on IS NULL AND overdue_since IS NULL`,
  );
  expect(open.length).toBeGreaterThan(50);
});

it('has children in each sealed group', async () => {
  expect(await found(`SELECT DISTINCT group_code AS name FROM prog_child_protection.membership ORDER BY 1`)).toEqual([
    'e',
    'g',
    'i',
    'k',
    'l',
    'm',
    'đ',
  ]);
});
