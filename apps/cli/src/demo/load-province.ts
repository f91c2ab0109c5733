import { deadlineSweep } from '#case-engine';
import { addDays, firstDay, type LegalDay, type LegalMonth, monthOf, printMonth, vietnamCalendar } from '#kernel';
import { type RunId } from '#payments';
import { OutboxRelay, systemActor, type UnitOfWork } from '#platform';
import { engineOver, programmes, sealedSystemActor, subscribers } from '#programme-registry';
import { play, sideBySide } from './agenda.js';
import { type CareDesks, carePosts, inventCare, openFacility } from './care.story.js';
import { type Demo } from './demo.js';
import { type Desk, Desks, type Post } from './desks.js';
import { inventStories } from './invent-stories.js';
import { type MovingClock } from './moving-clock.js';
import { type CommuneDesks, Office } from './office.js';
import { Paymaster } from './paymaster.js';
import { type CommunePosts } from './posts.js';
import { readPosts } from './posts.reader.js';
import { protection, protectionPosts } from './protection.story.js';
import { type Random, seededRandom } from './random.js';
import { inventGallery, type Props } from './gallery/gallery.story.js';

const system = systemActor('demonstration');
const programme = 'social-protection';
/** What the people of communes and districts work in; a department has its own field alone. */
const ofCommunes = [programme, 'poor-households', 'children'];
/** Xã Đất Mũi: where a visitor finds sealed work too. */
const capeCode = '32248';
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

export interface Loading {
  readonly tell: (progress: string) => void;
  /** Stops between two days, by throwing its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fills the province with invented staff and people and works their files day by day from the beginning of the demonstration
 * to the evening before its day, through the services themselves. The map and the rates of law must be there.
 */
export async function loadProvince(
  uow: UnitOfWork,
  clock: MovingClock,
  demo: Demo,
  { tell, signal }: Loading,
): Promise<LoadedProvince> {
  clock.moveTo(demo.begins);
  const random = seededRandom(113);
  const { desks, communes, protection: sealed, accountant, approver } = await staffProvince(uow, demo, random);
  tell(`${desks.length} tài khoản cán bộ tại ${communes.length} xã, phường, thị trấn`);

  const office = new Office(uow, engineOver());
  const care = await staffCare(uow, demo);
  const facilityId = await openFacility(uow, care, demo.begins, 'Trung tâm Bảo trợ xã hội tỉnh');
  const otherFacilityId = await openFacility(uow, care, demo.begins, 'Trung tâm Nuôi dưỡng người cao tuổi');
  const stories = [
    ...inventStories(office, communes, demo, random),
    ...inventCare(office, communes, care, { facilityId, demo, random: seededRandom(115) }),
    ...(sealed ? protection(office, sealed, demo, seededRandom(114)) : []),
    ...inventGallery({
      ...{ office, communes, care, sealed, demo, props: propOf, random: seededRandom(116) },
      facilities: [facilityId, otherFacilityId],
    }),
  ];
  const ofProgrammes = programmes.flatMap((each) => each.demonstration ?? []);
  for (const { prepare } of ofProgrammes) await prepare?.(uow, care.unitId);
  for (const { storyOf } of ofProgrammes)
    if (storyOf)
      for (const { unit, officer, chair } of communes)
        stories.push(storyOf({ uow, unitId: unit.id, officer: officer.actor, chair: chair.actor, random }, demo));
  const relay = new OutboxRelay(uow, subscribers);
  const treasury = new Treasury(new Paymaster(uow, accountant.actor, approver.actor, random));
  await play(
    stories,
    { first: demo.begins, last: addDays(demo.asOf, -1) },
    {
      open: (on) => {
        signal?.throwIfAborted();
        clock.moveTo(on);
      },
      close: async (on) => {
        await relay.run();
        const settled = await treasury.close(on);
        if (settled) tell(`đã làm việc và chi trả đến tháng ${printMonth(settled)}`);
      },
    },
  );
  await uow.run(sealedSystemActor('demonstration'), (tx) => tx.sql(deadlineSweep));
  for (const refusal of office.refusals) tell(`không dựng được: ${refusal}`);
  const all = [...desks, care.officer, care.head, care.chair];
  return { desks: all, communes: communes.length, ...(await countLoaded(uow)), paid: treasury.paid };
}

/** @throws Error for what no programme puts there. */
const propOf: Props = (code, name) => {
  const found = programmes.find((each) => each.code === code)?.demonstration?.props?.[name];
  if (!found) throw new Error(`programme ${code} has no ${name} for a demonstration`);
  return found;
};

/** The months of a programme, each sent on one working day and settled on another. */
class Treasury {
  private readonly runs = new Map<LegalMonth, RunId>();

