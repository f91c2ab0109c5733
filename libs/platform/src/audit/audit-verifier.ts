import { type ReadTx } from '../tx.js';
import { type ReadAnchor } from './audit-anchors.js';
import {
  selectBlockHashes,
  selectBrokenBlocks,
  selectPresentLeaves,
  selectSealedLeaves,
  selectSealedTotals,
  selectStrayEntries,
} from './audit.sql.js';
import { compareLeaves } from './compare-leaves.js';

/** One thing found wrong, and where. */
export interface AuditFinding {
  readonly kind:
    /** An entry is not what was sealed at this position. */
    | 'altered'
    /** The entry sealed at this position is gone. */
    | 'deleted'
    /** An entry stands where none was sealed. */
    | 'inserted'
    /** The block itself was edited: it no longer has its own hash. */
    | 'block-altered'
    /** The block does not follow the one before it: blocks are missing or were recomputed. */
    | 'chain-broken'
    /** An anchored block is gone. */
    | 'anchored-block-missing'
    /** The chain was recomputed from somewhere before this block. */
    | 'anchor-differs'
    /** A line among the anchors is not signed by us. */
    | 'anchor-forged';
  /** Number of the block; 0 before the first. */
  readonly block: number;
  /** Position in the block, or line among the anchors, from 1. */
  readonly position?: number;
  readonly entryId?: number;
  /** The newest anchored block that still agrees: nothing up to it was touched. */
  readonly intactUntil?: number;
}

export interface AuditVerdict {
  readonly blocks: number;
  readonly entries: number;
  /** Empty when all is as it was sealed. */
  readonly findings: readonly AuditFinding[];
}

interface BrokenBlock {
  readonly no: number;
  readonly isAltered: boolean;
  readonly isUnlinked: boolean;
  readonly entriesDiffer: boolean;
}

/** Recomputes every leaf and block and holds them against the anchors kept outside. Read by the system actor. */
export async function verifyAudit(tx: ReadTx, anchors: readonly ReadAnchor[]): Promise<AuditVerdict> {
  const totals = await tx.one<{ blocks: number; entries: number }>(selectSealedTotals);
  const findings: AuditFinding[] = [];
  for (const block of await tx.sql<BrokenBlock>(selectBrokenBlocks)) findings.push(...(await findingsOf(tx, block)));
  for (const stray of await tx.sql<{ id: number; block: number }>(selectStrayEntries))
    findings.push({ kind: 'inserted', block: stray.block, entryId: stray.id });
  findings.push(...(await anchorFindings(tx, anchors)));
  return { ...totals, findings };
}

async function findingsOf(tx: ReadTx, block: BrokenBlock): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = [];
  if (block.isUnlinked) findings.push({ kind: 'chain-broken', block: block.no });
  if (block.isAltered) findings.push({ kind: 'block-altered', block: block.no });
  if (block.entriesDiffer) {
    const sealed = await tx.sql<{ leaf: string }>(selectSealedLeaves, [block.no]);
    const present = await tx.sql<{ id: number; leaf: string }>(selectPresentLeaves, [block.no]);
    const differences = compareLeaves(
      sealed.map((row) => row.leaf),
      present,
    );
    findings.push(...differences.map((difference) => ({ ...difference, block: block.no })));
  }
  return findings;
}

async function anchorFindings(tx: ReadTx, anchors: readonly ReadAnchor[]): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = anchors
    .filter((each) => !each.anchor)
    .map((each) => ({ kind: 'anchor-forged', block: 0, position: each.line }));
  const genuine = anchors.flatMap((each) => each.anchor ?? []).sort((a, b) => a.block - b.block);
  const rows = await tx.sql<{ no: number; hash: string }>(selectBlockHashes, [genuine.map((each) => each.block)]);
  const hashes = new Map(rows.map((row) => [row.no, row.hash]));
  const first = genuine.findIndex((each) => hashes.get(each.block) !== each.hash);
  const failing = genuine[first];
  if (failing)
    findings.push({
      kind: hashes.has(failing.block) ? 'anchor-differs' : 'anchored-block-missing',
      block: failing.block,
      intactUntil: genuine[first - 1]?.block ?? 0,
    });
  return findings;
}
