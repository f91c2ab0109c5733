import { type Keyring, type LockedText } from '../keys/keyring.js';
import { type Tx } from '../tx.js';

/** What of a row holds a second factor. */
export const lockedColumns = (row: string): string => `${row}.totp_key AS "keyId", ${row}.totp_secret AS locked`;

/** Every second factor that an older key has locked, locked by the newest. @returns how many. */
export async function relockSecondFactors(tx: Tx, keys: Keyring): Promise<number> {
  const [accounts, invitations] = [
    await relock(tx, keys, { table: 'platform.account', key: 'id', owner: 'id' }),
    await relock(tx, keys, { table: 'platform.invitation', key: 'token_hash', owner: 'account_id' }),
  ];
  await tx.audit('account.second-factors-relocked', { kind: 'key', id: keys.currentId }, { accounts, invitations });
  return accounts + invitations;
}

async function relock(
  tx: Tx,
  keys: Keyring,
  { table, key, owner }: { readonly table: string; readonly key: string; readonly owner: string },
): Promise<number> {
  const old = await tx.sql<LockedText & { readonly key: unknown; readonly owner: string }>(
    `SELECT r.${key} AS key, r.${owner} AS owner, ${lockedColumns('r')} FROM ${table} r WHERE r.totp_key <> $1 FOR UPDATE`,
    [keys.currentId],
  );
  for (const row of old) {
    const { keyId, locked } = keys.lock(await keys.unlock(row, row.owner), row.owner);
    await tx.sql(`UPDATE ${table} SET totp_key = $2, totp_secret = $3 WHERE ${key} = $1`, [row.key, keyId, locked]);
  }
  return old.length;
}
