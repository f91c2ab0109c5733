import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, month, range } from '#kernel';
import { type Tx } from '#platform';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  article,
  buildProvince,
  communes,
  declareStandard,
  draft,
  newChain,
  officer,
  province,
  publishStandard,
  reason,
  system,
  times,
} from '../../../test/properties/small-province.js';
import { callBenefit } from './benefit.function.js';
import {
  clearLines,
  dueOf,
  explainDue,
  grantLines,
  listHolds,
  listOperations,
  listRates,
  openChain,
  proposeRate,
  publishRate,
  recordDeath,
  resume,
  retireRate,
  setPayee,
  simulateRate,
  stopChain,
  suspend,
  undo,
} from './index.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
  await publishStandard(db, { from: '2021-07', until: '2024-07', value: 360_000 });
  await publishStandard(db, { from: '2024-07', value: 500_000 });
});
afterAll(() => db.close());

const who = officer();
const line = (from: string, multiplier: string, until?: string) => ({
  months: range(month(from), until === undefined ? undefined : month(until)),
  rate: { table: 'standard', key: 'base' },
  multiplier: times(multiplier),
  unitId: communes[0],
  basis: article,
});

/** A person with one chain at the standard × 1.5 from January 2024. */
async function someone() {
  const personId = crypto.randomUUID();
  const [chainId, granted] = await db.uow.run(who, async (tx) => {
    const id = await openChain(tx, newChain(personId));
    return [id, await grantLines(tx, id, [line('2024-01', '1.5')], reason)] as const;
  });
  return { personId, chainId, granted: granted[0] ?? 0 };
}

const dues = async (personId: string, from = '2024-05', until = '2024-09') =>
  (await db.uow.read(who, (tx) => dueOf(tx, personId, { from: month(from), until: month(until) }))).map(
    (due) => `${due.month} ${due.amount}`,
  );
const marks = async (chainId: number) =>
  (await db.admin.query(`SELECT months::text FROM benefit.dirty WHERE chain_id = $1 ORDER BY 1`, [chainId])).rowCount;

describe('what is due', () => {
  it('follows the rate of the month, not of the day of asking', async () => {
    const { personId } = await someone();
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 540000', '2024-07 750000', '2024-08 750000']);
  });

  it('explains an amount with multiplier, rates, instrument and article', async () => {
    const { chainId } = await someone();
    const why = await db.uow.read(who, (tx) => explainDue(tx, chainId, month('2024-08')));
    expect(why).toMatchObject({
      amount: 750_000,
      line: { multiplier: 15_000, basis: article, reason: 'thử nghiệm' },
      overlay: 'highest',
      rates: [{ value: 500_000, unitId: undefined, basis: article }],
      holds: [],
    });
  });

  it('has no amount, and not zero, where the rate book has a gap', async () => {
    const { chainId } = await someone();
    await db.uow.run(who, (tx) => grantLines(tx, chainId, [line('2020-01', '1')], reason));
    const why = await db.uow.read(who, (tx) => explainDue(tx, chainId, month('2020-05')));
    expect(why.amount).toBeUndefined();
  });
});

