import { addDays, day, type LegalDay, vietnamCalendar } from '#kernel';
import { type Actor, systemActor, type UnitOfWork } from '#platform';
import { addHouseholds, closeCampaign, getCampaign, openCampaign } from '../review/campaign.store.js';
import { type PlacedEntry } from '../review/entry.js';
import { lockEntriesOf } from '../review/entry.store.js';
import { postHamlets, recordMeeting } from '../review/hamlet.store.js';
import { freezeList, getList, giveOpinion, signList } from '../review/list.store.js';
import { saveSheets } from '../review/sheet.store.js';
import { region } from '../rules/region.table.js';
import { reviewTerms, seasonOf } from '../rules/review-terms.table.js';
import { proposeWeights, publishWeights } from '../weights/weights.store.js';
import { inventedWeightsFile } from './invented-weights.js';
import { inventSheet, type Luck } from './invented-sheets.js';

/** Something that happens on a day of the demonstration. */
interface Act {
  readonly on: LegalDay;
  readonly run: () => Promise<unknown>;
}

interface Stage {
  readonly uow: UnitOfWork;
  readonly unitId: number;
  readonly officer: Actor;
  readonly chair: Actor;
  readonly random: Luck;
}

interface Span {
  readonly begins: LegalDay;
  readonly asOf: LegalDay;
}

/** Puts invented points in use for both kinds of place, by two hands; says in their instrument that nobody set them. */
export async function publishInventedPoints(uow: UnitOfWork): Promise<void> {
  for (const areaClass of ['urban', 'rural'] as const) {
    const id = await uow.run(systemActor('demonstration', crypto.randomUUID()), (tx) =>
      proposeWeights(tx, {
        standard: '2022-2025',
        areaClass,
        region: region.at(day('2022-01-01')).value,
        instrument: 'Điểm tự đặt cho dữ liệu minh họa, không phải điểm của Thông tư',
        file: inventedWeightsFile,
      }),
    );
    await uow.run(systemActor('demonstration', crypto.randomUUID()), (tx) => publishWeights(tx, id));
  }
}

/**
 * The periodic reviews of a commune in the years of the demonstration: those of a past season are signed and closed, the one whose season
 * the day lies in is under way, the first half of the hamlets signed and the others somewhere on the road.
 */
export function reviewsOfCommune(stage: Stage, { begins, asOf }: Span): readonly Act[] {
  const years = Array.from({ length: 10 }, (_, index) => Number(begins.slice(0, 4)) + index);
  return years.flatMap((year) => {
    if (!reviewTerms.find(day(`${year}-09-01`))) return [];
    const { from, last } = seasonOf(year);
    return from < begins || addDays(from, 20) > asOf ? [] : reviewOfYear(stage, year, last < asOf);
  });
}

function reviewOfYear({ uow, unitId, officer, chair, random }: Stage, year: number, isPast: boolean): readonly Act[] {
  const { from, last } = seasonOf(year);
  const workday = (after: number) => vietnamCalendar.addWorkingDays(from, after);
  let campaignId = '';
  let first: readonly string[] = [];
  const act = (on: LegalDay, run: () => Promise<unknown>): Act => ({ on, run });
  const meet = (hamlets: () => readonly string[], on: LegalDay) =>
    act(on, async () => {
      for (const hamlet of hamlets())
        await uow.run(officer, async (tx) => {
          if ((await lockEntriesOf(tx, campaignId, ['scored'], [hamlet])).length === 0) return;
          const present = random.whole(30, 60);
          await recordMeeting(tx, {
            campaignId,
            hamlet,
            heldOn: tx.today,
            present,
            agreed: present - random.whole(0, 8),
          });
        });
    });
  const firstHalf = [
    act(workday(2), async () => {
      campaignId = await uow.run(officer, (tx) => openCampaign(tx, { unitId, year }));
      await uow.run(officer, async (tx) => {
        const homes = await tx.sql<{ id: string }>(
          `SELECT h.id FROM citizen.household h WHERE h.unit_id = $1 AND EXISTS (SELECT FROM citizen.household_member m
             WHERE m.household_id = h.id AND m.valid_until IS NULL) ORDER BY h.code`,
          [unitId],
        );
        await addHouseholds(
          tx,
          campaignId,
          homes.map(({ id }) => id),
        );
        const listed = await lockEntriesOf(tx, campaignId, ['screening', 'listed']);
        const hamlets = [...new Set(listed.map(({ hamlet }) => hamlet))].sort();
        first = isPast ? hamlets : hamlets.slice(0, Math.ceil(hamlets.length / 2));
      });
    }),
    act(workday(8), () => survey(uow, officer, campaignId, (entry) => first.includes(entry.hamlet), random)),
    meet(() => first, workday(12)),
    act(workday(13), () =>
      inCase(uow, officer, campaignId, ['agreed'], first, (tx) => postHamlets(tx, { campaignId, on: tx.today })),
    ),
    act(workday(20), async () => {
      const listId = await inCase(uow, officer, campaignId, ['posted'], first, (tx) => freezeList(tx, campaignId));
      if (listId === undefined) return;
      if (reviewTerms.at(workday(20)).value.districtOpinion) await hearDistrict(uow, listId);
      await uow.run(chair, async (tx) => signList(tx, { listId, version: (await getList(tx, listId)).version }));
    }),
  ];
  const close = act(last, () =>
    uow.run(officer, async (tx) => {
      const { version } = await getCampaign(tx, campaignId);
      await closeCampaign(tx, campaignId, version);
    }),
  );
  if (isPast) return [...firstHalf, close];
  return [
    ...firstHalf,
    act(workday(24), () => survey(uow, officer, campaignId, () => random.chance(70), random)),
    meet(() => first.slice(0, 1), workday(26)),
  ];
}

/** The district agrees, while there is one; nobody of the commune speaks for it. */
const hearDistrict = (uow: UnitOfWork, listId: string): Promise<void> =>
  uow.run(systemActor('demonstration of a district'), async (tx) =>
    giveOpinion(
      tx,
      { listId, version: (await getList(tx, listId)).version },
      { on: tx.today, agrees: true, opinion: 'Thống nhất với kết quả rà soát của xã' },
    ),
  );

/** Fills in the forms of the households meant that have none yet. */
async function survey(
  uow: UnitOfWork,
  officer: Actor,
  campaignId: string,
  isMeant: (entry: PlacedEntry) => boolean,
  random: Luck,
): Promise<void> {
  await uow.run(officer, async (tx) => {
    const open = (await lockEntriesOf(tx, campaignId, ['screening', 'listed'])).filter(isMeant);
    if (open.length === 0) return;
    const results = await saveSheets(
      tx,
      open.map((entry) => ({ entryId: entry.id, version: entry.version, sheet: inventSheet(entry, random, tx.today) })),
    );
    const refused = results.find(({ refusal }) => refusal !== undefined);
    if (refused?.refusal) throw refused.refusal;
  });
}

/** Acts where there is something to act on. */
function inCase<T>(
  uow: UnitOfWork,
  who: Actor,
  campaignId: string,
  states: Parameters<typeof lockEntriesOf>[2],
  hamlets: readonly string[],
  work: (tx: Parameters<Parameters<UnitOfWork['run']>[1]>[0]) => Promise<T>,
): Promise<T | undefined> {
  return uow.run(who, async (tx) =>
    (await lockEntriesOf(tx, campaignId, states, hamlets)).length === 0 ? undefined : work(tx),
  );
}
