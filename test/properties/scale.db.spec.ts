import { afterAll, beforeAll, it } from '@jest/globals';
import { monthIndex, month, addMonths } from '#kernel';
import { approveRun, freezeRun, openRun, postRun, previewRun } from '#payments';
import { simulateRate, proposeRate, publishRate } from '#benefits';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { buildProvince, declareStandard, draft, officer, publishStandard, reason, system, province } from './small-province.js';

const N = Number(process.env['SCALE'] ?? 150_000);
const HISTORY = Number(process.env['HISTORY'] ?? 13);
let db: TestDatabase;
const P = 'social-protection';
const first = month('2025-01');
const clerk = officer(), head = officer();
const timed = async <T>(label: string, work: () => Promise<T>): Promise<[T, number]> => {
  const start = performance.now();
  const result = await work();
  const s = (performance.now() - start) / 1000;
  console.log(`${label}: ${s.toFixed(2)} s`);
  return [result, s];
};
beforeAll(async () => {
  db = await testDatabase();
  await buildProvince(db);
  await db.uow.run(system, declareStandard);
  await publishStandard(db, { from: '2021-07', value: 500_000 });
  for (let k = 0; k < 30; k += 1) await publishStandard(db, { from: '2021-07', value: 500_000 + k * 1000, key: `k${k}` });
  const a = db.admin;
  await a.query(`INSERT INTO territory.unit (id, code, level, kind, name, parent_id, in_force, area_class, basis, certainty) OVERRIDING SYSTEM VALUE
    SELECT 910000+i, 'U'||i, 'commune','commune','x', ${province}, '[2000-01-01,)', 'rural','x','verified' FROM generate_series(1,61) i`);
  await a.query(`SET session_replication_role = replica;
    INSERT INTO benefit.payee (person_id, unit_id, channel, holder) SELECT gen_random_uuid(), 910001 + i % 61, 'cash', 'x' FROM generate_series(1,${N}) i;
    INSERT INTO benefit.chain (person_id, programme, benefit, unit_id, payee_id, relation, opened_by) SELECT person_id, '${P}', 'b', unit_id, id, 'self', gen_random_uuid() FROM benefit.payee ORDER BY id;
    INSERT INTO benefit.basis (article, certainty) VALUES ('x','verified');
    ALTER TABLE benefit.line DROP CONSTRAINT line_one_a_month;
    INSERT INTO benefit.line (chain_id, programme, rate_key, unit_id, basis_id, operation_id, multiplier, months)
      SELECT id, programme, (SELECT min(id) FROM benefit.rate_key) + id % 31, unit_id, 1, 1, (1 + (id % 5) * 0.5), int4range(24240 + (id % 24)::int, NULL) FROM benefit.chain ORDER BY id;
    ALTER TABLE benefit.line ADD CONSTRAINT line_one_a_month EXCLUDE USING gist (chain_id WITH =, months WITH &&) WHERE (superseded_by IS NULL);
    RESET session_replication_role`);
  await a.query(`DELETE FROM benefit.dirty; DELETE FROM benefit.rate_change;`);
  for (let i = 0; i < HISTORY; i += 1) {
    const m = monthIndex(first) + i;
    await a.query(`SELECT payment.ensure_month(${m})`);
    await a.query(`INSERT INTO payment.run (programme, month, seq, state, lines, total, hash, posted_at, opened_by) VALUES ('${P}', ${m}, ${i + 1}, 'closed', 0,0,0, now(), gen_random_uuid())`);
    await a.query(`INSERT INTO payment.posting (chain_id, amount, line_id, for_month, run_id, unit_id, kind)
      SELECT l.chain_id, round(l.multiplier * r.value)::bigint, l.id, ${m}, ${i + 1}, l.unit_id, 'm' FROM benefit.line l JOIN benefit.rate_row r USING (rate_key) WHERE r.operation_id IS NOT NULL ORDER BY l.chain_id`);
  }
  await a.query(`VACUUM ANALYZE`);
}, 3_000_000);
const explaining = (tx: any) => new Proxy(tx, { get: (t, k) => k !== 'sql' ? (typeof t[k] === 'function' ? t[k].bind(t) : t[k]) : async (text: string, values?: unknown[]) => {
  if (!/^\s*(INSERT|WITH)/.test(text) || /RETURNING/.test(text) && !/mark AS/.test(text)) return t.sql(text, values);
  const t0 = performance.now();
  const rows = await t.sql('EXPLAIN (ANALYZE, BUFFERS OFF) ' + text, values);
  const ms = performance.now() - t0;
  if (ms > Number(process.env.SLOW ?? 400)) process.stderr.write(`\n#### ${ms.toFixed(0)} ms\n${text.slice(0, 200)}\n${rows.map((r: any) => r['QUERY PLAN']).join('\n')}\n`);
  return [];
} });
afterAll(() => db.close(), 100_000);

