import { defineLoader } from '#platform';
import { reachOf } from './reach.js';
import { listDutiesOf, type UserDuty } from './user.reader.js';

/** Duties within the asker's reach, past ones too, newest first. */
export const dutiesOfUser = defineLoader(async (tx, userIds: readonly string[]): Promise<UserDuty[][]> => {
  const found = Map.groupBy(await listDutiesOf(tx, await reachOf(tx), userIds), ({ userId }) => userId);
  return userIds.map((id) => found.get(id) ?? []);
});
