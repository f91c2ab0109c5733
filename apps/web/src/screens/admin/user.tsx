import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay, useViewer } from '../../app/viewer.ts';
import { Page } from '../../kit/page.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Answer } from '../../kit/states.tsx';
import { Ago } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import {
  EndUserSessionsDocument,
  type Invitation,
  LockUserDocument,
  ResetUserDocument,
  UnlockUserDocument,
  type User as UserFacts,
  UserDocument,
} from './admin.operations.ts';
import { userRoute } from './admin.route.ts';
import { adminWords } from './admin.words.ts';
import { Duties } from './duties.tsx';
import { InvitationOnce } from './invitation.tsx';
import { useNames } from './names.ts';
import { Proposals } from './proposals.tsx';
import { UserState } from './user-state.tsx';
import './admin.css';

/** One user: whether he can sign in, what waits about him, and his duties. */
export function User() {
  const { userId } = userRoute.useParams();
  const user = useAsk(UserDocument, { id: userId });
  return <Answer of={user}>{({ user: found }) => <Known key={found.id} user={found} />}</Answer>;
}

function Known({ user }: { readonly user: UserFacts }) {
  const t = useWords(adminWords);
  const names = useNames();
  const may = useMay();
  const viewer = useViewer();
  const [invitation, setInvitation] = useState<Invitation>();
  const isOwn = user.id === viewer.id;
  return (
    <Page
      title={user.fullName}
      help={t('userHelp')}
      subtitle={<Link to="/admin">{t('title')}</Link>}
      actions={
        !isOwn &&
        user.isWithinReach &&
        may('administration.keep-users') && <Acts user={user} onInvitation={setInvitation} />
      }
    >
      <p className="admin-facts">
        <UserState user={user} />
        <span>{user.username}</span>
        <span>{names.agency(user.agencyId)}</span>
        <span>{t('sessions', { count: user.openSessions })}</span>
        <span>
          {t('lastSeen')}: {user.lastSeenAt ? <Ago at={user.lastSeenAt} /> : t('never')}
        </span>
      </p>
      {isOwn && <p className="secondary">{t('own')}</p>}
      {!isOwn && !user.isWithinReach && <p className="secondary">{t('beyond')}</p>}
      {invitation && <InvitationOnce invitation={invitation} name={user.fullName} />}
      <Proposals userId={user.id} />
      <Duties user={user} isOwn={isOwn} />
    </Page>
  );
}

interface ActsProps {
  readonly user: UserFacts;
  readonly onInvitation: (invitation: Invitation) => void;
}

/** What is done with an account, each with its reason. */
function Acts({ user, onInvitation }: ActsProps) {
  const t = useWords(adminWords);
  const [asked, ask] = useState<'lock' | 'unlock' | 'reset' | 'endSessions'>();
  const close = () => ask(undefined);
  const commands = {
    lock: useCommand(LockUserDocument, { onDone: close }),
    unlock: useCommand(UnlockUserDocument, { onDone: close }),
    endSessions: useCommand(EndUserSessionsDocument, { onDone: close }),
    reset: useCommand(ResetUserDocument, {
      onDone: ({ done }) => {
        close();
        if (done.invitation) onInvitation(done.invitation);
      },
    }),
  };
  const acts = user.lockedAt
    ? (['unlock'] as const)
    : user.pausedUntil
      ? (['endSessions', 'reset', 'unlock', 'lock'] as const)
      : (['endSessions', 'reset', 'lock'] as const);
  const command = asked && commands[asked];
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          danger={act === 'lock'}
          onClick={() => {
            commands[act].reset();
            ask(act);
          }}
        >
          {t(act)}
        </Button>
      ))}
      {asked && command && (
        <ReasonDialog
          title={t(`${asked}Title`, { name: user.fullName })}
          text={t(`${asked}Text`)}
          act={t(asked)}
          isDangerous={asked === 'lock'}
          command={command}
          onSend={(reason) => void command.send({ input: { userId: user.id, reason } })}
          onClose={close}
        />
      )}
    </>
  );
}
