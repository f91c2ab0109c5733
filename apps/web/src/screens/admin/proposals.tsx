import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay, useViewer } from '../../app/viewer.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import {
  ConfirmProposalDocument,
  DeclineProposalDocument,
  type Invitation,
  type Proposal,
  ProposalsDocument,
} from './admin.operations.ts';
import { adminWords } from './admin.words.ts';
import { InvitationOnce } from './invitation.tsx';
import { useNames } from './names.ts';

/** What waits for another person than the proposer, about everybody or one user. */
export function Proposals({ userId }: { readonly userId?: string }) {
  const t = useWords(adminWords);
  const [told, setTold] = useState<{ readonly invitation: Invitation; readonly name: string }>();
  const all = useAsk(ProposalsDocument, {}).data?.proposals ?? [];
  const proposals = userId === undefined ? all : all.filter((each) => each.userId === userId);
  return (
    <>
      {told && <InvitationOnce {...told} />}
      {proposals.length > 0 && (
        <section className="card admin-card" aria-label={t('waiting')}>
          <h2>{t('waiting')}</h2>
          <ul className="admin-proposals">
            {proposals.map((proposal) => (
              <Waiting
                key={proposal.id}
                proposal={proposal}
                onInvitation={(invitation) => setTold({ invitation, name: proposal.userName })}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface WaitingProps {
  readonly proposal: Proposal;
  readonly onInvitation: (invitation: Invitation) => void;
}

function Waiting({ proposal, onInvitation }: WaitingProps) {
  const t = useWords(adminWords);
  const names = useNames();
  const may = useMay();
  const viewer = useViewer();
  const [asked, ask] = useState<'confirm' | 'decline'>();
  const close = () => ask(undefined);
  const confirm = useCommand(ConfirmProposalDocument, {
    onDone: ({ done }) => {
      close();
      if (done.invitation) onInvitation(done.invitation);
    },
  });
  const decline = useCommand(DeclineProposalDocument, { onDone: close });
  const { id, duty, userName: name, proposerName, proposedAt, reason } = proposal;
  const isOwn = proposal.proposedBy === viewer.id;
  const act = t(duty ? 'proposeGrant' : 'proposeReset');
  return (
    <li>
      <div>
        <strong>{act}</strong>:{' '}
        <Link to="/admin/$userId" params={{ userId: proposal.userId }}>
          {name}
        </Link>
        {duty && (
          <p>
            {[
              duty.title,
              names.agency(duty.agencyId),
              duty.roles.map(names.role).join(', '),
              duty.programmes.map(names.programme).join(', '),
              names.period(duty),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        <p className="secondary">
          {t('proposedBy', { name: proposerName, at: printInstant(new Date(proposedAt)), reason })}
        </p>
        {isOwn && <p className="secondary">{t('ownProposal')}</p>}
      </div>
      {may('administration.grant') && (
        <div className="admin-acts">
          <Button onClick={() => ask('decline')}>{t(isOwn ? 'withdraw' : 'decline')}</Button>
          {!isOwn && proposal.userId !== viewer.id && (
            <Button type="primary" onClick={() => ask('confirm')}>
              {t('confirm')}
            </Button>
          )}
        </div>
      )}
      {asked === 'confirm' && (
        <ReasonDialog
          title={t('confirmTitle', { act, name })}
          text={t('confirmText')}
          act={t('confirm')}
          command={confirm}
          onSend={(given) => void confirm.send({ input: { proposalId: id, reason: given } })}
          onClose={close}
        />
      )}
      {asked === 'decline' && (
        <ReasonDialog
          title={t('declineTitle', { name })}
          text={t('declineText')}
          act={t(isOwn ? 'withdraw' : 'decline')}
          command={decline}
          onSend={(given) => void decline.send({ input: { proposalId: id, reason: given } })}
          onClose={close}
        />
      )}
    </li>
  );
}
