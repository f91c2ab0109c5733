import { createHash } from 'node:crypto';
import {
  type Actor,
  defineFilePurpose,
  platformErrors,
  type ReadTx,
  storeFile,
  type Tx,
  type UnitOfWork,
  workbookType,
} from '#platform';
import {
  type Batch,
  findCommitted,
  getBatch,
  givenRowsOf,
  lockBatch,
  markCommitted,
  markTakenBack,
  rowsOf,
  sameFileCommitted,
  saveBatch,
} from './batch.store.js';
import { type Finding } from './fault.js';
import { writeGivenList } from './given-list.writer.js';
import { importErrors } from './import.errors.js';
import { importPermissions } from './import.permissions.js';
import { type ImportSheet, longestList, readSheetRows } from './sheet.js';
import { writeTemplate } from './template.writer.js';
import { readWorkbook } from './workbook.reader.js';

/** Of one cell the first thing said stands: what follows from it would only repeat it. */
function firstOfEachCell(findings: readonly Finding[]): Finding[] {
  const said = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.row} ${finding.field}`;
    if (!said.has(place)) said.set(place, finding);
  }
  return [...said.values()];
}

const givenList = defineFilePurpose('import.given-list', importPermissions.check);
const worksIn = (who: Actor, programme: string): boolean => who.kind === 'system' || who.programmes.includes(programme);

/** Bytes of a file. */
export const largestFile = 5_000_000;

/**
 * Takes over lists that staff keep in Excel: first checked without touching the records, then written whole or not at all,
 * and taken back as long as nothing was built on them.
 */
export class ImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: readonly ImportSheet[],
  ) {}

  /** Lists of the programmes the caller works in. */
  sheetsOf(who: Actor): readonly ImportSheet[] {
    return this.sheets.filter(({ programme }) => worksIn(who, programme));
  }

  /** The empty template of a sheet, as a workbook. @throws PLATFORM.NOT_FOUND, also for a sheet of another programme */
  template(who: Actor, code: string): Promise<Buffer> {
    return writeTemplate(this.getSheet(who, code));
  }

  /**
   * A list as it stands in the records, in its template: to be changed and handed in again.
   * @throws PLATFORM.NOT_FOUND, also for a list that only ever adds; IMPORT.TOO_MANY_ROWS
   */
  async standing(tx: ReadTx, code: string, asked: { readonly hamlet: string | undefined }): Promise<Buffer> {
    const sheet = this.getSheet(tx.who, code);
    if (!sheet.standing) throw platformErrors.NOT_FOUND({});
    const rows = await sheet.standing(tx, asked);
    if (rows.length > longestList) throw importErrors.TOO_MANY_ROWS({ rows: rows.length, limit: longestList });
    return writeTemplate(sheet, rows);
  }

  private getSheet(who: Actor, code: string): ImportSheet {
    const sheet = this.sheetsOf(who).find((each) => each.code === code);
    if (!sheet) throw platformErrors.NOT_FOUND({});
    return sheet;
  }

  /**
   * Checks a file against its own shape, the records and the law. Keeps what was read and found; the records stay untouched.
   * @returns the key of the batch.
   * @throws PLATFORM.FILE_TOO_LARGE, PLATFORM.FORBIDDEN (the sheet of a programme the caller does not work in),
   * IMPORT.NOT_A_WORKBOOK, IMPORT.NOT_THE_TEMPLATE, IMPORT.NO_ROWS, IMPORT.TOO_MANY_ROWS, IMPORT.ALREADY_IMPORTED
   */
  async dryRun(who: Actor, file: Buffer): Promise<string> {
    if (file.length > largestFile) throw platformErrors.FILE_TOO_LARGE({ bytes: file.length, limit: largestFile });
    const sha256 = createHash('sha256').update(file).digest('hex');
    const { sheet, rows, given, findings } = readSheetRows(this.sheets, await readWorkbook(file));
    if (!worksIn(who, sheet.programme)) throw platformErrors.FORBIDDEN({});
    return this.uow.run(who, async (tx) => {
      const before = await findCommitted(tx, sheet.code, sha256);
      if (before) throw importErrors.ALREADY_IMPORTED({ batchId: before.id });
      const examined = await sheet.examine(tx, rows);
      return saveBatch(tx, {
        sheet,
        rows,
        given,
        sha256,
        units: examined.units,
        findings: firstOfEachCell([...findings, ...examined.findings]),
      });
    });
  }

  /**
   * Writes a checked list, all of it or nothing. What it was checked against may have changed since, so it is examined once
   * more in the transaction that writes. Sent again, in any number and under any request id, it has one effect.
   * @throws IMPORT.BATCH_NOT_FOUND, IMPORT.HAS_FAULTS, IMPORT.NO_LONGER_CORRECT, IMPORT.ALREADY_IMPORTED (the same file, by
   * another batch), IMPORT.NOT_COMMITTED (it was taken back meanwhile)
   */
  commit(who: Actor, command: { readonly batchId: string; readonly requestId: string }): Promise<string> {
    const { batchId, requestId } = command;
    return this.uow.command(who, { requestId, name: 'importCommit', body: { batchId } }, async (tx) => {
      const batch = await lockBatch(tx, batchId);
      if (batch.state === 'committed') return batchId;
      if (batch.state !== 'checked') throw importErrors.NOT_COMMITTED({ batchId, state: batch.state });
      if (batch.faultCount > 0) throw importErrors.HAS_FAULTS({ batchId, faults: batch.faultCount });
      await this.write(tx, batch);
      return batchId;
    });
  }

  private async write(tx: Tx, batch: Batch): Promise<void> {
    // Two lists may name the same people: what one examines, the other must not be writing.
    await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7140310))`, [batch.sheet]);
    const same = await sameFileCommitted(tx, batch.id);
    if (same) throw importErrors.ALREADY_IMPORTED({ batchId: same.id });
    const { findings, write } = await this.sheetOf(batch).examine(tx, await rowsOf(tx, batch.id));
    if (findings.length > 0) throw importErrors.NO_LONGER_CORRECT({ batchId: batch.id, faults: findings.length });
    await write(tx, batch.id);
    await markCommitted(tx, batch);
  }

  /**
   * Takes a list back: what it granted is undone as an act of its own, so that money already posted turns into recoveries by
   * itself. All of it or nothing.
   * @throws IMPORT.BATCH_NOT_FOUND, IMPORT.NOT_COMMITTED, IMPORT.CANNOT_TAKE_BACK naming the first rows on which something
   * was built since
   */
  takeBack(
    who: Actor,
    command: { readonly batchId: string; readonly requestId: string; readonly reason: string },
  ): Promise<string> {
    const { batchId, requestId, reason } = command;
    return this.uow.command(who, { requestId, name: 'importTakeBack', body: { batchId, reason } }, async (tx) => {
      const batch = await lockBatch(tx, batchId);
      if (batch.state === 'taken-back') return batchId;
      if (batch.state !== 'committed') throw importErrors.NOT_COMMITTED({ batchId, state: batch.state });
      const sheet = this.sheetOf(batch);
      const obstacles = await sheet.obstacles(tx, batchId);
      if (obstacles.length > 0) throw importErrors.CANNOT_TAKE_BACK({ batchId, obstacles: obstacles.slice(0, 50) });
      await sheet.takeBack(tx, batchId, reason);
      await markTakenBack(tx, batch, reason);
      return batchId;
    });
  }

  /**
   * Gives a list back as it was handed in, in its template, with what is wrong beside each row: to be mended and handed in again.
   * @returns the key of the file. @throws IMPORT.BATCH_NOT_FOUND
   */
  giveBack(who: Actor, command: { readonly batchId: string; readonly requestId: string }): Promise<string> {
    const { batchId, requestId } = command;
    return this.uow.command(who, { requestId, name: 'importGiveBack', body: { batchId } }, async (tx) => {
      const batch = await getBatch(tx, batchId);
      const sheet = this.sheetOf(batch);
      const content = await writeGivenList(sheet, await givenRowsOf(tx, batchId));
      const { id } = await storeFile(tx, {
        name: `${sheet.title}.xlsx`,
        mediaType: workbookType,
        content,
        purpose: givenList,
      });
      await tx.audit('import.given-back', { kind: 'import', id: batchId }, { fileId: id });
      return id;
    });
  }

  /** The sheet a batch was made by. */
  sheetOf({ sheet: code }: Batch): ImportSheet {
    const sheet = this.sheets.find((each) => each.code === code);
    if (!sheet) throw new Error(`no sheet ${code} in this house`);
    return sheet;
  }
}
