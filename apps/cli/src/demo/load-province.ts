import { deadlineSweep } from '#case-engine';
import { addDays, firstDay, type LegalDay, type LegalMonth, monthOf, printMonth, vietnamCalendar } from '#kernel';
import { type RunId } from '#payments';
import { OutboxRelay, systemActor, type UnitOfWork } from '#platform';
import { engineOver, subscribers } from '#programme-registry';
import { play, sideBySide, type Story } from './agenda.js';
import { application, type ApplicationPlan } from './application.story.js';
import { death, move, suspension, worsening } from './aftermath.story.js';
import { type Demo } from './demo.js';
import { type Desk, Desks, type Post } from './desks.js';
import { inventHousehold } from './households.js';
import { Inventor } from './invented-people.js';
import { type MovingClock } from './moving-clock.js';
import { type CommuneDesks, Office } from './office.js';
import { Paymaster } from './paymaster.js';
import { type CommunePosts } from './posts.js';
import { readPosts } from './posts.reader.js';
import { type Random, seededRandom } from './random.js';

const system = systemActor('demonstration');
const programme = 'social-protection';
/** Lists of a month are made on this working day of it. */
const payDay = 4;
/** On this one the answers of banks and post offices are in. */
const settlementDay = 10;

export interface LoadedProvince {
  readonly desks: readonly Desk[];
  readonly communes: number;
  readonly people: number;
  readonly cases: number;
  readonly paid: readonly LegalMonth[];
}

/**
 * Fills the province with invented staff and people and works their files day by day from the beginning of the demonstration
 * to the evening before its day, through the services themselves. The map and the rates of law must be there.
 */
export async function loadProvince(
  uow: UnitOfWork,
  clock: MovingClock,
  demo: Demo,
  tell: (progress: string) => void,
): Promise<LoadedProvince> {
  clock.moveTo(demo.begins);
  const random = seededRandom(113);
  const { communes, province } = await readPosts(uow, programme, demo.asOf);
  const filling = new Desks(uow, [programme], demo);
  const desks = await fillPosts(filling, [...communes.flatMap(listPosts), ...Object.values(province)], random);
  tell(`${desks.size} tài khoản cán bộ tại ${communes.length} xã, phường, thị trấn`);
  const deskOf = (post: Post): Desk => {
    const desk = desks.get(post.username);
    if (!desk) throw new Error(`nobody at ${post.username}`);
    return desk;
  };
  const staffed = communes.map(({ unit, intake, officer, chair, district }): CommuneDesks => ({
    unit,
    intake: deskOf(intake),
    officer: deskOf(officer),
    chair: deskOf(chair),
    district: district && { officer: deskOf(district.officer), chair: deskOf(district.chair) },
  }));

  const office = new Office(uow, engineOver());
  const stories = inventStories(office, staffed, demo, random);
  const relay = new OutboxRelay(uow, subscribers);
  const paymaster = new Paymaster(uow, deskOf(province.accountant).actor, deskOf(province.approver).actor, random);
  const runs = new Map<LegalMonth, RunId>();
  await play(
    stories,
    { first: demo.begins, last: addDays(demo.asOf, -1) },
    {
      open: (on) => clock.moveTo(on),
      close: async (on) => {
        await relay.run();
        const month = monthOf(on);
        if (on === workingDayOf(month, payDay)) runs.set(month, await paymaster.send(programme, month));
        const sent = runs.get(month);
        if (on !== workingDayOf(month, settlementDay) || sent === undefined) return;
        await paymaster.settle(sent);
        tell(`đã làm việc và chi trả đến tháng ${printMonth(month)}`);
      },
    },
  );
  await uow.run(system, (tx) => tx.sql(deadlineSweep));
  return { desks: [...desks.values()], communes: communes.length, ...(await countLoaded(uow)), paid: [...runs.keys()] };
}

const workingDayOf = (month: LegalMonth, count: number) =>
  vietnamCalendar.addWorkingDays(addDays(firstDay(month), -1), count);

