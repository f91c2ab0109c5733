/** One order of an answer, as it is written; empty cells are empty texts. */
export interface AnswerRow {
  /** As Excel numbers it; of a message, the number of the transaction. */
  readonly row: number;
  readonly order: string;
  /** Undefined in a message that does not repeat it. */
  readonly amount: string | undefined;
  readonly result: string;
  readonly reason: string;
}

/** An answer as it came, nothing compared with the orders yet. */
export interface Answer {
  readonly rows: readonly AnswerRow[];
  /** The row that sums a list up; a message has none, and its rows are only those answered. */
  readonly sum: { readonly row: number; readonly orders: string; readonly total: string } | 'none' | 'missing';
}
