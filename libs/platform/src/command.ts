import { createHash } from 'node:crypto';
import { platformErrors } from './platform.errors.js';
import { type Tx } from './tx.js';

/** A command that may be sent twice: the same key with the same body has one effect and one answer. */
export interface Command {
  /** Chosen by the client when its form opens: 8 to 64 letters, digits, `-` or `_`. */
  readonly requestId: string;
  readonly name: string;
  readonly body: unknown;
}

/**
 * Work that is done once for each `requestId` of an actor; a repetition gets the first answer, and waits for it if it is still on its way.
 * @throws PLATFORM.REQUEST_ID_INVALID at once; the work itself PLATFORM.REQUEST_REUSED when the same id comes with another body.
 */
export function onceForEach<T>(command: Command, work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const { requestId } = command;
  if (!/^[\w-]{8,64}$/.test(requestId)) throw platformErrors.REQUEST_ID_INVALID({ requestId });
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([command.name, command.body]))
    .digest('hex');
  return async (tx) => {
    const key = [tx.who.id, requestId];
    const claimed = await tx.sql(
      `INSERT INTO platform.request (actor_id, request_id, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
      [...key, fingerprint],
    );
    if (claimed.length === 0) {
      const first = await tx.one<{ fingerprint: string; answer: T }>(
        `SELECT fingerprint, answer FROM platform.request WHERE actor_id = $1 AND seal = platform.seal() AND request_id = $2`,
        key,
      );
      if (first.fingerprint !== fingerprint) throw platformErrors.REQUEST_REUSED({ requestId });
      return first.answer;
    }
    const answer = await work(tx);
    await tx.sql(
      `UPDATE platform.request SET answer = $3 WHERE actor_id = $1 AND seal = platform.seal() AND request_id = $2`,
      [...key, JSON.stringify(answer ?? null)],
    );
    return answer;
  };
}
