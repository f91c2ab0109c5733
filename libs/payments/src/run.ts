import { type LegalMonth, monthAt, type Vnd, vnd } from '#kernel';

export type RunId = number;

export type RunState =
  'open' | 'previewed' | 'frozen' | 'approved' | 'posted' | 'ordered' | 'sent' | 'reconciled' | 'closed' | 'cancelled';

/** Where a run may go from each state. What was posted is never taken back: a wrong amount is put right by the next run. */
export const runTransitions = {
  open: ['previewed', 'cancelled'],
  previewed: ['previewed', 'frozen', 'cancelled'],
  frozen: ['approved', 'open'],
  approved: ['posted', 'open'],
  posted: ['ordered'],
  ordered: ['sent'],
  sent: ['reconciled'],
  reconciled: ['closed'],
  closed: [],
  cancelled: [],
} as const satisfies Readonly<Record<RunState, readonly RunState[]>>;

/** What must not move between preview, approval, posting and the file. */
export interface RunControl {
  readonly lines: number;
  readonly total: Vnd;
  /** Sum of a hash of each (chain, month, amount): the same in whatever order they come. */
  readonly hash: string;
}

export interface Run {
  readonly id: RunId;
  readonly programme: string;
  readonly month: LegalMonth;
  readonly seq: number;
  readonly state: RunState;
  /** Grows with each change of state. */
  readonly version: number;
  /** Of the preview while it may still change, then of what was approved. */
  readonly control: RunControl | undefined;
  /** Lines without a value in the rate book. */
  readonly unpriced: number;
  /** Lines beside others that exclude them. */
  readonly conflicts: number;
  readonly preparedBy: string | undefined;
  readonly approvedBy: string | undefined;
}

export interface RunRow {
  readonly id: number;
  readonly programme: string;
  readonly month: number;
  readonly seq: number;
  readonly state: RunState;
  readonly version: number;
  readonly lines: number | null;
  readonly total: number | null;
  readonly hash: string | null;
  readonly unpriced: number | null;
  readonly conflicts: number | null;
  readonly prepared_by: string | null;
  readonly approved_by: string | null;
}

export const runColumns =
  'id, programme, month, seq, state, version, lines, total, hash, unpriced, conflicts, prepared_by, approved_by';

export const readRun = (row: RunRow): Run => ({
  id: row.id,
  programme: row.programme,
  month: monthAt(row.month),
  seq: row.seq,
  state: row.state,
  version: row.version,
  control:
    row.lines === null || row.total === null || row.hash === null
      ? undefined
      : { lines: row.lines, total: vnd(row.total), hash: row.hash },
  unpriced: row.unpriced ?? 0,
  conflicts: row.conflicts ?? 0,
  preparedBy: row.prepared_by ?? undefined,
  approvedBy: row.approved_by ?? undefined,
});
