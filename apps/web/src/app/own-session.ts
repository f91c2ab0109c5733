import { post } from '../server/client.ts';
import { queryClient } from '../server/query-client.ts';

/** Ends the session here and at the server. The page is loaded anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await post('/sign-out').catch(() => undefined);
  queryClient.clear();
  location.assign('/');
}

/** Acts under another duty from now on; what was read under the last one is forgotten. */
export async function chooseDuty(dutyId: string): Promise<void> {
  await post('/duty', { dutyId });
  queryClient.clear();
  location.assign('/');
}
