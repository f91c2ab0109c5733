import { type TestDatabase } from '../support/database.js';
import { signedIn } from '../support/api.js';
import { generator, MoneyHistory } from '../properties/money-history.js';
import { type Area, horizon, MoneyOracle } from '../properties/money-oracle.js';
import {
  buildProvince,
  communes,
  declareStandard,
  programmes,
  province,
  reason,
  system,
} from '../properties/small-province.js';

export const programme = 'social-protection';

/** People with the whole province before them, by their tokens. */
export interface Office {
  readonly officer: string;
  readonly accountant: string;
  readonly approver: string;
}

/** A province with `lines` people on a monthly allowance, and a history that goes on happening to some thirty more. */
export interface PayProvince extends Office {
  /** Some random changes around a month, counted from 0 = 2024-01: grants, back-dated stops, raises, deaths, mistakes undone. */
  happen(times: number, now: number): Promise<void>;
}

export async function fillProvince(db: TestDatabase, lines: number, seed: number): Promise<PayProvince> {
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
  const agencyId = await payingAgency(db);
  const oracle = new MoneyOracle((commune): Area[] => ['nation', province, commune]);
  const history = new MoneyHistory(db, oracle, generator(seed));
  for (const rate of [0, 1, 2]) await history.publish(rate, 'nation', { from: 0, until: horizon }, 360_000 + rate);
  // These values stay: taken back, they would leave lines without a rate, and no run could be frozen.
  oracle.deeds.length = 0;
  await db.uow.run(system, (tx) => tx.sql(grantAll, [lines, communes]));
  const token = (role: string) => signedIn(db, { name: role, agencyId, roles: [role], programmes });
  return {
    officer: await token('commune-officer'),
    accountant: await token('accountant'),
    approver: await token('payment-approver'),
    async happen(times, now) {
      for (let done = 0; done < times; done += 1) await history.step(now);
    },
  };
}

/** $1 how many, $2 communes. One line each, from January 2024 on, some of them doubled. */
const grantAll = `
  SELECT count(benefit.paint(
    benefit.open_chain(person, '${programme}', 'monthly-allowance', unit, NULL, person, 'self', 'cash', NULL, NULL, 'Người nhận ' || n),
    int4range(${2024 * 12}, NULL), 'standard', 'base', 1 + n % 2, unit, 'Nghị định 20/2021/NĐ-CP, Điều 6', 'verified', NULL, '${reason.reason}'))
    FROM (SELECT n, gen_random_uuid() AS person, ($2::int[])[1 + n % 3] AS unit FROM generate_series(1, $1::int) n OFFSET 0) people`;

/** An agency of the whole province, in every programme. */
async function payingAgency(db: TestDatabase): Promise<number> {
  const { rows } = await db.admin.query<{ id: number }>(
    `WITH agency AS (
       INSERT INTO territory.agency (code, kind, name, unit_id, in_force, basis, certainty)
       VALUES ('faults', 'department', 'Sở Y tế', $1, '[2000-01-01,)', 'thử nghiệm', 'verified') RETURNING id),
     duty AS (
       INSERT INTO territory.agency_duty (agency_id, field, unit_id, in_force, basis, certainty)
       SELECT id, unnest($2::text[]), $1, '[2000-01-01,)', 'thử nghiệm', 'verified' FROM agency)
     SELECT id FROM agency`,
    [province, programmes],
  );
  return rows[0]?.id ?? 0;
}
