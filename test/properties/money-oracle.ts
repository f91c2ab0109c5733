/**
 * What the rules say, worked out in another way than the system does: no ranges and no SQL, but one cell for each month,
 * painted over one by one, and BigInt. Months are counted from 0; `horizon` stands for "until further notice".
 */
export const horizon = 60;

export interface Cell {
  readonly rate: number;
  /** In ten-thousandths. */
  readonly times: bigint;
  readonly commune: number;
}

export interface ModelChain {
  readonly id: number;
  readonly person: string;
  readonly programme: string;
  readonly cells: (Cell | undefined)[];
}

interface ModelHold {
  readonly person: string;
  readonly chain: number | undefined;
  readonly held: boolean[];
}

/** Something done, with what is needed to take it back. */
export interface Deed {
  readonly operation: number;
  /** What its window lies on: a chain, a rate in an area, or a hold. */
  readonly on: string;
  readonly kind: 'paint' | 'rate' | 'hold' | 'lift';
  readonly from: number;
  readonly until: number;
  readonly takeBack: () => void;
  undone: boolean;
}

/** `nation`, or the number of a province or commune. */
export type Area = 'nation' | number;

export class MoneyOracle {
  readonly chains: ModelChain[] = [];
  readonly holds: ModelHold[] = [];
  readonly deeds: Deed[] = [];
  private readonly rates = new Map<string, (bigint | undefined)[]>();

  constructor(private readonly ancestors: (commune: number) => readonly Area[]) {}

  paint(chain: ModelChain, from: number, until: number, cell: Cell | undefined): () => void {
    return overwrite(chain.cells, from, until, cell);
  }

  setRate(rate: number, area: Area, from: number, until: number, value: bigint | undefined): () => void {
    const key = `${rate} ${area}`;
    const values = this.rates.get(key) ?? Array.from({ length: horizon }, () => undefined);
    this.rates.set(key, values);
    return overwrite(values, from, until, value);
  }

  hold(
    person: string,
    chain: number | undefined,
    from: number,
    until: number,
  ): { hold: ModelHold; takeBack: () => void } {
    const held = Array.from({ length: horizon }, () => false);
    const takeBack = overwrite(held, from, until, true);
    const hold = { person, chain, held };
    this.holds.push(hold);
    return { hold, takeBack };
  }

  lift(hold: ModelHold, from: number): () => void {
    return overwrite(hold.held, from, horizon, false);
  }

  /** True when a later deed on the same thing and months still stands. */
  isOvertaken(deed: Deed): boolean {
    return this.deeds
      .slice(this.deeds.indexOf(deed) + 1)
      .some((later) => !later.undone && later.on === deed.on && later.from < deed.until && deed.from < later.until);
  }

  /** Đồng; undefined when the rate book has no value. */
  due(chain: ModelChain, month: number): bigint | undefined {
    const cell = chain.cells[month];
    if (!cell || this.isHeld(chain, month)) return 0n;
    let best: bigint | undefined;
    for (const area of this.ancestors(cell.commune)) {
      const value = this.rates.get(`${cell.rate} ${area}`)?.[month];
      if (value !== undefined && (best === undefined || value > best)) best = value;
    }
    return best === undefined ? undefined : (best * cell.times + 5_000n) / 10_000n;
  }

  private isHeld(chain: ModelChain, month: number): boolean {
    return this.holds.some(
      (hold) =>
        hold.held[month] && hold.person === chain.person && (hold.chain === undefined || hold.chain === chain.id),
    );
  }
}

/** Writes over a stretch; the answer puts back what stood there. */
function overwrite<T>(cells: T[], from: number, until: number, value: T): () => void {
  const stood = cells.slice(from, until);
  cells.fill(value, from, until);
  return () => stood.forEach((each, index) => (cells[from + index] = each));
}
