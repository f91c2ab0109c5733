import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { type User } from './admin.operations.ts';
import { adminWords } from './admin.words.ts';

/** Whether somebody can sign in, and why not. */
export function UserState({ user }: { readonly user: Pick<User, 'lockedAt' | 'isTakenUp' | 'pausedUntil'> }) {
  const t = useWords(adminWords);
  const [tone, word] = user.lockedAt
    ? (['red', 'stateLocked'] as const)
    : !user.isTakenUp
      ? (['amber', 'stateInvited'] as const)
      : user.pausedUntil
        ? (['amber', 'statePaused'] as const)
        : (['green', 'stateOpen'] as const);
  return (
    <StatusTag tone={tone} plain>
      {t(word)}
    </StatusTag>
  );
}
