import { type Multiplier, type Vnd, day, month, multiplier, range, vnd, basis } from '#kernel';
import { type Actor, systemActor, type Tx } from '#platform';
import { declareRateTable, type NewChain, proposeRate, publishRate } from '#benefits';
import { type TestDatabase, testActor } from '../support/database.js';

/** A province of three communes. */
const country = 900_000;
export const province = 900_001;
export const communes = [900_011, 900_012, 900_013] as const;
const units = [province, ...communes];

export async function buildProvince(db: TestDatabase): Promise<void> {
  await db.admin.query(`
    INSERT INTO territory.unit (id, code, level, kind, name, parent_id, in_force, area_class, basis, certainty) OVERRIDING SYSTEM VALUE
    SELECT id, 'T' || id, level, level, 'Đơn vị ' || id, parent, '[2000-01-01,)', CASE level WHEN 'commune' THEN 'rural' END, 'thử nghiệm', 'verified'
      FROM (VALUES (${country}, 'country', NULL::int), (${province}, 'province', ${country}),
            ${communes.map((id) => `(${id}, 'commune', ${province})`).join(', ')}) AS unit (id, level, parent)`);
}

export const programmes = ['children', 'social-protection', 'meritorious-service'] as const;

/** Someone with the whole province and every programme, or less when said. */
export const officer = (less: Partial<Actor> = {}): Actor => testActor({ units, programmes: [...programmes], ...less });

export const system = systemActor('test');

export const times = (text: string): Multiplier => multiplier(text);
export const reason = { reason: 'thử nghiệm' };
export const article = basis('Nghị định 20/2021/NĐ-CP, Điều 6');

/** A chain of the person himself, paid in cash. */
export const newChain = (personId: string, given: Partial<NewChain> = {}): NewChain => ({
  personId,
  programme: 'social-protection',
  benefit: 'monthly-allowance',
  unitId: communes[0],
  payee: { personId, relation: 'self', channel: { kind: 'cash', holder: 'Nguyễn Văn A' } },
  ...given,
});

export const draft = (given: { from: string; value: number; unitId?: number; key?: string; until?: string }) => ({
  table: 'standard',
  key: given.key ?? 'base',
  unitId: given.unitId,
  months: range(month(given.from), given.until === undefined ? undefined : month(given.until)),
  value: vnd(given.value) satisfies Vnd,
  basis: article,
  inForce: range(day('2021-07-01')),
});

export const declareStandard = (tx: Tx): Promise<void> =>
  declareRateTable(tx, { code: 'standard', programmes: [...programmes], overlay: 'highest' }, [
    'base',
    'carer',
    'seldom',
  ]);

/** Publishes a row of the table `standard` by two people; returns its id. */
export async function publishStandard(db: TestDatabase, given: Parameters<typeof draft>[0]): Promise<number> {
  const id = await db.uow.run(officer(), (tx) => proposeRate(tx, draft(given)));
  await db.uow.run(officer(), (tx) => publishRate(tx, id, reason));
  return id;
}