const listPosts = ({ intake, officer, chair, district }: CommunePosts): Post[] => [
  intake,
  officer,
  chair,
  ...(district ? [district.officer, district.chair] : []),
];

async function fillPosts(filling: Desks, posts: readonly Post[], random: Random): Promise<Map<string, Desk>> {
  // In the order of the posts, however they are filled: the officers of a district are told for each of its communes.
  const desks = new Map<string, Desk | undefined>(posts.map(({ username }) => [username, undefined]));
  const single = [...new Map(posts.map((post) => [post.username, post])).values()];
  await sideBySide(single, async (post) => void desks.set(post.username, await filling.fill(post, random)));
  return new Map([...desks].flatMap(([username, desk]) => (desk ? [[username, desk]] : [])));
}

/** Xã Đất Mũi, on every map: where a visitor is sent first, and so with more to see. */
const cape = '32248';

/** How many applications a commune had in all, and how many of them just now. */
function loadOf({ unit }: CommuneDesks, communes: number): { readonly all: number; readonly recent: number } {
  if (unit.code === cape) return { all: 24, recent: 10 };
  return communes > 80 ? { all: 6, recent: 2 } : { all: 8, recent: 2 };
}

/** What happened in each commune: some applications long ago, some just now, and what became of the people since. */
function inventStories(office: Office, communes: readonly CommuneDesks[], demo: Demo, random: Random): Story[] {
  const inventor = new Inventor();
  const days = workingDays(demo);
  return communes.flatMap((desks, index) => {
    const { all, recent } = loadOf(desks, communes.length);
    return Array.from({ length: all }, (_, number) => {
      const isRecent = number < recent;
      const receivedOn = isRecent ? pick(days.slice(-11), random) : pick(days, random);
      const household = inventHousehold(random, inventor, receivedOn);
      const plan: ApplicationPlan = { ...planOf(random, isRecent), household, receivedOn, code: `H${1001 + number}` };
      const { story, applied, endsOn } = application(office, desks, plan, random);
      const isGranted =
        household.refusal === undefined && (plan.ending === 'decided' || plan.ending === 'supplemented');
      const given = { office, desks, applied, since: endsOn, random };
      const neighbour = communes[(index + 7) % communes.length] ?? desks;
      return isGranted ? [...story, ...aftermath(given, neighbour)] : story;
    });
  });
}

function planOf(random: Random, isRecent: boolean): Pick<ApplicationPlan, 'pace' | 'ending'> {
  const pace = random.one([1, 1, 1, 1, 2, 4]);
  if (isRecent) return { pace, ending: random.chance(20) ? 'not-supplemented' : 'decided' };
  return { pace, ending: random.chance(5) ? 'withdrawn' : random.chance(12) ? 'supplemented' : 'decided' };
}

function aftermath(given: Parameters<typeof death>[0], neighbour: CommuneDesks): Story {
  const { random, applied } = given;
  const { household } = applied;
  const isElder = (household.members[0].birth ?? '9') < '1966';
  const isSeverelyDisabled = household.facts.some((fact) => 'degree' in fact && fact.degree === 'severe');
  if (isElder && random.chance(12)) return death(given);
  if (isSeverelyDisabled && random.chance(8)) return worsening(given);
  if (household.payee.relation !== 'self') return [];
  if (random.chance(12)) return suspension(given);
  return random.chance(12) ? move(given, neighbour) : [];
}

function workingDays({ begins, asOf }: Demo): readonly LegalDay[] {
  const days: LegalDay[] = [];
  for (let on = vietnamCalendar.addWorkingDays(begins, 0); on < asOf; on = vietnamCalendar.nextWorkingDay(on))
    days.push(on);
  return days;
}

const pick = (days: readonly LegalDay[], random: Random): LegalDay =>
  random.one(days as readonly [LegalDay, ...LegalDay[]]);

const countLoaded = (uow: UnitOfWork) =>
  uow.read(system, (tx) =>
    tx.one<{ people: number; cases: number }>(
      `SELECT (SELECT count(*) FROM citizen.person)::int AS people, (SELECT count(*) FROM casework.case_file)::int AS cases`,
    ),
  );
