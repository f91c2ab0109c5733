import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '#kernel';
import { type DatabaseConfig, databaseConfig, Keyring, openWorker } from '#platform';
import { jobNames } from '#programme-registry';
import { MovingClock } from '../demo/moving-clock.js';
import { loadLaw, migrateHouse } from '../install.js';
import { keepDatabase } from '../launcher/keeper.js';
import { applicationChapter } from './application.chapter.js';
import { auditChapter } from './audit.chapter.js';
import { openBank } from './bank.js';
import { Narrator } from './narrator.js';
import { paymentChapter } from './payment.chapter.js';
import { recoveryChapter } from './recovery.chapter.js';
import { type Scene, setScene } from './scene.js';

const begins = day('2026-10-05');
/** Xã Đất Mũi: the southernmost commune. */
const cape = '32248';

/** Plays the main job once on a scratch database of its own, with a bank of its own. @returns whether every figure was right. */
export async function playTour(print: (line: string) => void): Promise<boolean> {
  const begun = performance.now();
  const tell = new Narrator(print);
  const folder = await mkdtemp(join(tmpdir(), 'an-sinh-tour-'));
  const server = await keepDatabase(folder, join(folder, 'postgresql.log'), 'scratch');
  try {
    const config = databaseConfig(server.url, {});
    await migrateHouse(config);
    const bank = await openBank();
    try {
      const keyring = await Keyring.open({ keysFolder: join(folder, 'keys'), secretKeys: undefined });
      await playChapters({ config, bank, tell, keyring });
    } finally {
      await bank.stop();
    }
  } finally {
    await server.stop();
  }
  return tell.conclude((performance.now() - begun) / 1000);
}

async function playChapters({
  config,
  keyring,
  ...told
}: Pick<Scene, 'bank' | 'tell'> & { readonly config: DatabaseConfig; readonly keyring: Keyring }) {
  const clock = new MovingClock();
  clock.moveTo(begins);
  const door = await openWorker({ databaseUrl: config.urlOf('worker'), clock, jobNames }, () => undefined);
  try {
    await loadLaw(door.uow, begins);
    const scene = await setScene({ uow: door.uow, clock, ...told }, { communeCode: cape, on: begins, keyring });
    const granted = await applicationChapter(scene);
    await paymentChapter(scene, granted);
    await recoveryChapter(scene, granted);
    await auditChapter(scene);
  } finally {
    await door.close();
  }
}
