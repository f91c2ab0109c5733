import { type Pool } from 'pg';

interface Window {
  readonly from: number;
  /** Absent: until further notice. */
  readonly until: number | null;
}

interface LineRow extends Window {
  readonly chain: number;
  readonly person: string;
  readonly programme: string;
  readonly rateKey: number;
  readonly unit: number;
  readonly multiplier: string;
}

interface RateRow extends Window {
  readonly rateKey: number;
  readonly area: number | null;
  readonly value: string;
}

interface HoldRow extends Window {
  readonly person: string;
  readonly chain: number | null;
}

const window = (months: string) => `lower(${months}) AS "from", upper(${months}) AS until`;

const liveLines = `
  SELECT l.chain_id AS chain, c.person_id AS person, l.programme, l.rate_key AS "rateKey", l.unit_id AS unit,
         l.multiplier::text AS multiplier, ${window('l.months')}
    FROM benefit.line l JOIN benefit.chain c ON c.id = l.chain_id WHERE l.superseded_by IS NULL`;

const liveRates = `
  SELECT rate_key AS "rateKey", unit_id AS area, value::text AS value, ${window('months')}
    FROM benefit.rate_row WHERE operation_id IS NOT NULL AND retired_by IS NULL`;

const liveHolds = `
  SELECT person_id AS person, chain_id AS chain, ${window('months')} FROM benefit.hold WHERE retired_by IS NULL`;

/** Chains whose changes no run has taken in yet. */
const waiting = `
  SELECT chain_id AS chain FROM benefit.dirty
   UNION SELECT l.chain_id FROM benefit.rate_change r JOIN benefit.line l USING (programme, rate_key) WHERE l.superseded_by IS NULL`;

const posted = `SELECT chain_id AS chain, for_month AS month, sum(amount)::text AS amount FROM payment.posting GROUP BY 1, 2`;

/** Ten-thousandths of a multiplier: `1.5` is 15,000. */
const tenThousandths = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
};

/**
 * Works out what is due from the tables alone, in another way than the system does: no ranges and no SQL, but one cell for
 * each month, and BigInt; and compares it with what was posted, for every chain and month up to the one run last.
 * @returns what differs, in words.
 */
export async function unequalMonths(owner: Pool): Promise<string[]> {
  const many = async <Row extends object>(text: string): Promise<Row[]> => (await owner.query<Row>(text)).rows;
  const covered = new Map(
    (
      await many<{ programme: string; month: number }>(
        `SELECT programme, max(month) AS month FROM payment.run WHERE posted_at IS NOT NULL GROUP BY programme`,
      )
    ).map((row) => [row.programme, row.month]),
  );
  const left = new Set((await many<{ chain: number }>(waiting)).map(({ chain }) => chain));
  const amounts = new Map(
    (await many<{ chain: number; month: number; amount: string }>(posted)).map((row) => [
      `${row.chain} ${row.month}`,
      BigInt(row.amount),
    ]),
  );
  const rateIn = ratesByUnit(
    await many<RateRow>(liveRates),
    await many<{ unit: number; area: number }>(`SELECT unit_id AS unit, area_id AS area FROM territory.unit_within`),
  );
  const isHeld = holdsByPerson(await many<HoldRow>(liveHolds));

  const unequal: string[] = [];
  for (const line of await many<LineRow>(liveLines)) {
    const last = covered.get(line.programme);
    if (last === undefined) continue;
    for (let month = line.from; month <= last && (line.until === null || month < line.until); month += 1) {
      const key = `${line.chain} ${month}`;
      const paid = amounts.get(key) ?? 0n;
      amounts.delete(key);
      if (left.has(line.chain)) continue;
      const value = rateIn(line.rateKey, line.unit, month);
      const full = value === undefined ? undefined : (value * tenThousandths(line.multiplier) + 5_000n) / 10_000n;
      const due = isHeld(line, month) ? 0n : full;
      if (due !== paid) unequal.push(`chain ${line.chain} month ${month}: due ${due}, posted ${paid}`);
    }
  }
  for (const [key, paid] of amounts)
    if (paid !== 0n && !left.has(Number(key.split(' ')[0])))
      unequal.push(`no line for chain, month ${key}: posted ${paid}`);
  return unequal;
}

const covers = ({ from, until }: Window, month: number): boolean => from <= month && (until === null || month < until);

/** The highest value in force in any area the unit lies in. */
function ratesByUnit(rates: readonly RateRow[], within: readonly { unit: number; area: number }[]) {
  const areas = new Map<number, Set<number>>();
  for (const { unit, area } of within) areas.set(unit, (areas.get(unit) ?? new Set()).add(area));
  const known = new Map<string, bigint | undefined>();
  return (rateKey: number, unit: number, month: number): bigint | undefined => {
    const key = `${rateKey} ${unit} ${month}`;
    if (!known.has(key)) {
      const values = rates
        .filter((rate) => rate.rateKey === rateKey && covers(rate, month))
        .filter(({ area }) => area === null || areas.get(unit)?.has(area))
        .map(({ value }) => BigInt(value));
      known.set(
        key,
        values.reduce<bigint | undefined>((most, each) => (most === undefined || each > most ? each : most), undefined),
      );
    }
    return known.get(key);
  };
}

function holdsByPerson(holds: readonly HoldRow[]) {
  const ofPerson = Map.groupBy(holds, ({ person }) => person);
  return ({ person, chain }: LineRow, month: number): boolean =>
    (ofPerson.get(person) ?? []).some((hold) => (hold.chain ?? chain) === chain && covers(hold, month));
}
