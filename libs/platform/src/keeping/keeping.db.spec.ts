import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemActor } from '../actor.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { keepingDays, letGo } from './keeping.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const lamp = { name: 'lamps', on: ['lamp.lit'], handle: async () => undefined };
const work = () => db.uow.run(systemActor('keeping'), (tx) => letGo(tx, [lamp]));
const left = async (table: string) =>
  Number((await db.admin.query(`SELECT count(*) AS count FROM platform.${table}`)).rows[0].count);
const day = (days: number) => `now() - interval '${days} days'`;

it('lets go of what is older than it is kept, and of nothing younger', async () => {
  await db.admin.query(
    `INSERT INTO platform.account (username, full_name) VALUES ('x', 'X');
     INSERT INTO platform.session (token_hash, account_id, expires_at, revoked_at)
       SELECT sha256(n::text::bytea), a.id, ${day(0)}, CASE n WHEN 1 THEN ${day(91)} WHEN 2 THEN ${day(89)} END FROM platform.account a, generate_series(1, 3) n;
     INSERT INTO platform.invitation (token_hash, account_id, expires_at, closed_at)
       SELECT sha256(n::text::bytea), a.id, now() - (n * 10 - 1) * interval '1 day', now() FROM platform.account a, generate_series(2, 4) n;
     INSERT INTO platform.request (actor_id, request_id, fingerprint, at) VALUES (gen_random_uuid(), 'old', '', ${day(31)}), (gen_random_uuid(), 'new', '', ${day(29)});
     WITH file AS (INSERT INTO platform.stored_file (name, media_type, sha256, content, purpose, owner_id)
         SELECT 'x', '', '', '', 'test', gen_random_uuid() FROM generate_series(1, 2) RETURNING id)
     INSERT INTO platform.background_job (list, title, format, question, owner_id, file_id, asked_at)
       SELECT 'x', 'x', 'csv', '{}', gen_random_uuid(), id, now() - (row_number() OVER () * 5) * interval '1 day' FROM file`,
  );
  await work();
  expect(await left('session')).toBe(2);
  expect(await left('invitation')).toBe(2);
  expect(await left('request')).toBe(1);
  expect([await left('background_job'), await left('stored_file')]).toEqual([1, 1]);
  expect(keepingDays).toEqual({ sessions: 90, invitations: 30, requests: 30, events: 30, exports: 7 });
});

it('keeps an event until its subscriber has taken it, and one that is set aside', async () => {
  await db.admin.query(
    `INSERT INTO platform.outbox (type, payload, at) SELECT type, '{}', ${day(40)} FROM unnest(ARRAY['lamp.lit', 'lamp.lit', 'nobody.asks']) type`,
  );
  await work();
  expect(await left('outbox')).toBe(2);
  await db.admin.query(
    `INSERT INTO platform.outbox_position (subscriber, era, tx, id) SELECT 'lamps', era, tx, id FROM platform.outbox ORDER BY id DESC LIMIT 1;
     INSERT INTO platform.outbox_parked (subscriber, era, tx, id, reason) SELECT 'lamps', era, tx, id, 'x' FROM platform.outbox ORDER BY id LIMIT 1`,
  );
  await work();
  expect(await left('outbox')).toBe(1);
});
