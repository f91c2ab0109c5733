/** Lowest and highest transaction id there can be: the bounds of an era that nothing more can join. */
export const txBounds = { first: '0', last: '18446744073709551615' } as const;

const microseconds = (at: string) => `(extract(epoch FROM ${at}) * 1000000)::bigint`;
const textOf = (parts: string) => `convert_to(jsonb_build_array(${parts})::text, 'UTF8')`;

/**
 * The leaf of an entry: SHA-256 of a text that no setting of a session changes, which is why times are microseconds
 * and never `timestamptz::text`.
 */
const leafOf = (e: string) =>
  `sha256(${textOf(
    `${e}.era, ${e}.tx::text, ${e}.id, ${microseconds(`${e}.at`)}, ${e}.actor_id, ${e}.duty_id, ${e}.act, ${e}.subject_kind, ${e}.subject_id, ${e}.body, ${e}.seal`,
  )})`;

/** The hash of a block: of the block before, its own bounds and every leaf. */
const hashOf = (b: string) =>
  `sha256(${b}.previous || ${textOf(
    `${b}.no, ${b}.era, ${b}.tx_from::text, ${b}.tx_to::text, ${b}.entries, ${microseconds(`${b}.at`)}`,
  )} || ${b}.leaves)`;

const leavesOf = (b: string) => `
  SELECT count(*)::int AS entries, coalesce(string_agg(${leafOf('e')}, '' ORDER BY e.tx, e.id), '') AS leaves
  FROM platform.audit_entry e WHERE e.era = ${b}.era AND e.tx >= ${b}.tx_from AND e.tx < ${b}.tx_to`;

const beforeTheFirst = `decode(repeat('00', 32), 'hex')`;

/** Held to the end of the transaction: one sealer at a time, and the horizon is read after it. */
export const lockSealing = `SELECT pg_advisory_xact_lock(7140002)`;

export const selectLastBlock = `
  SELECT no, era, entries, tx_to::text AS "txTo", encode(hash, 'hex') AS hash
  FROM platform.audit_block ORDER BY no DESC LIMIT 1`;

/** $1, $2: era and transaction from which on nothing is sealed. */
export const selectUnsealed = `
  SELECT platform.era() AS "currentEra", pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
    (SELECT e.era FROM platform.audit_entry e WHERE (e.era, e.tx) >= ($1::int, $2::xid8) ORDER BY e.era, e.tx LIMIT 1) AS era`;

/** $1 number, $2 era, $3 from and $4 until which transaction. A stretch without entries makes no block. */
export const insertBlock = `
  WITH stretch AS (SELECT $1::bigint AS no, $2::int AS era, $3::xid8 AS tx_from, $4::xid8 AS tx_to, platform.clock() AS at,
      coalesce((SELECT hash FROM platform.audit_block WHERE no = $1::bigint - 1), ${beforeTheFirst}) AS previous),
    block AS (SELECT stretch.*, sealed.* FROM stretch CROSS JOIN LATERAL (${leavesOf('stretch')}) sealed)
  INSERT INTO platform.audit_block (no, era, tx_from, tx_to, entries, leaves, previous, hash, at)
  SELECT no, era, tx_from, tx_to, entries, leaves, previous, ${hashOf('block')}, at FROM block WHERE entries > 0
  RETURNING no, era, entries, encode(hash, 'hex') AS hash`;

/** $1, $2: era and transaction from which on nothing is sealed. */
export const selectSealLag = `
  SELECT coalesce(extract(epoch FROM platform.clock() - min(e.at)), 0)::float8 AS seconds
  FROM platform.audit_entry e WHERE (e.era, e.tx) >= ($1::int, $2::xid8)`;

/** Every block that does not agree with itself, with the one before it or with the entries of its stretch. */
export const selectBrokenBlocks = `
  SELECT * FROM (
    SELECT b.no, b.hash <> ${hashOf('b')} AS "isAltered",
      b.previous <> coalesce(b.hash_before, ${beforeTheFirst}) OR b.no <> coalesce(b.no_before, 0) + 1
        OR NOT (b.era = coalesce(b.era_before, b.era) AND b.tx_from = coalesce(b.tx_before, '${txBounds.first}')
          OR b.era > b.era_before AND b.tx_from = '${txBounds.first}') AS "isUnlinked",
      b.entries <> now.entries OR b.leaves <> now.leaves AS "entriesDiffer"
    FROM (SELECT *, lag(no) OVER chain AS no_before, lag(hash) OVER chain AS hash_before,
        lag(era) OVER chain AS era_before, lag(tx_to) OVER chain AS tx_before
      FROM platform.audit_block WINDOW chain AS (ORDER BY no)) b
    CROSS JOIN LATERAL (${leavesOf('b')}) now) checked
  WHERE "isAltered" OR "isUnlinked" OR "entriesDiffer" ORDER BY no`;

/** $1 block: the leaves as they were sealed, in order. */
export const selectSealedLeaves = `
  SELECT encode(substr(b.leaves, (position - 1) * 32 + 1, 32), 'hex') AS leaf
  FROM platform.audit_block b CROSS JOIN generate_series(1, length(b.leaves) / 32) position WHERE b.no = $1 ORDER BY position`;

/** $1 block: the entries of its stretch as they are now, in order. */
export const selectPresentLeaves = `
  SELECT e.id, encode(${leafOf('e')}, 'hex') AS leaf
  FROM platform.audit_block b JOIN platform.audit_entry e ON e.era = b.era AND e.tx >= b.tx_from AND e.tx < b.tx_to
  WHERE b.no = $1 ORDER BY e.tx, e.id`;

/** Entries of an era that is over, outside every block of it: nothing can have been written there. */
export const selectStrayEntries = `
  WITH sealed AS (SELECT era, max(tx_to) AS tx_to, max(no) AS no FROM platform.audit_block GROUP BY era)
  SELECT e.id, coalesce(s.no, 0) AS block FROM platform.audit_entry e LEFT JOIN sealed s USING (era)
  WHERE e.era < (SELECT max(era) FROM sealed) AND e.tx >= coalesce(s.tx_to, '${txBounds.first}') ORDER BY e.era, e.tx, e.id`;

/** $1 numbers of blocks. */
export const selectBlockHashes = `SELECT no, encode(hash, 'hex') AS hash FROM platform.audit_block WHERE no = ANY ($1::bigint[])`;

export const selectSealedTotals = `
  SELECT count(*) AS blocks, coalesce(sum(entries), 0)::bigint AS entries FROM platform.audit_block`;