async function cycle(label: string, m: string) {
  const opened = await db.uow.run(clerk, (tx) => openRun(tx, P, month(m)));
  const [previewed] = await timed(`${label} preview`, () => db.uow.run(system, (tx) => previewRun(process.env['EXPLAIN'] ? explaining(tx) : tx, opened.id)));
  const frozen = await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: opened.id, version: previewed.version }));
  await db.uow.run(head, (tx) => approveRun(tx, { runId: opened.id, version: frozen.version }));
  const [posted, t] = await timed(`${label} run (${previewed.control?.lines} lines, ${previewed.control?.total})`, () => db.uow.run(system, (tx) => postRun(process.env['EXPLAIN'] ? explaining(tx) : tx, opened.id)));
  // floor: the same rows, same order, into the same partitions of a twin
  const c = await db.admin.connect();
  await c.query(`CREATE TABLE public.twin (LIKE payment.posting INCLUDING ALL) PARTITION BY RANGE (for_month)`);
  const { rows } = await c.query(`SELECT DISTINCT for_month FROM payment.run_total WHERE run_id=$1 ORDER BY 1`, [posted.id]);
  for (const { for_month: fm } of rows) {
    await c.query(`CREATE TABLE public.twin_${fm} PARTITION OF public.twin FOR VALUES FROM (${fm}) TO (${fm + 1})`);
    await c.query(`INSERT INTO public.twin SELECT * FROM payment.posting WHERE for_month = ${fm} AND run_id < ${posted.id}`);
  }
  await c.query(`CREATE TABLE public.src AS SELECT * FROM payment.posting WHERE run_id = ${posted.id} ORDER BY for_month, chain_id`);
  await c.query(`ANALYZE public.src; CHECKPOINT`);
  const [, f] = await timed(`${label} floor`, () => c.query(`INSERT INTO public.twin SELECT * FROM public.src ORDER BY for_month, chain_id`));
  await c.query(`DROP TABLE public.src, public.twin`);
  c.release();
  console.log(`${label}: RATIO ${(t / f).toFixed(2)}`);
}
const next = (i: number) => addMonths(first, HISTORY + i);
it('scale', async () => {
  await cycle('normal', next(0));
  if (!process.env['EXPLAIN']) await cycle('normal2', next(1));
  await timed('empty second', async () => {
    const o = await db.uow.run(clerk, (tx) => openRun(tx, P, next(1)));
    const p = await db.uow.run(system, (tx) => previewRun(tx, o.id));
    const fz = await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: o.id, version: p.version }));
    await db.uow.run(head, (tx) => approveRun(tx, { runId: o.id, version: fz.version }));
    await db.uow.run(system, (tx) => postRun(tx, o.id));
  });
  const id = await db.uow.run(clerk, (tx) => proposeRate(tx, { ...draft({ from: next(-1), value: 540_000 }), key: 'k3' }));
  await timed('simulation 16 months', () => db.uow.read(clerk, (tx) => simulateRate(tx, id, { from: month('2025-01'), until: month('2026-05') })));
  // 10 % of lines 12 months back
  await db.admin.query(`UPDATE benefit.line SET multiplier = multiplier + 0.5 WHERE chain_id % 10 = 0;
    INSERT INTO benefit.dirty SELECT programme, chain_id, int4range(${monthIndex(next(1)) - 11}, NULL) FROM benefit.line WHERE chain_id % 10 = 0`);
  await db.admin.query(`VACUUM ANALYZE benefit.line`);
  await cycle('10% x 12 back', next(2));
  for (let k = -1; k < 30; k += 1) {
    const r = await db.uow.run(clerk, (tx) => proposeRate(tx, { ...draft({ from: next(0), value: 550_000 + k * 1000 }), key: k < 0 ? 'base' : `k${k}` }));
    await db.uow.run(head, (tx) => publishRate(tx, r, reason));
  }
  await cycle('raise 3 back', next(3));
}, 3_000_000);
