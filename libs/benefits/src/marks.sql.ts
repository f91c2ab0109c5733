/**
 * The log of months to compute again, of programme $1. A run deletes exactly the marks it sees, and sees a mark exactly
 * when it sees the change; what commits later stays for the next. Yields chain_id, months and rate_key, unit_id, months.
 */
export interface Marks {
  readonly ofChains: string;
  readonly ofRates: string;
}

export const takeMarks: Marks = {
  ofChains: `DELETE FROM benefit.dirty WHERE programme = $1 RETURNING chain_id, months`,
  ofRates: `DELETE FROM benefit.rate_change WHERE programme = $1 RETURNING rate_key, unit_id, months`,
};

/** The same for a preview, which leaves them where they are. */
export const seeMarks: Marks = {
  ofChains: `SELECT chain_id, months FROM benefit.dirty WHERE programme = $1`,
  ofRates: `SELECT rate_key, unit_id, months FROM benefit.rate_change WHERE programme = $1`,
};
