import { addMonths, firstDay, type LegalMonth, lastDay, month, type Range, range, vnd } from '#kernel';
import {
  clearLines,
  grantLines,
  listHolds,
  openChain,
  proposeRate,
  publishRate,
  recordDeath,
  resume,
  suspend,
  undo,
} from '#benefits';
import { type Tx } from '#platform';
import { type TestDatabase } from '../support/database.js';
import { type Area, type Cell, type Deed, horizon, type ModelChain, type MoneyOracle } from './money-oracle.js';
import { article, communes, newChain, officer, programmes, province, reason, times } from './small-province.js';

/** Small and repeatable; the same seed gives the same history. */
export function generator(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    chance: (of: number) => next() < of,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
  };
}

const firstMonth = month('2024-01');
export const monthOfIndex = (index: number): LegalMonth => addMonths(firstMonth, index);
const rangeOf = (from: number, until: number): Range<LegalMonth> =>
  range(monthOfIndex(from), until === horizon ? undefined : monthOfIndex(until));

const multipliers = ['1', '1.5', '2', '2.5', '0.3333', '1.0001'];
export const rateKeys = ['base', 'carer', 'seldom'] as const;

/** Does random things to the system and to the oracle alike. */
export class MoneyHistory {
  private readonly people = Array.from({ length: 30 }, () => crypto.randomUUID());
  private readonly officers = [officer(), officer()] as const;

  constructor(
    private readonly db: TestDatabase,
    private readonly oracle: MoneyOracle,
    private readonly random: ReturnType<typeof generator>,
  ) {}

  /** One random operation; `now` is about the month that is run next. */
  async step(now: number): Promise<void> {
    const { random, oracle } = this;
    const chain = oracle.chains.length > 0 ? random.pick(oracle.chains) : undefined;
    const dice = random.below(100);
    if (!chain || dice < 12) return this.open(now);
    if (dice < 40) return this.paint(chain, now, this.someCell());
    if (dice < 50) return this.paint(chain, now, undefined);
    if (dice < 56) return this.moveToOtherChain(chain, now);
    if (dice < 64) return this.setRate(now);
    if (dice < 72) return this.hold(chain, now);
    if (dice < 77) return this.die(chain.person, now);
    if (dice < 84) return this.lift(chain);
    return this.takeBack();
  }

  /** Changes a line of a programme, from a month already due, while its run is under way. */
  async disturb(programme: string, now: number): Promise<void> {
    const chains = this.oracle.chains.filter((chain) => chain.programme === programme);
    const past = { from: Math.max(0, now - 1 - this.random.below(10)), until: horizon };
    if (chains.length > 0) await this.paint(this.random.pick(chains), now, this.someCell(), past);
  }

  private act<T>(work: (tx: Tx) => Promise<T>, who = this.officers[0]): Promise<T> {
    return this.db.uow.run(who, work);
  }

  private window(now: number): { from: number; until: number } {
    const from = Math.max(0, now - this.random.below(10) + 2);
    return { from, until: this.random.chance(0.6) ? horizon : Math.min(horizon, from + 1 + this.random.below(8)) };
  }

  private someCell(): Cell {
    const text = this.random.pick(multipliers);
    return {
      rate: this.random.below(rateKeys.length),
      times: BigInt(times(text)),
      commune: this.random.pick(communes),
    };
  }

  private async open(now: number): Promise<void> {
    const person = this.random.pick(this.people);
    const programme = this.random.pick(programmes);
    const id = await this.act((tx) => openChain(tx, newChain(person, { programme })));
    const chain = { id, person, programme, cells: Array.from({ length: horizon }, () => undefined) };
    this.oracle.chains.push(chain);
    await this.paint(chain, now, this.someCell());
  }

  private async paint(chain: ModelChain, now: number, cell: Cell | undefined, given = this.window(now)): Promise<void> {
    const operation = await this.act((tx) => this.paintInside(tx, chain, given, cell));
    this.notePaint(chain, given, cell, operation);
  }

  private async paintInside(
    tx: Tx,
    chain: ModelChain,
    window: { from: number; until: number },
    cell: Cell | undefined,
  ) {
    const months = rangeOf(window.from, window.until);
    if (!cell) return clearLines(tx, chain.id, months, reason);
    const rate = { table: 'standard', key: rateKeys[cell.rate] ?? 'base' };
    const multiplier = Number(cell.times) as ReturnType<typeof times>;
    const [operation] = await grantLines(
      tx,
      chain.id,
      [{ months, rate, multiplier, unitId: cell.commune, basis: article }],
      reason,
    );
    return operation ?? 0;
  }

  private notePaint(
    chain: ModelChain,
    window: { from: number; until: number },
    cell: Cell | undefined,
    operation: number,
  ) {
    const takeBack = this.oracle.paint(chain, window.from, window.until, cell);
    this.note({ operation, on: `chain ${chain.id}`, kind: 'paint', ...window, takeBack });
  }

