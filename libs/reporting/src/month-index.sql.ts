/** The ledger's number of the month of a day (`year × 12 + month − 1`): `monthIndexOf('$1')`. */
export const monthIndexOf = (day: string): string =>
  `(extract(year FROM ${day}::date) * 12 + extract(month FROM ${day}::date) - 1)::int`;
