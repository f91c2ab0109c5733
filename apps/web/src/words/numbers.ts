/** `096 151 004 217`, as people read a personal number out. */
export const printPersonalNumber = (number: string): string => number.replace(/(\d{3})(?=\d)/g, '$1 ');

/** An account but for its last three digits is nobody's business on a list. */
export const maskedAccount = ({
  bank,
  account,
}: {
  readonly bank: string | null;
  readonly account: string | null;
}): string => (account === null ? '' : `${bank ?? ''} ••• ${account.slice(-3)}`.trim());
