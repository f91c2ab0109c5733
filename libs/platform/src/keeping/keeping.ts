import { type Actor } from '../actor.js';
import { type Round } from '../jobs/job.js';
import { type Subscriber } from '../outbox/subscriber.js';
import { type Tx } from '../tx.js';

/**
 * Days that is kept what only serves the running of the house. The audit, which says what came of all of it, is kept.
 * - sessions: after they have ended, for who asks where he was signed in;
 * - invitations: after they have ended;
 * - requests: a form kept on a device may be sent again for so long and still have one effect;
 * - events: after every subscriber has taken them; one that is added later begins with those still there;
 * - exports: lists written into files, which grow old from the first day.
 */
export const keepingDays = { sessions: 90, invitations: 30, requests: 30, events: 30, exports: 7 } as const;

/** Rows that one round takes of a table at most, so that it never holds anybody up; the next one goes on. */
const atOnce = 20_000;

const olderThan = (at: string, days: string) => `${at} < platform.clock() - ${days}::int * interval '1 day'`;

/** Ended, or never heard of again. $1 days, $2 rows. */
const oldSessions = `
  DELETE FROM platform.session WHERE id IN (
    SELECT id FROM platform.session WHERE ${olderThan('least(revoked_at, expires_at)', '$1')} LIMIT $2)`;

const oldInvitations = `
  DELETE FROM platform.invitation WHERE token_hash IN (
    SELECT token_hash FROM platform.invitation WHERE ${olderThan('least(closed_at, expires_at)', '$1')} LIMIT $2)`;

const oldRequests = `
  DELETE FROM platform.request r USING (
    SELECT actor_id, seal, request_id FROM platform.request WHERE ${olderThan('at', '$1')} LIMIT $2) old
  WHERE (r.actor_id, r.seal, r.request_id) = (old.actor_id, old.seal, old.request_id)`;

/** $3 the subscribers there are, with the types they take. */
const takenEvents = `
  DELETE FROM platform.outbox o USING (
    SELECT e.era, e.tx, e.id FROM platform.outbox e
    WHERE ${olderThan('e.at', '$1')}
      AND NOT EXISTS (SELECT FROM platform.outbox_parked p WHERE (p.era, p.tx, p.id) = (e.era, e.tx, e.id))
      AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset($3::jsonb) AS s (name text, types text[]) LEFT JOIN platform.outbox_position p ON p.subscriber = s.name
        WHERE e.type = ANY (s.types) AND (p.subscriber IS NULL OR (e.era, e.tx, e.id) > (p.era, p.tx, p.id)))
    ORDER BY e.era, e.tx, e.id LIMIT $2) taken
  WHERE (o.era, o.tx, o.id) = (taken.era, taken.tx, taken.id)`;

const oldExports = `
  WITH old AS (DELETE FROM platform.background_job WHERE id IN (
      SELECT id FROM platform.background_job WHERE ${olderThan('asked_at', '$1')} LIMIT $2) RETURNING file_id)
  DELETE FROM platform.stored_file WHERE id IN (SELECT file_id FROM old)`;

/** Lets go of what is older than it is kept. */
export async function letGo(tx: Tx, subscribers: readonly Subscriber[]): Promise<void> {
  const taking = JSON.stringify(subscribers.map(({ name, on }) => ({ name, types: on })));
  await tx.sql(oldSessions, [keepingDays.sessions, atOnce]);
  await tx.sql(oldInvitations, [keepingDays.invitations, atOnce]);
  await tx.sql(oldRequests, [keepingDays.requests, atOnce]);
  await tx.sql(takenEvents, [keepingDays.events, atOnce, taking]);
  await tx.sql(oldExports, [keepingDays.exports, atOnce]);
}

/** @param by the system, past every seal. */
export const keepingRound = (by: Actor, subscribers: readonly Subscriber[]): Round => ({
  name: 'platform.let-go',
  everySeconds: 3_600,
  run: async ({ uow }) => {
    await uow.run(by, (tx) => letGo(tx, subscribers));
  },
});
