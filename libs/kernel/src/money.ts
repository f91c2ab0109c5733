import { kernelErrors } from './kernel.errors.js';

/** Whole đồng: a safe integer, possibly negative (a recovery). Never a fraction, never floating-point arithmetic. */
export type Vnd = number & { readonly __unit: 'đồng' };

/** @throws KERNEL.MONEY_INVALID when `amount` is not a safe integer. */
export function vnd(amount: number | bigint): Vnd {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw kernelErrors.MONEY_INVALID({ value: String(amount) });
  return value as Vnd;
}

export const sumVnd = (amounts: Iterable<Vnd>): Vnd => {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return vnd(total);
};

/** A statutory coefficient in ten-thousandths (2.5 is 25,000), so that amounts stay integer arithmetic. */
export type Multiplier = number & { readonly __unit: 'ten-thousandths' };

const scale = 10_000;

/**
 * Reads a coefficient as it is printed in law: `'2.5'`, `'1'`, `'0.75'`; at most four decimals, above zero.
 * @throws KERNEL.MULTIPLIER_INVALID
 */
export function multiplier(text: string): Multiplier {
  const match = /^(\d{1,5})(?:\.(\d{1,4}))?$/.exec(text);
  const value = match ? Number(match[1]) * scale + Number((match[2] ?? '').padEnd(4, '0')) : 0;
  if (value <= 0) throw kernelErrors.MULTIPLIER_INVALID({ value: text });
  return value as Multiplier;
}

/** The coefficient as law prints it: 25,000 ten-thousandths is `'2.5'`. */
export function printMultiplier(value: Multiplier): string {
  const fraction = String(value % scale)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(value / scale)}${fraction && `.${fraction}`}`;
}

export const addMultipliers = (...values: readonly Multiplier[]): Multiplier =>
  values.reduce((sum, value) => sum + value, 0) as Multiplier;

/** `base × times` in whole đồng, half a đồng away from zero: the one rounding rule, the same as SQL `round(numeric)`. */
export function scaleVnd(base: Vnd, times: Multiplier): Vnd {
  const exact = BigInt(base) * BigInt(times);
  const half = exact < 0n ? -BigInt(scale / 2) : BigInt(scale / 2);
  return vnd((exact + half) / BigInt(scale));
}
