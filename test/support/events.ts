import { OutboxRelay, type Subscriber } from '#platform';
import { type TestDatabase } from './database.js';
import { eventually } from './processes.js';
import { workdayOn } from './province.js';

/** Has every event taken by these subscribers. While others write in the same server, an event is told only when they are done. */
export async function takeEvents(db: TestDatabase, on: string, subscribers: readonly Subscriber[]): Promise<void> {
  const relay = new OutboxRelay(workdayOn(db, on), subscribers);
  await eventually('every event is taken', async () => {
    await db.admin.query(`UPDATE platform.outbox_position SET retry_at = NULL`);
    for (const { failing } of await relay.run()) if (failing) throw new Error(failing.reason);
    for (const { name, on: types } of subscribers) {
      const { rowCount } = await db.admin.query(
        `SELECT FROM platform.outbox o JOIN platform.outbox_position p ON p.subscriber = $1
          WHERE o.type = ANY ($2) AND (o.era, o.tx, o.id) > (p.era, p.tx, p.id)`,
        [name, types],
      );
      if (rowCount !== 0) return false;
    }
    return true;
  });
}
