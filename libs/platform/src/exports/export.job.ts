import { AnSinhError, localDay } from '#kernel';
import { type Actor, systemActor } from '../actor.js';
import { storeFile } from '../files/stored-file.store.js';
import { type Job, type JobContext } from '../jobs/job.js';
import { type ActorBuilder } from '../sign-in/actor-builder.js';
import { type UnitOfWork } from '../unit-of-work.js';
import {
  type BackgroundJob,
  endBackgroundJob,
  type ExportFormat,
  getBackgroundJob,
  noteProgress,
  writeExportJob,
} from './background-job.store.js';
import { commaTextType, writeCommaText } from './comma-text.writer.js';
import { type AnyExportList } from './export-list.js';
import { exportErrors } from './export.errors.js';
import { workbookType, writeWorkbookStream } from './workbook-stream.writer.js';

/** Most rows of one file. */
const mostRows = 200_000;

const formats: Readonly<
  Record<ExportFormat, { readonly mediaType: string; readonly write: typeof writeWorkbookStream }>
> = {
  xlsx: { mediaType: workbookType, write: writeWorkbookStream },
  csv: { mediaType: commaTextType, write: writeCommaText },
};

interface Asked {
  readonly id: string;
  readonly accountId: string;
  readonly dutyId: string;
}

class Cancelled extends Error {}

/** Writes asked-for lists, each as its asker would see it now: a right that has ended since shows nothing. */
export const exportJob = (lists: readonly AnyExportList[], actorsOf: (uow: UnitOfWork) => ActorBuilder): Job => ({
  name: writeExportJob,
  run: async ({ uow, log }, data) => {
    const { id, accountId, dutyId } = data as Asked;
    const who = await actorsOf(uow).findByDuty(accountId, dutyId);
    const fail = (by: Actor, failure: string) => uow.run(by, (tx) => endBackgroundJob(tx, id, { failure }));
    if (!who) return fail(systemActor('exports'), exportErrors.DUTY_OVER({}).code);
    try {
      const rows = await writeExport({ uow, log }, who, lists, id);
      log('export written', { id, rows });
    } catch (error) {
      if (error instanceof Cancelled) return log('export cancelled', { id });
      if (!(error instanceof AnSinhError) || error.code === 'PLATFORM.UNAVAILABLE') throw error;
      await fail(who, error.code);
    }
  },
});

async function writeExport(
  { uow }: JobContext,
  who: Actor,
  lists: readonly AnyExportList[],
  id: string,
): Promise<number> {
  const job = await uow.read(who, (tx) => getBackgroundJob(tx, id));
  const list = lists.find(({ code }) => code === job.list);
  if (!list || !who.permissions.has(list.purpose.permission)) throw exportErrors.DUTY_OVER({});
  const { write, mediaType } = formats[job.format];
  let rows = 0;
  const counted = async function* (some: AsyncIterable<readonly object[]>): AsyncIterable<readonly object[]> {
    for await (const each of some) {
      rows += each.length;
      if (rows > mostRows) throw exportErrors.TOO_LARGE({ limit: mostRows });
      if (!(await uow.run(who, (tx) => noteProgress(tx, id, rows)))) throw new Cancelled();
      yield each;
    }
  };
  if (!(await uow.run(who, (tx) => noteProgress(tx, id, 0)))) throw new Cancelled();
  const content = await uow.read(who, (tx) => write(list, counted(list.rows(tx, job.question))));
  await uow.run(who, async (tx) => {
    const file = { name: nameOf(job), mediaType, content, purpose: list.purpose };
    await endBackgroundJob(tx, id, { fileId: (await storeFile(tx, file)).id, rows });
  });
  return rows;
}

/** `Danh sách hồ sơ 2026-11-23.xlsx` */
const nameOf = ({ title, format, askedAt }: BackgroundJob): string => `${title} ${localDay(askedAt)}.${format}`;
