import { vnd } from '#kernel';
import { defineFilePurpose, type ReadTx, storeFile, type Tx } from '#platform';
import { sendRun } from '../order.store.js';
import { paymentErrors } from '../payment.errors.js';
import { paymentPermissions } from '../payment.permissions.js';
import { type Run, type RunControl, type RunId } from '../run.js';
import { getRun, lockRun } from '../run.store.js';
import { type FileFormat, fileFormats, longestList } from './file-format.table.js';
import { writePain001 } from './pain-001.writer.js';
import { payFileErrors } from './pay-file.errors.js';
import { controlOf, type ListControl, type ListedOrder, type PayChannel, type PayList } from './pay-list.js';
import { controlOfLedger, payableTwice, waitingGroups, waitingOrders } from './pay-list.sql.js';
import { writeWorkbook } from './workbook.writer.js';

/** Name of the job that puts the orders of a run on lists and writes their files: `{ runId }`. */
export const makeFilesJob = 'payments.make-files';

const listFile = defineFilePurpose('payments.list', paymentPermissions.export);

/** A file made for a payment service; the files of one list carry the same orders under the same reference. */
export interface PayFile {
  /** Of the stored file, by which it is downloaded. */
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly channel: PayChannel;
  readonly listNo: number;
  readonly units: readonly number[];
  readonly control: ListControl;
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly madeAt: Date;
}

/**
 * Puts every order that is on no list yet on one, writes the files, and sends the run when it was not sent. Needs the system's
 * role. Called again it finds nothing to do, unless orders were sent again meanwhile: those get lists of their own.
 * @returns how many lists were made.
 * @throws PAYMENT.RUN_STATE before the orders are there, PAYMENT.RUN_MOVED when the ledger is not what was approved,
 * PAY_FILE.TOTAL_MOVED, PAY_FILE.ORDER_UNFIT
 */
export async function makeLists(tx: Tx, runId: RunId): Promise<number> {
  const run = await lockRun(tx, runId);
  if (run.state !== 'ordered' && run.state !== 'sent')
    throw paymentErrors.RUN_STATE({ runId, state: run.state, wanted: 'sent' });
  const approved = await refuseMovedRun(tx, run);
  let made = 0;
  for (const group of await tx.sql<WaitingGroup>(waitingGroups, [runId]))
    while (await makeList(tx, run, approved, group)) made += 1;
  if (run.state === 'ordered') await sendRun(tx, { runId, version: run.version });
  return made;
}

/** The control approved by two people against the ledger, and the books against the orders. */
async function refuseMovedRun(tx: Tx, run: Run): Promise<RunControl> {
  const months = await tx.sql<{ month: number }>(
    `SELECT DISTINCT for_month AS month FROM payment.run_total WHERE run_id = $1`,
    [run.id],
  );
  const found = await tx.one<RunControl>(controlOfLedger, [run.id, months.map(({ month }) => month)]);
  const approved = run.control;
  if (!approved || approved.hash !== found.hash || approved.total !== found.total || approved.lines !== found.lines)
    throw paymentErrors.RUN_MOVED({ runId: run.id, approved: approved ?? { lines: 0, total: 0 }, found });
  const { books, orders } = await tx.one<{ books: number; orders: number }>(payableTwice, [run.programme]);
  if (books !== orders) throw payFileErrors.TOTAL_MOVED({ runId: run.id, books, orders });
  return approved;
}

interface WaitingGroup {
  readonly channel: PayChannel;
  readonly unitId: number | null;
}

/** @returns false when no order of the group waits. */
async function makeList(tx: Tx, run: Run, approved: RunControl, { channel, unitId }: WaitingGroup): Promise<boolean> {
  const rows = await tx.sql<OrderRow>(waitingOrders, [run.id, channel, unitId, longestList]);
  if (rows.length === 0) return false;
  const orders = rows.map(readOrder);
  const control = controlOf(approved, orders);
  const units = [...new Set(rows.map((row) => row.unitId))].toSorted((a, b) => a - b);
  const { id, no } = await tx.one<{ id: number; no: number }>(
    `INSERT INTO payment.pay_list (run_id, no, channel, units, orders, total, hash)
     SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6 FROM payment.pay_list WHERE run_id = $1 RETURNING id, no`,
    [run.id, channel, units, control.orders, control.total, control.hash],
  );
  await tx.sql(`INSERT INTO payment.pay_list_order (order_id, list_id) SELECT unnest($1::bigint[]), $2`, [
    orders.map((order) => order.id),
    id,
  ]);
  const { month } = run;
  const list: PayList = { runId: run.id, no, channel, month, madeAt: tx.now, payOn: tx.today, orders, control };
  for (const format of fileFormats) if (format.channel === channel) await writeFile(tx, id, list, format);
  await tx.audit('pay-list.made', { kind: 'pay-run', id: String(run.id) }, { no, channel, ...control });
  return true;
}

type OrderRow = Omit<ListedOrder, 'personalNumber' | 'bank' | 'account' | 'amount'> & {
  readonly personalNumber: string | null;
  readonly bank: string | null;
  readonly account: string | null;
  readonly amount: number;
  readonly unitId: number;
};

const readOrder = ({ id, holder, personalNumber, bank, account, place, amount }: OrderRow): ListedOrder => ({
  id,
  holder,
  personalNumber: personalNumber ?? undefined,
  bank: bank ?? undefined,
  account: account ?? undefined,
  place,
  amount: vnd(amount),
});

const channelNames: Readonly<Record<PayChannel, string>> = { bank: 'ngan-hang', post: 'buu-dien', cash: 'tien-mat' };

/** Says the month and the channel, never the programme. */
const nameOf = (list: PayList, extension: string): string =>
  `chi-tra-${list.month}-${channelNames[list.channel]}-${list.runId}-${list.no}.${extension}`;

async function writeFile(tx: Tx, listId: number, list: PayList, format: FileFormat): Promise<void> {
  const { id } = await storeFile(
    tx,
    format.kind === 'message'
      ? {
          name: nameOf(list, 'xml'),
          mediaType: 'application/xml',
          content: writePain001(list, format),
          purpose: listFile,
        }
      : {
          name: nameOf(list, 'xlsx'),
          mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: await writeWorkbook(list, format),
          purpose: listFile,
        },
  );
  await tx.sql(`INSERT INTO payment.pay_list_file (list_id, format, file_id) VALUES ($1, $2, $3)`, [
    listId,
    format.code,
    id,
  ]);
}

type PayFileRow = Omit<PayFile, 'control'> & Omit<ListControl, 'total'> & { readonly total: number };

/** Files of a run, list by list; those whose orders are all in the caller's area. @throws PAYMENT.RUN_NOT_FOUND */
export async function listPayFiles(tx: ReadTx, runId: RunId): Promise<PayFile[]> {
  await getRun(tx, runId);
  const rows = await tx.sql<PayFileRow>(
    `SELECT s.id, s.name, f.format, l.channel, l.no AS "listNo", l.units, l.orders, l.total, l.hash,
            encode(s.sha256, 'hex') AS sha256, l.made_at AS "madeAt"
       FROM payment.pay_list l JOIN payment.pay_list_file f ON f.list_id = l.id JOIN platform.stored_file s ON s.id = f.file_id
      WHERE l.run_id = $1 ORDER BY l.no, f.format`,
    [runId],
  );
  return rows.map(({ orders, total, hash, ...file }) => ({ ...file, control: { orders, total: vnd(total), hash } }));
}