  /** Stops one chain and grants another of the same person from the same month, at once. */
  private async moveToOtherChain(from: ModelChain, now: number): Promise<void> {
    const to = this.oracle.chains.find((other) => other.person === from.person && other.id !== from.id);
    if (!to) return;
    const window = this.window(now);
    const cell = this.someCell();
    const [stopped, granted] = await this.act(async (tx) => [
      await this.paintInside(tx, from, window, undefined),
      await this.paintInside(tx, to, window, cell),
    ]);
    this.notePaint(from, window, undefined, stopped ?? 0);
    this.notePaint(to, window, cell, granted ?? 0);
  }

  /** National, provincial or of a commune; back-dated as often as not. The third rate of the nation is never set for long. */
  private async setRate(now: number): Promise<void> {
    const { random } = this;
    const area = random.pick<Area>(['nation', province, ...communes]);
    const rate = random.below(rateKeys.length);
    const { from, until } = this.window(now);
    // It is set a few months ahead at most, or no run might ever find it missing.
    const isSeldom = rateKeys[rate] === 'seldom';
    const window = { from, until: isSeldom ? Math.min(until, now + 3) : until };
    await this.publish(rate, area, window, 100_000 + random.below(900_000));
  }

  async publish(rate: number, area: Area, window: { from: number; until: number }, value: number): Promise<void> {
    const [proposer, publisher] = this.officers;
    const id = await this.act(
      (tx) =>
        proposeRate(tx, {
          table: 'standard',
          key: rateKeys[rate] ?? 'base',
          unitId: area === 'nation' ? undefined : area,
          months: rangeOf(window.from, window.until),
          value: vnd(value),
          basis: article,
          inForce: range(firstDay(monthOfIndex(0))),
        }),
      proposer,
    );
    const operation = await this.act((tx) => publishRate(tx, id, reason), publisher);
    const takeBack = this.oracle.setRate(rate, area, window.from, window.until, BigInt(value));
    this.note({ operation, on: `rate ${rate} ${area}`, kind: 'rate', ...window, takeBack });
  }

  private async hold(chain: ModelChain, now: number): Promise<void> {
    const window = this.window(now);
    const months = rangeOf(window.from, window.until);
    const operation = await this.act((tx) => suspend(tx, chain.id, { months, code: 'custody' }, reason));
    const { takeBack } = this.oracle.hold(chain.person, chain.id, window.from, window.until);
    this.note({ operation, on: `hold ${operation}`, kind: 'hold', ...window, takeBack });
  }

  private async die(person: string, now: number): Promise<void> {
    const { from } = this.window(now);
    const diedOn = lastDay(monthOfIndex(from - 1));
    const operation = await this.act((tx) => recordDeath(tx, { personId: person, diedOn }, reason));
    const { takeBack } = this.oracle.hold(person, undefined, from, horizon);
    this.note({ operation, on: `hold ${operation}`, kind: 'hold', from, until: horizon, takeBack });
  }

  /** A suspension ends early, or a dead man turns up alive. */
  private async lift(chain: ModelChain): Promise<void> {
    const holds = await this.act((tx) => listHolds(tx, chain.id));
    if (holds.length === 0) return;
    const hold = this.random.pick(holds);
    const placed = await this.placedBy(hold.id);
    const model = this.holdsByOperation.get(placed);
    if (!model) throw new Error(`hold ${hold.id} is unknown to the oracle`);
    const first = model.held.indexOf(true);
    const last = model.held.lastIndexOf(true);
    const from = first + this.random.below(last - first + 1);
    const operation = await this.act((tx) => resume(tx, hold.id, monthOfIndex(from), reason));
    const takeBack = this.oracle.lift(model, from);
    this.note({ operation, on: `hold ${placed}`, kind: 'lift', from, until: last + 1, takeBack });
  }

  private readonly holdsByOperation = new Map<number, MoneyOracle['holds'][number]>();

  private async placedBy(hold: number): Promise<number> {
    const { rows } = await this.db.admin.query<{ id: number }>(
      `SELECT id FROM benefit.operation WHERE hold_id = $1 AND kind = 'hold'`,
      [hold],
    );
    return rows[0]?.id ?? 0;
  }

  /** An undo, also of something long past; refused exactly when the oracle says that later work stands on it. */
  private async takeBack(): Promise<void> {
    const standing = this.oracle.deeds.filter((deed) => !deed.undone).slice(-60);
    if (standing.length === 0) return;
    const deed = this.random.pick(standing);
    const attempt = this.act((tx) => undo(tx, deed.operation, reason));
    if (this.oracle.isOvertaken(deed)) {
      const refusal = await attempt.then(
        () => 'nothing',
        (error: { code?: string }) => error.code,
      );
      if (refusal !== 'BENEFIT.OPERATION_OVERTAKEN') throw new Error(`undo of ${deed.on} answered ${refusal}`);
      return;
    }
    await attempt;
    deed.takeBack();
    deed.undone = true;
  }

  private note(deed: Omit<Deed, 'undone'>): void {
    this.oracle.deeds.push({ ...deed, undone: false });
    const hold = this.oracle.holds.at(-1);
    if (deed.kind === 'hold' && hold) this.holdsByOperation.set(deed.operation, hold);
  }
}