describe('lines', () => {
  it('are painted over and put back by undo, with what sticks out left alone', async () => {
    const { personId, chainId } = await someone();
    const operation = await db.uow.run(who, (tx) => grantLines(tx, chainId, [line('2024-06', '2', '2024-08')], reason));
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 720000', '2024-07 1000000', '2024-08 750000']);
    await db.uow.run(who, (tx) => undo(tx, operation[0] ?? 0, reason));
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 540000', '2024-07 750000', '2024-08 750000']);
    await expect(db.uow.run(who, (tx) => undo(tx, operation[0] ?? 0, reason))).rejects.toMatchObject({
      code: 'BENEFIT.OPERATION_ALREADY_UNDONE',
    });
  });

  it('refuse to undo what later work stands on, until that is undone', async () => {
    const { personId, chainId, granted } = await someone();
    const later = await db.uow.run(who, (tx) => stopChain(tx, chainId, month('2024-08'), reason));
    await expect(db.uow.run(who, (tx) => undo(tx, granted, reason))).rejects.toMatchObject({
      code: 'BENEFIT.OPERATION_OVERTAKEN',
      params: { by: later },
    });
    await db.uow.run(who, (tx) => undo(tx, later, reason));
    await db.uow.run(who, (tx) => undo(tx, granted, reason));
    expect(await dues(personId)).toEqual([]);
  });

  it('keep every version and say who changed them', async () => {
    const { chainId } = await someone();
    await db.uow.run(who, (tx) => clearLines(tx, chainId, range(month('2024-03'), month('2024-05')), reason));
    const operations = await db.uow.read(who, (tx) => listOperations(tx, chainId));
    expect(operations.map((each) => [each.kind, each.actorId, each.months])).toEqual([
      ['paint', who.id, { from: '2024-03', until: '2024-05' }],
      ['paint', who.id, { from: '2024-01' }],
    ]);
    const versions = await db.admin.query(`SELECT FROM benefit.line WHERE chain_id = $1`, [chainId]);
    expect(versions.rowCount).toBe(3);
  });
});

describe('holds', () => {
  it('stop everything after a death, and an undone death keeps the correction made since', async () => {
    const { personId, chainId } = await someone();
    const death = await db.uow.run(who, (tx) => recordDeath(tx, { personId, diedOn: day('2024-06-15') }, reason));
    await db.uow.run(who, (tx) => grantLines(tx, chainId, [line('2024-07', '2')], reason));
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 540000']);
    await db.uow.run(who, (tx) => undo(tx, death, reason));
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 540000', '2024-07 1000000', '2024-08 1000000']);
  });

  it('suspend one chain and let it resume from a month', async () => {
    const { personId, chainId } = await someone();
    const months = range(month('2024-05'));
    await db.uow.run(who, (tx) => suspend(tx, chainId, { months, code: 'not-collected' }, reason));
    const [hold] = await db.uow.read(who, (tx) => listHolds(tx, chainId));
    await db.uow.run(who, (tx) => resume(tx, hold?.id ?? 0, month('2024-08'), reason));
    expect(await dues(personId)).toEqual(['2024-08 750000']);
    expect(await marks(chainId)).toBe(3);
  });

  it('wait for a chain that is being opened, and so never miss it', async () => {
    const { personId } = await someone();
    const opening = db.uow.run(who, async (tx) => {
      const id = await openChain(tx, newChain(personId));
      await grantLines(tx, id, [line('2024-01', '1')], reason);
      await new Promise((wake) => setTimeout(wake, 150));
      return id;
    });
    await new Promise((wake) => setTimeout(wake, 50));
    await db.uow.run(who, (tx) => recordDeath(tx, { personId, diedOn: day('2024-06-15') }, reason));
    expect(await marks(await opening)).toBe(2);
  });
});

describe('what cannot be', () => {
  const refused: Record<string, (tx: Tx, chainId: number) => Promise<unknown>> = {
    PAYEE_INCOMPLETE: (tx, chainId) => setPayee(tx, chainId, { ...stranger, channel: { kind: 'post', holder: '' } }),
    PAYEE_UNRELATED: (tx, chainId) => setPayee(tx, chainId, { ...stranger, relation: 'self' }),
    RATE_KEY_UNKNOWN: (tx) => proposeRate(tx, draft({ from: '2030-01', value: 1, key: 'no-such' })),
    RATE_NOT_POSITIVE: (tx) => proposeRate(tx, draft({ from: '2030-01', value: 0 })),
  };
  const stranger = {
    personId: crypto.randomUUID(),
    relation: 'carer',
    channel: { kind: 'cash', holder: 'Nguyễn Văn B' },
  } as const;

  it.each(Object.entries(refused))('is refused with a code of its own: %s', async (code, attempt) => {
    const { chainId } = await someone();
    await expect(db.uow.run(who, (tx) => attempt(tx, chainId))).rejects.toMatchObject({ code: `BENEFIT.${code}` });
  });

  it('is refused by the database too', async () => {
    const { chainId } = await someone();
    const withoutAccount = [chainId, stranger.personId, 'carer', 'bank', 'Ngân hàng', null, 'Nguyễn Văn B'];
    await expect(db.uow.run(who, (tx) => callBenefit(tx, 'set_payee', withoutAccount))).rejects.toMatchObject({
      code: 'BENEFIT.PAYEE_INCOMPLETE',
      params: { channel: 'bank' },
    });
  });
});

