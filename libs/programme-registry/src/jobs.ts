import { auditExport } from '#administration';
import { caseExportsOf, ProcedureBook } from '#case-engine';
import { peopleExport } from '#citizen';
import { vietnamCalendar } from '#kernel';
import { ordersExport, paymentJobs } from '#payments';
import { ActorBuilder, type AnyExportList, exportJob, type Job } from '#platform';
import { area, programmes } from './house.js';
import { roleTable } from './roles.table.js';

/** Lists that may be had as files. */
const exportLists: readonly AnyExportList[] = [
  ...caseExportsOf(new ProcedureBook(programmes), vietnamCalendar),
  peopleExport,
  ordersExport,
  auditExport,
];

/** Jobs that a worker takes from the queue. */
export const jobs: readonly Job[] = [
  ...paymentJobs,
  ...programmes.flatMap((each) => each.jobs ?? []),
  exportJob(exportLists, (uow) => new ActorBuilder(uow, roleTable, area)),
];

export const jobNames: ReadonlySet<string> = new Set(jobs.map((job) => job.name));
