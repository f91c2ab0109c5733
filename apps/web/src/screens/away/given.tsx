import { useState } from 'react';
import { Button } from 'antd';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { useCommand } from '../../server/use-command.ts';
import { dayBefore, printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Colleague, type Delegation, TakeBackDelegationDocument } from './away.operations.ts';
import { awayWords } from './away.words.ts';

interface GivenProps {
  readonly delegations: readonly Delegation[];
  readonly colleagues: readonly Colleague[];
}

/** What colleagues hold in one's place, and the way to have it back. */
export function Given({ delegations, colleagues }: GivenProps) {
  const t = useWords(awayWords);
  const nameOf = (userId: string) => colleagues.find(({ id }) => id === userId)?.fullName ?? t('someone');
  return (
    <section className="card away-card" aria-label={t('given')}>
      <h2>{t('given')}</h2>
      {delegations.length === 0 ? (
        <p className="card-body secondary">{t('none')}</p>
      ) : (
        <ul className="away-given">
          {delegations.map((delegation) => (
            <One key={delegation.id} delegation={delegation} name={nameOf(delegation.userId)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ delegation, name }: { readonly delegation: Delegation; readonly name: string }) {
  const t = useWords(awayWords);
  const [isAsked, ask] = useState(false);
  const takeBack = useCommand(TakeBackDelegationDocument, { onDone: () => ask(false) });
  const { id, title, from, until } = delegation;
  return (
    <li>
      <span>
        <strong>{name}</strong> · {title}
        {until && (
          <span className="secondary"> · {t('span', { from: printDay(from), until: printDay(dayBefore(until)) })}</span>
        )}
      </span>
      <Button aria-label={t('takeBackOf', { name })} onClick={() => ask(true)}>
        {t('takeBack')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={t('takeBackTitle', { name })}
          text={t('takeBackText')}
          act={t('takeBack')}
          command={takeBack}
          onSend={(reason) => void takeBack.send({ input: { dutyId: id, reason } })}
          onClose={() => ask(false)}
        />
      )}
    </li>
  );
}