  constructor(private readonly paymaster: Paymaster) {}

  get paid(): readonly LegalMonth[] {
    return [...this.runs.keys()];
  }

  /** What is to be done in the evening of a day. @returns the month that was settled. */
  async close(on: LegalDay): Promise<LegalMonth | undefined> {
    const month = monthOf(on);
    if (on === workingDayOf(month, payDay)) this.runs.set(month, await this.paymaster.send(programme, month));
    const sent = this.runs.get(month);
    if (on !== workingDayOf(month, settlementDay) || sent === undefined) return undefined;
    await this.paymaster.settle(sent);
    return month;
  }
}

interface Staff {
  readonly desks: readonly Desk[];
  readonly communes: readonly CommuneDesks[];
  readonly protection: { readonly unitId: number; readonly officer: Desk; readonly chair: Desk } | undefined;
  readonly accountant: Desk;
  readonly approver: Desk;
}

/** Fills every post that the day of the demonstration has. */
async function staffProvince(uow: UnitOfWork, demo: Demo, random: Random): Promise<Staff> {
  const { communes, province } = await readPosts(uow, programme, demo.asOf);
  const cape = communes.find(({ unit }) => unit.code === capeCode) ?? communes[0];
  const sealed = cape && protectionPosts(cape);
  const posts = [...communes.flatMap(listPosts), ...Object.values(province).flat(), ...Object.values(sealed ?? {})];
  const desks = await fillPosts(new Desks(uow, ofCommunes, demo), posts, random);
  const deskOf = (post: Post): Desk => {
    const desk = desks.get(post.username);
    if (!desk) throw new Error(`nobody at ${post.username}`);
    return desk;
  };
  return {
    desks: [...desks.values()],
    communes: communes.map(({ unit, intake, officer, chair, district }) => ({
      unit,
      intake: deskOf(intake),
      officer: deskOf(officer),
      chair: deskOf(chair),
      district: district && { officer: deskOf(district.officer), chair: deskOf(district.chair) },
    })),
    protection: cape &&
      sealed && { unitId: cape.unit.id, officer: deskOf(sealed.officer), chair: deskOf(sealed.chair) },
    accountant: deskOf(province.accountant),
    approver: deskOf(province.approver),
  };
}

/** Those above the communes; drawn apart, so that what is invented beside them stays as it was. */
async function staffCare(uow: UnitOfWork, demo: Demo): Promise<CareDesks> {
  const { province } = await readPosts(uow, programme, demo.asOf);
  const { officer, head, chair } = carePosts(province);
  const [desks, random] = [new Desks(uow, [programme], demo), seededRandom(114)];
  return {
    unitId: chair.agency.unitId,
    officer: await desks.fill(officer, random),
    head: await desks.fill(head, random),
    chair: await desks.fill(chair, random),
  };
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

const countLoaded = (uow: UnitOfWork) =>
  uow.read(system, (tx) =>
    tx.one<{ people: number; cases: number }>(
      `SELECT (SELECT count(*) FROM citizen.person)::int AS people, (SELECT count(*) FROM casework.case_file)::int AS cases`,
    ),
  );
