import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '../actor.js';
import { testActor, testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AuditAnchors } from './audit-anchors.js';
import { beginEra, sealAudit, type SealedBlock, sealLag } from './audit-sealer.js';
import { verifyAudit } from './audit-verifier.js';
import { insertBlock, selectBrokenBlocks } from './audit.sql.js';

const system = systemActor('audit test');
let db: TestDatabase;
let folder: string;
let anchors: AuditAnchors;

beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'an-sinh-anchors-'));
  anchors = await AuditAnchors.open({ key: join(folder, 'key.pem'), anchors: join(folder, 'anchors.jsonl') });
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (entries: number) =>
  db.uow.run(testActor(), async (tx) => {
    for (let n = 1; n <= entries; n += 1)
      await tx.audit('thing.done', { kind: 'thing', id: String(n) }, { note: 'Đã làm', b: 1.5, a: [n] });
  });
const trySeal = () => db.uow.run(system, sealAudit);
/** Other tests' databases share the server and its transaction ids: waits until their transactions are over. */
async function seal(): Promise<SealedBlock> {
  for (;;) {
    const block = await trySeal();
    if (block) return block;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
const verdict = async () => {
  const read = await anchors.list();
  return db.uow.read(system, (tx) => verifyAudit(tx, read));
};
const findings = async () => (await verdict()).findings;
const entryAt = async (block: number, position: number) =>
  (
    await db.admin.query<{ id: number }>(
      `SELECT e.id FROM platform.audit_entry e JOIN platform.audit_block b ON e.era = b.era AND e.tx >= b.tx_from AND e.tx < b.tx_to
       WHERE b.no = $1 ORDER BY e.tx, e.id OFFSET $2 LIMIT 1`,
      [block, position - 1],
    )
  ).rows[0]!.id;

/** Three blocks of five entries each; the second and the third are anchored. */
async function threeBlocks(): Promise<SealedBlock[]> {
  const blocks: SealedBlock[] = [];
  for (let n = 1; n <= 3; n += 1) {
    await write(5);
    const block = await seal();
    blocks.push(block);
    if (n > 1) await anchors.append(block, new Date());
  }
  return blocks;
}

/** What an owner of the database would do: make every block anew from the entries as they now are. */
async function recomputeChain(): Promise<void> {
  const { rows } = await db.admin.query(
    `WITH gone AS (DELETE FROM platform.audit_block RETURNING no, era, tx_from::text, tx_to::text) SELECT * FROM gone ORDER BY no`,
  );
  for (const [index, row] of rows.entries())
    await db.admin.query(insertBlock, [index + 1, row.era, row.tx_from, row.tx_to]);
}

/** Other tests share the server: while one of them writes, its transaction holds back what is sealed. */
async function untilNobodyWrites(): Promise<void> {
  const quiet = `SELECT pg_snapshot_xmin(s) = pg_snapshot_xmax(s) AS quiet FROM pg_current_snapshot() AS s`;
  while (!(await db.admin.query<{ quiet: boolean }>(quiet)).rows[0]?.quiet)
    await new Promise((wake) => setTimeout(wake, 10));
}

describe('sealing', () => {
  it('puts every committed entry into exactly one block while fifty write and two seal at once', async () => {
    let writing = true;
    const sealer = async () => {
      while (writing) await trySeal();
    };
    const sealers = [sealer(), sealer()];
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        await write(2);
        await write(1);
      }),
    );
    writing = false;
    await Promise.all(sealers);
    while ((await db.uow.read(system, sealLag)) > 0) await trySeal();
    const { blocks, entries, findings: found } = await verdict();
    expect({ entries, found }).toEqual({ entries: 150, found: [] });
    expect(blocks).toBeGreaterThan(0);
  });

  it('leaves out what a transaction still running might add to, and takes it afterwards', async () => {
    const slow = await db.admin.connect();
    await slow.query(`BEGIN; INSERT INTO platform.audit_entry (actor_id, act, subject_kind, subject_id)
      VALUES (gen_random_uuid(), 'slow', 'thing', '1')`);
    await write(3);
    expect(await trySeal()).toBeUndefined();
    expect(await db.uow.read(system, sealLag)).toBeGreaterThan(0);
    await slow.query('COMMIT');
    slow.release();
    await untilNobodyWrites();
    expect(await seal()).toMatchObject({ no: 1, entries: 4 });
    expect(await db.uow.read(system, sealLag)).toBe(0);
    expect(await findings()).toEqual([]);
  });

  it('does not depend on the settings of a session', async () => {
    await threeBlocks();
    const name = new URL(db.url).pathname.slice(1);
    await db.admin
      .query(`ALTER DATABASE ${name} SET timezone = 'America/New_York'; ALTER DATABASE ${name} SET datestyle = 'German';
      ALTER DATABASE ${name} SET extra_float_digits = -5; ALTER DATABASE ${name} SET bytea_output = 'escape'`);
    const other = new pg.Client({ connectionString: db.url });
    await other.connect();
    const { rows } = await other.query(selectBrokenBlocks);
    const { rows: settings } = await other.query(`SHOW timezone`);
    await other.end();
    expect([settings[0].TimeZone, rows]).toEqual(['America/New_York', []]);
  });

  it('gives writers no way to choose the place of an entry, nor to change one', async () => {
    const forge = `INSERT INTO platform.audit_entry (tx, actor_id, act, subject_kind, subject_id) VALUES ('1', gen_random_uuid(), 'a', 'b', 'c')`;
    await expect(db.uow.run(testActor(), (tx) => tx.sql(forge))).rejects.toMatchObject({ code: '42501' });
    for (const statement of [
      'UPDATE platform.audit_entry SET act = $$x$$',
      'DELETE FROM platform.audit_entry',
      'DELETE FROM platform.audit_block',
    ])
      await expect(db.uow.run(system, (tx) => tx.sql(statement))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('an owner who tampers is found', () => {
  it('editing one entry', async () => {
    await threeBlocks();
    const entryId = await entryAt(2, 3);
    await db.admin.query(`UPDATE platform.audit_entry SET body = '{"note":"khác"}' WHERE id = $1`, [entryId]);
    expect(await findings()).toEqual([{ kind: 'altered', block: 2, position: 3, entryId }]);
  });

  it('deleting one entry', async () => {
    await threeBlocks();
    await db.admin.query(`DELETE FROM platform.audit_entry WHERE id = $1`, [await entryAt(2, 3)]);
    expect(await findings()).toEqual([{ kind: 'deleted', block: 2, position: 3 }]);
  });

  it('deleting the last entry of the last block', async () => {
    await threeBlocks();
    await db.admin.query(`DELETE FROM platform.audit_entry WHERE id = $1`, [await entryAt(3, 5)]);
    expect(await findings()).toEqual([{ kind: 'deleted', block: 3, position: 5 }]);
  });

  it('inserting into the past', async () => {
    await threeBlocks();
    const { rows } = await db.admin.query(
      `INSERT INTO platform.audit_entry (tx, actor_id, act, subject_kind, subject_id)
       SELECT tx, gen_random_uuid(), 'forged', 'thing', '1' FROM platform.audit_entry WHERE id = $1 RETURNING id`,
      [await entryAt(2, 3)],
    );
    expect(await findings()).toEqual([{ kind: 'inserted', block: 2, position: 6, entryId: rows[0].id }]);
  });

  it('swapping the contents of two entries', async () => {
    await threeBlocks();
    const [first, second] = [await entryAt(1, 2), await entryAt(3, 4)];
    await db.admin.query(
      `UPDATE platform.audit_entry e SET subject_id = o.subject_id, body = o.body FROM platform.audit_entry o
       WHERE (e.id, o.id) IN (($1, $2), ($2, $1))`,
      [first, second],
    );
    expect(await findings()).toEqual([
      { kind: 'altered', block: 1, position: 2, entryId: first },
      { kind: 'altered', block: 3, position: 4, entryId: second },
    ]);
  });

  it('editing the leaves of a block', async () => {
    await threeBlocks();
    await db.admin.query(
      `UPDATE platform.audit_block SET leaves = overlay(leaves PLACING sha256('x') FROM 33) WHERE no = 2`,
    );
    expect(await findings()).toEqual([
      { kind: 'block-altered', block: 2 },
      { kind: 'altered', block: 2, position: 2, entryId: await entryAt(2, 2) },
    ]);
  });

  it('deleting a middle block with its entries', async () => {
    await threeBlocks();
    await db.admin.query(`DELETE FROM platform.audit_entry e USING platform.audit_block b
      WHERE b.no = 2 AND e.tx >= b.tx_from AND e.tx < b.tx_to; DELETE FROM platform.audit_block WHERE no = 2`);
    expect(await findings()).toEqual([
      { kind: 'chain-broken', block: 3 },
      { kind: 'anchored-block-missing', block: 2, intactUntil: 0 },
    ]);
  });

  it('cutting the tail, which only the anchors remember', async () => {
    await threeBlocks();
    await db.admin.query(`DELETE FROM platform.audit_entry e USING platform.audit_block b
      WHERE b.no = 3 AND e.tx >= b.tx_from; DELETE FROM platform.audit_block WHERE no = 3`);
    expect(await findings()).toEqual([{ kind: 'anchored-block-missing', block: 3, intactUntil: 2 }]);
  });

  it('editing and recomputing the whole chain, which only the anchors betray', async () => {
    await threeBlocks();
    await db.admin.query(`UPDATE platform.audit_entry SET subject_id = 'other' WHERE id = $1`, [await entryAt(3, 1)]);
    await recomputeChain();
    const unanchored = await db.uow.read(system, (tx) => verifyAudit(tx, []));
    expect(unanchored.findings).toEqual([]);
    expect(await findings()).toEqual([{ kind: 'anchor-differs', block: 2, intactUntil: 0 }]);
  });
});

describe('eras', () => {
  it('refuses to seal when transaction ids went back, and goes on in a new era', async () => {
    await threeBlocks();
    // As after a restore into a new cluster: what is there bears transaction ids that are still to come.
    await db.admin.query(`UPDATE platform.audit_entry SET tx = (tx::text::bigint + 1000000000)::text::xid8`);
    await db.admin
      .query(`UPDATE platform.audit_block SET tx_from = CASE no WHEN 1 THEN tx_from ELSE (tx_from::text::bigint + 1000000000)::text::xid8 END,
      tx_to = (tx_to::text::bigint + 1000000000)::text::xid8`);
    await recomputeChain();
    await expect(trySeal()).rejects.toMatchObject({ code: 'AUDIT.ERA_OVER' });
    expect(await db.uow.run(system, beginEra)).toBe(2);
    await write(3);
    expect(await seal()).toMatchObject({ no: 4, era: 2, entries: 4 });
    const { findings: found } = await db.uow.read(system, (tx) => verifyAudit(tx, []));
    expect(found).toEqual([]);
    const late = await db.admin
      .query(`INSERT INTO platform.audit_entry (era, tx, actor_id, act, subject_kind, subject_id)
      SELECT 1, tx_to, gen_random_uuid(), 'forged', 'thing', '1' FROM platform.audit_block WHERE no = 3 RETURNING id`);
    const after = await db.uow.read(system, (tx) => verifyAudit(tx, []));
    expect(after.findings).toEqual([{ kind: 'inserted', block: 3, entryId: late.rows[0].id }]);
  });
});

describe('anchors', () => {
  const files = () => ({ key: join(folder, 'key.pem'), anchors: join(folder, 'anchors.jsonl') });

  it('are signed by a key that only its owner may read, made once', async () => {
    const again = await AuditAnchors.open(files());
    expect(again.publicKeyPem).toBe(anchors.publicKeyPem);
    expect(statSync(files().key).mode & 0o777).toBe(0o600);
    chmodSync(files().key, 0o644);
    await expect(AuditAnchors.open(files())).rejects.toMatchObject({ code: 'PLATFORM.KEY_EXPOSED' });
  });

  it('show when one of them was forged', async () => {
    await threeBlocks();
    const lines = readFileSync(files().anchors, 'utf8').trim().split('\n');
    const forged = { ...JSON.parse(lines[0]!), hash: '00'.repeat(32) };
    writeFileSync(files().anchors, [JSON.stringify(forged), lines[1], 'not json', ''].join('\n'));
    expect(await findings()).toEqual([
      { kind: 'anchor-forged', block: 0, position: 1 },
      { kind: 'anchor-forged', block: 0, position: 3 },
    ]);
  });
});
