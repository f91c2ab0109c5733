import { defineSheet, type Examination, type Finding, noteMade, type WrittenCell } from '#import';
import { type Tx } from '#platform';
import { programmeCode } from '../programme-code.js';
import { type EntryState } from '../review/entry.js';
import { changeEntries, lockEntries } from '../review/entry.store.js';
import { saveSheets } from '../review/sheet.store.js';
import { checkReviewRows, type FilledRow } from './review.check.js';
import { reviewColumns } from './review.columns.js';
import { changedSinceSql, statesBeforeSql } from './review.sql.js';

const title = 'Phiếu rà soát hộ nghèo, hộ cận nghèo';

/** The filled forms of a review as a commune keeps them in Excel: one row a household that is on the list. */
export const householdReview = defineSheet({
  code: 'poor-households.review',
  programme: programmeCode,
  title,
  columns: reviewColumns,
  async examine(tx, rows): Promise<Examination> {
    const checked = await checkReviewRows(tx, rows);
    return { ...checked, write: (writing, batchId) => writeSheets(writing, batchId, checked.filled) };
  },
  async obstacles(tx, batchId) {
    const rows = await tx.sql<{ row: number }>(changedSinceSql, [batchId]);
    return rows.map(({ row }) => ({ row, code: 'CHANGED', reason: 'Hộ này đã được xử lý tiếp sau khi nhập.' }));
  },
  takeBack,
  sample({ size, communes, after = 0, faults }) {
    const count = faults ? faults.ofEachKind : size;
    const rows = Array.from({ length: count }, (_, index) =>
      inventedRow(communes[index % communes.length] ?? '', after + index),
    );
    const seeded = rows.map((_, index): Pick<Finding, 'row' | 'field' | 'code'> => ({
      row: index + 3,
      field: 'unitCode',
      code: 'REVIEW.CAMPAIGN_MISSING',
    }));
    return { title: `${title} (dữ liệu tự tạo, năm không có đợt rà soát)`, rows, seeded };
  },
});

/** Of a year before there were reviews here, so that a check refuses every row by its review and touches no real household. */
const inventedRow = (commune: string, index: number): readonly WrittenCell[] => {
  const cells: Readonly<Record<string, WrittenCell>> = {
    unitCode: commune,
    year: '2000',
    householdCode: `MAU-${index + 1}`,
    head: 'Nguyễn Thị Mẫu',
    ticks: '0',
    income: '1a; 2b',
    members: '4',
    under16: '1',
    allowanceHolders: '0',
    flimsyParts: '1',
    floorArea: '42,5',
    farming: 'Có',
  };
  return Object.keys(reviewColumns).map((field) => cells[field]);
};

async function writeSheets(tx: Tx, batchId: string, filled: readonly FilledRow[]): Promise<void> {
  const results = await saveSheets(
    tx,
    filled.map(({ entry, sheet }) => ({ entryId: entry.id, version: entry.version, sheet })),
  );
  const refused = results.find(({ refusal }) => refusal !== undefined);
  if (refused?.refusal) throw refused.refusal;
  await noteMade(
    tx,
    batchId,
    filled.map(({ row, entry }) => ({ row, kind: 'review-entry', key: `${entry.id} ${entry.version + 1}` })),
  );
}

/** Empties the forms again: the households stand where they stood before the list. */
async function takeBack(tx: Tx, batchId: string, reason: string): Promise<void> {
  const states = new Map(
    (await tx.sql<{ id: string; state: EntryState }>(statesBeforeSql, [batchId])).map(({ id, state }) => [id, state]),
  );
  const entries = await lockEntries(tx, [...states.keys()]);
  await changeEntries(
    tx,
    'takeBack',
    tx.today,
    entries.map((before) => ({
      before,
      after: { state: states.get(before.id) ?? before.state, sheet: {}, found: null },
      body: { batchId, reason },
    })),
  );
}
