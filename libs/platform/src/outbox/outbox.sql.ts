/** $1 subscriber. */
export const ensurePosition = `INSERT INTO platform.outbox_position (subscriber) VALUES ($1) ON CONFLICT DO NOTHING`;

/** $1 subscriber. Nothing comes while another relay is at work for it, or until the pause after a failure is over. */
export const lockPosition = `
  SELECT era, tx::text AS tx, id, failures FROM platform.outbox_position
  WHERE subscriber = $1 AND (retry_at IS NULL OR retry_at <= platform.clock()) FOR UPDATE SKIP LOCKED`;

/** $1 types, $2 era, $3 tx, $4 id of the position, $5 most events. Below the horizon nothing can appear any more. */
export const selectNextEvents = `
  SELECT era, tx::text AS tx, id, type, payload, at FROM platform.outbox
  WHERE type = ANY ($1::text[]) AND (era, tx, id) > ($2::int, $3::xid8, $4::bigint)
    AND (era < platform.era() OR tx < pg_snapshot_xmin(pg_current_snapshot()))
  ORDER BY era, tx, id LIMIT $5`;

/**
 * $1 subscriber, $2 era, $3 tx, $4 id, $5 failures of the next event, $6 pause in seconds before it is tried again. What has not failed
 * waits for no clock: that of the next relay may stand earlier.
 */
export const updatePosition = `
  UPDATE platform.outbox_position SET era = $2, tx = $3::xid8, id = $4, failures = $5,
    retry_at = CASE WHEN $5 > 0 THEN platform.clock() + $6::int * interval '1 second' END WHERE subscriber = $1`;

/** $1 subscriber, $2 era, $3 tx, $4 id, $5 reason. */
export const insertParked = `
  INSERT INTO platform.outbox_parked (subscriber, era, tx, id, reason) VALUES ($1, $2, $3::xid8, $4, $5)`;

export const selectParked = `
  SELECT p.subscriber, p.reason, p.at AS "parkedAt", o.era, o.tx::text AS tx, o.id, o.type, o.payload, o.at
  FROM platform.outbox_parked p JOIN platform.outbox o USING (era, tx, id) ORDER BY p.at, o.id`;

/** $1 subscriber, $2 id of the event. */
export const takeParked = `
  DELETE FROM platform.outbox_parked p USING platform.outbox o
  WHERE p.subscriber = $1 AND p.id = $2 AND (o.era, o.tx, o.id) = (p.era, p.tx, p.id)
  RETURNING o.era, o.tx::text AS tx, o.id, o.type, o.payload, o.at`;