describe('the rate book', () => {
  const other = officer();

  it('takes two people for a rate, to publish it and to take it away', async () => {
    const id = await db.uow.run(who, (tx) => proposeRate(tx, draft({ from: '2030-01', value: 700_000 })));
    await expect(db.uow.run(who, (tx) => publishRate(tx, id, reason))).rejects.toMatchObject({
      code: 'BENEFIT.RATE_SAME_PERSON',
    });
    const operation = await db.uow.run(other, (tx) => publishRate(tx, id, reason));
    await expect(db.uow.run(other, (tx) => retireRate(tx, id, reason))).rejects.toMatchObject({
      code: 'BENEFIT.RATE_SAME_PERSON',
    });
    await expect(db.uow.run(other, (tx) => undo(tx, operation, reason))).rejects.toMatchObject({
      code: 'BENEFIT.RATE_SAME_PERSON',
    });
    await db.uow.run(who, (tx) => undo(tx, operation, reason));
    const rows = await db.uow.read(who, (tx) => listRates(tx, 'standard'));
    const standing = rows.filter((row) => row.state === 'published' && row.months.from === '2030-01');
    expect(standing.map((row) => row.value)).toEqual([500_000]);
  });

  it('gives the highest of nation, province and commune; a lower one stays without effect', async () => {
    const { personId, chainId } = await someone();
    const raised = await publishStandard(db, { from: '2024-08', value: 650_000, unitId: province });
    const lower = await publishStandard(db, { from: '2024-06', value: 300_000, unitId: communes[0] });
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-06 540000', '2024-07 750000', '2024-08 975000']);
    const why = await db.uow.read(who, (tx) => explainDue(tx, chainId, month('2024-08')));
    expect(why.rates.map((rate) => [rate.unitId, rate.value])).toEqual([
      [province, 650_000],
      [undefined, 500_000],
      [communes[0], 300_000],
    ]);
    await db.uow.run(officer(), (tx) => retireRate(tx, raised, reason));
    await db.uow.run(officer(), (tx) => retireRate(tx, lower, reason));
    expect(await dues(personId, '2024-08')).toEqual(['2024-08 750000']);
  });

  it('marks the published months once for each programme that draws on it', async () => {
    await db.admin.query(`DELETE FROM benefit.rate_change`);
    await publishStandard(db, { from: '2029-01', until: '2029-03', value: 100, unitId: communes[2] });
    const { rows } = await db.admin.query(`SELECT programme, months::text FROM benefit.rate_change ORDER BY programme`);
    expect(rows.map((row) => `${row.programme} ${row.months}`)).toEqual([
      'children [24348,24350)',
      'meritorious-service [24348,24350)',
      'social-protection [24348,24350)',
    ]);
  });

  it('simulates a draft exactly: the same as publishing it', async () => {
    const { personId, chainId } = await someone();
    await db.uow.run(who, (tx) =>
      suspend(tx, chainId, { months: range(month('2024-06'), month('2024-07')), code: 'custody' }, reason),
    );
    const months = { from: month('2024-05'), until: month('2024-10') };
    const id = await db.uow.run(who, (tx) => proposeRate(tx, draft({ from: '2024-08', value: 540_333 })));
    const simulated = await db.uow.read(who, (tx) => simulateRate(tx, id, months));
    const total = async () => {
      const people = await db.admin.query<{ id: string }>(`SELECT DISTINCT person_id AS id FROM benefit.chain`);
      const all = await db.uow.read(who, async (tx) => {
        const found = [];
        for (const person of people.rows) found.push(...(await dueOf(tx, person.id, months)));
        return found;
      });
      return all.reduce((sum, due) => sum + (due.amount ?? 0), 0);
    };
    const sum = (of: 'now' | 'withDraft') => simulated.reduce((all, row) => all + (row[of] ?? 0), 0);
    expect(sum('now')).toBe(await total());
    const operation = await db.uow.run(other, (tx) => publishRate(tx, id, reason));
    expect(sum('withDraft')).toBe(await total());
    expect(await dues(personId)).toEqual(['2024-05 540000', '2024-07 750000', '2024-08 810500']);
    await db.uow.run(who, (tx) => undo(tx, operation, reason));
  });
});

