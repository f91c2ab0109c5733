/** What a bank does with an order. */
export interface Outcome {
  readonly status: 'ACSC' | 'RJCT' | 'PDNG';
  /** Reason of ISO 20022, of a rejected order. */
  readonly reason?: string;
  /** As a list says it; empty while it waits. */
  readonly result: string;
  readonly words: string;
}

const paid: Outcome = { status: 'ACSC', result: 'Đã chi', words: '' };
const rejected = (reason: string, words: string): Outcome => ({ status: 'RJCT', reason, result: 'Trả lại', words });

const byLastDigit: Readonly<Record<string, Outcome>> = {
  6: { status: 'PDNG', result: '', words: '' },
  7: rejected('AC04', 'Tài khoản đã đóng'),
  8: rejected('BE01', 'Sai tên chủ tài khoản'),
  9: rejected('MD07', 'Người nhận đã chết'),
};

/** The last digit decides: 6 still waits, 7 closed, 8 another name, 9 deceased, else paid. Of an account, or of who has none. */
export const outcomeOf = (account: string): Outcome => byLastDigit[account.trim().slice(-1)] ?? paid;
