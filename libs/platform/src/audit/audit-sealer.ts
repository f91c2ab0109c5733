import { type ReadTx, type Tx } from '../tx.js';
import { auditErrors } from './audit.errors.js';
import { insertBlock, lockSealing, selectLastBlock, selectSealLag, selectUnsealed, txBounds } from './audit.sql.js';

/** A sealed stretch of the audit. */
export interface SealedBlock {
  readonly no: number;
  readonly era: number;
  readonly entries: number;
  /** SHA-256 in hexadecimal; holds every entry sealed so far. */
  readonly hash: string;
}

interface LastBlock extends SealedBlock {
  readonly txTo: string;
}

const sealedTo = (last: LastBlock | undefined) => [last?.era ?? 0, last?.txTo ?? txBounds.first];

const findLast = (tx: ReadTx) => tx.maybeOne<LastBlock>(selectLastBlock);

/** The newest block: what an anchor is made of. */
export const findLastBlock = (tx: ReadTx): Promise<SealedBlock | undefined> => findLast(tx);

/**
 * Seals what has been written since the last block and can no longer change its place: everything below the oldest
 * transaction still running. Writers never wait for it. Run by the system, about once a second.
 * @returns the block, or nothing when there was nothing to seal.
 * @throws AUDIT.ERA_OVER when transaction ids started again without a new era.
 */
export async function sealAudit(tx: Tx): Promise<SealedBlock | undefined> {
  await tx.sql(lockSealing);
  const last = await findLast(tx);
  const { currentEra, horizon, era } = await tx.one<{ currentEra: number; horizon: string; era: number | null }>(
    selectUnsealed,
    sealedTo(last),
  );
  if (last && last.era === currentEra && BigInt(horizon) < BigInt(last.txTo))
    throw auditErrors.ERA_OVER({ era: currentEra, sealedTo: last.txTo, horizon });
  if (era === null) return undefined;
  const from = last && era === last.era ? last.txTo : txBounds.first;
  const until = era < currentEra ? txBounds.last : horizon;
  return tx.maybeOne<SealedBlock>(insertBlock, [(last?.no ?? 0) + 1, era, from, until]);
}

/** Age in seconds of the oldest entry not yet sealed, 0 when there is none. Grows while a transaction stays open: alarm on it. */
export async function sealLag(tx: ReadTx): Promise<number> {
  const { seconds } = await tx.one<{ seconds: number }>(selectSealLag, sealedTo(await findLast(tx)));
  return seconds;
}

/**
 * Begins a new era of transaction ids, for audit and outbox alike: after a restore into a new cluster, before anybody writes.
 * @returns its number.
 */
export async function beginEra(tx: Tx): Promise<number> {
  const { era } = await tx.one<{ era: number }>(`SELECT platform.begin_era() AS era`);
  await tx.audit('audit.era-began', { kind: 'era', id: String(era) });
  return era;
}
