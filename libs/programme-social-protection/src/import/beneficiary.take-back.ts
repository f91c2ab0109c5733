import { auditAll, emitAll, type Obstacle } from '#import';
import { type ReadTx, type Tx } from '#platform';
import { programmeCode } from '../programme-code.js';
import {
  casesOfBatchSql,
  insertWithdrawalsSql,
  obstaclesSql,
  retireFactsSql,
  undoLinesSql,
  ungrantSql,
  withdrawCasesSql,
} from './beneficiary.sql.js';

const reasons = {
  MOVED: 'Hồ sơ đã chuyển sang đơn vị khác.',
  MERGED: 'Người này đã được gộp với một người khác.',
  CASE_SINCE: 'Đã có hồ sơ khác của người này sau khi nhập.',
  CHANGED: 'Chế độ của người này đã được thay đổi sau khi nhập.',
} as const;

export async function obstaclesTo(tx: ReadTx, batchId: string): Promise<readonly Obstacle[]> {
  const rows = await tx.sql<{ row: number; code: keyof typeof reasons | null }>(obstaclesSql, [batchId, programmeCode]);
  return rows.flatMap(({ row, code }) => (code === null ? [] : [{ row, code, reason: reasons[code] }]));
}

/**
 * Takes back what a list granted, and nothing else. Each line is undone by an operation of its own, so that the history shows
 * both acts and money already posted turns into a recovery at the next run. Facts are retired, cases end as withdrawn. People and
 * households stay registered: that somebody exists does not end with a list, ledger and audit name them, and the list, corrected
 * and brought again, finds them by their numbers instead of making doubles.
 */
export async function takeBackBeneficiaries(tx: Tx, batchId: string, reason: string): Promise<void> {
  await tx.sql(undoLinesSql, [batchId, reason]);
  const made = (await tx.sql<{ id: string }>(casesOfBatchSql, [batchId])).map(({ id }) => id);
  await tx.sql(retireFactsSql, [made]);
  await tx.sql(ungrantSql, [made]);
  const cases = await tx.sql<{ id: string; version: number }>(withdrawCasesSql, [made]);
  await tx.sql(insertWithdrawalsSql, [made, tx.who.id, tx.who.name, tx.who.dutyId ?? null, tx.today, reason]);
  await auditAll(
    tx,
    'case.step',
    'case',
    cases.map(({ id, version }) => ({ id, body: { step: 'take-back', state: 'withdrawn', version, batchId } })),
  );
  await emitAll(
    tx,
    'case.stepped',
    cases.map(({ id: caseId }) => ({ caseId, programme: programmeCode, step: 'take-back', state: 'withdrawn' })),
  );
}