describe('scope', () => {
  const neighbour = officer({ units: [communes[1]] });
  const otherProgramme = officer({ programmes: ['children'] });

  it('hides chains, lines, holds, operations and payees of other areas and programmes', async () => {
    const { chainId } = await someone();
    await db.uow.run(who, (tx) => suspend(tx, chainId, { months: range(month('2024-05')), code: 'custody' }, reason));
    for (const stranger of [neighbour, otherProgramme]) {
      const seen = await db.uow.read(stranger, (tx) =>
        tx.one(`SELECT (SELECT count(*) FROM benefit.chain) AS chains, (SELECT count(*) FROM benefit.line) AS lines,
          (SELECT count(*) FROM benefit.hold) AS holds, (SELECT count(*) FROM benefit.payee) AS payees,
          (SELECT count(*) FROM benefit.operation WHERE rate_key IS NULL) AS operations`),
      );
      expect(seen).toEqual({ chains: 0, lines: 0, holds: 0, payees: 0, operations: 0 });
    }
  });

  it('is kept by the functions, with the same answer as for what does not exist', async () => {
    const { personId, chainId, granted } = await someone();
    const hold = range(month('2024-05'));
    await db.uow.run(who, (tx) => suspend(tx, chainId, { months: hold, code: 'custody' }, reason));
    const holdId = (await db.uow.read(who, (tx) => listHolds(tx, chainId)))[0]?.id ?? 0;
    for (const stranger of [neighbour, otherProgramme]) {
      const tries: Record<string, (tx: Tx) => Promise<unknown>> = {
        CHAIN_NOT_FOUND: (tx) => stopChain(tx, chainId, month('2024-05'), reason),
        PERSON_NOT_FOUND: (tx) => recordDeath(tx, { personId, diedOn: day('2024-06-15') }, reason),
        HOLD_NOT_FOUND: (tx) => resume(tx, holdId, month('2024-06'), reason),
        OPERATION_NOT_FOUND: (tx) => undo(tx, granted, reason),
        OUT_OF_SCOPE: (tx) => openChain(tx, newChain(personId)),
      };
      for (const [code, attempt] of Object.entries(tries))
        await expect(db.uow.run(stranger, attempt)).rejects.toMatchObject({ code: `BENEFIT.${code}` });
    }
  });

  it('lets nobody of a commune set a national or provincial rate', async () => {
    for (const unitId of [undefined, province]) {
      const tried = db.uow.run(officer({ units: [communes[0]] }), (tx) => {
        return proposeRate(tx, { ...draft({ from: '2030-01', value: 1 }), unitId });
      });
      await expect(tried).rejects.toMatchObject({ code: 'BENEFIT.RATE_OUT_OF_SCOPE' });
    }
  });

  it('gives nobody a way round the functions', async () => {
    const { chainId } = await someone();
    for (const statement of [
      `UPDATE benefit.line SET multiplier = 9`,
      `INSERT INTO benefit.rate_key (table_code, key) VALUES ('standard', 'x')`,
      `DELETE FROM benefit.dirty`,
      `SELECT benefit.record('paint', '[1,2)', NULL, 'x')`,
    ])
      await expect(db.uow.run(who, (tx) => tx.sql(statement))).rejects.toMatchObject({ code: '42501' });
    expect(await marks(chainId)).toBe(1);
  });
});
