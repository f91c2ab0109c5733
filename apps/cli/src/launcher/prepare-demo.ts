import { daysBetween, type LegalDay, localDay } from '#kernel';
import {
  type DatabaseConfig,
  Keyring,
  keySettings,
  openWorker,
  shiftedClock,
  systemActor,
  systemClock,
  type UnitOfWork,
} from '#platform';
import { jobNames } from '#programme-registry';
import { demoOf } from '../demo/demo.js';
import { type Loading, loadProvince } from '../demo/load-province.js';
import { MovingClock } from '../demo/moving-clock.js';
import { loadLaw, migrateHouse } from '../install.js';
import { type DataFolder, type DemoState } from './data-folder.js';

const msPerDay = 86_400_000;

/** Whole days, so that the demonstration has the hour of the wall. */
const offsetTo = (asOf: LegalDay): number => daysBetween(localDay(new Date()), asOf) * msPerDay;

/** Whoever needed a connection that was lost is told by his own statement. */
export const ignoreLoss = (): void => undefined;

/** A database that holds part of a demonstration: loading was cut off. */
export class HalfLoaded extends Error {
  override readonly message = 'lần nạp dữ liệu minh họa trước bị ngắt giữa chừng: cần một cơ sở dữ liệu trống';
}

export interface Preparation extends Omit<Loading, 'keyring'> {
  readonly config: DatabaseConfig;
  readonly folder: DataFolder;
  /** Absent: today. */
  readonly asOf: LegalDay | undefined;
}

/**
 * Brings a database up to date and, the first time, loads the demonstration.
 * @returns what is remembered of it; nothing for a database that has staff of its own and is left as it is.
 * @throws HalfLoaded
 */
export async function prepareDemo({ config, folder, asOf, tell, signal }: Preparation): Promise<DemoState | undefined> {
  const known = await folder.readState();
  if (known && asOf !== undefined && known.asOf !== asOf)
    throw new Error(`cơ sở dữ liệu này giữ dữ liệu minh họa của ngày ${known.asOf}, không phải ${asOf}`);
  const demo = demoOf(known?.asOf ?? asOf ?? localDay(new Date()));
  const ran = await migrateHouse(config);
  if (ran.length > 0) tell(`cơ sở dữ liệu: ${ran.length} bước cập nhật cấu trúc`);
  if (known?.isLoaded) return known;
  const clock = new MovingClock();
  const door = await openWorker({ databaseUrl: config.urlOf('worker'), clock, jobNames }, ignoreLoss);
  try {
    if (await hasStaff(door.uow)) {
      if (known) throw new HalfLoaded();
      return undefined;
    }
    const clockOffset = asOf === undefined ? 0 : offsetTo(asOf);
    const state: DemoState = { asOf: demo.asOf, clockOffset, isLoaded: false };
    await folder.writeState(state);
    await loadLaw(door.uow, demo.asOf);
    const keyring = await Keyring.open(keySettings(process.env, folder.keys));
    const province = await loadProvince(door.uow, clock, demo, { tell, signal, keyring });
    await folder.writeSignIns(
      province.desks.map(({ username, title, agency, roles, secondFactorUri }) => ({
        username,
        title,
        agency: agency.name,
        roles,
        secondFactorUri,
      })),
    );
    tell(
      `xong: ${province.people} người dân, ${province.cases} hồ sơ, ${province.paid.length} kỳ chi trả, ${province.communes} xã phường`,
    );
    const loaded = { ...state, isLoaded: true };
    await folder.writeState(loaded);
    return loaded;
  } finally {
    await door.close();
  }
}

/** The clock a demonstration goes by. */
export const clockOf = (state: DemoState | undefined) =>
  state === undefined || state.clockOffset === 0 ? systemClock : shiftedClock(state.clockOffset);

const hasStaff = async (uow: UnitOfWork): Promise<boolean> =>
  (
    await uow.read(systemActor('installation'), (tx) =>
      tx.one<{ some: boolean }>(`SELECT EXISTS (SELECT FROM platform.account) AS some`),
    )
  ).some;
