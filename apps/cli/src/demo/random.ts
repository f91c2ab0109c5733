/** Numbers that look random and come again with the same seed: two demonstrations of a day are alike. */
export interface Random {
  /** A whole number from `least` up to and including `most`. */
  whole(least: number, most: number): number;
  /** True in `percent` of all cases. */
  chance(percent: number): boolean;
  one<T>(of: readonly [T, ...T[]]): T;
  digits(count: number): string;
}

/** The generator of George Marsaglia with shifts 13, 17 and 5, on 32 bits. */
export function seededRandom(seed: number): Random {
  let state = seed | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (percent) => next() * 100 < percent,
    one: (of) => of[whole(0, of.length - 1)] ?? of[0],
    digits: (count) => Array.from({ length: count }, () => String(whole(0, 9))).join(''),
  };
}
