import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Empty } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Duty, EndDutyDocument, type User } from './admin.operations.ts';
import { adminWords } from './admin.words.ts';
import { isOver, useNames } from './names.ts';

/** The posts of a user, past ones too. */
export function Duties({ user, isOwn }: { readonly user: User; readonly isOwn: boolean }) {
  const t = useWords(adminWords);
  const names = useNames();
  const may = useMay();
  const navigate = useNavigate();
  const mayGrant = !isOwn && may('administration.grant');
  return (
    <section className="card" aria-label={t('dutiesNow')}>
      <h2 className="admin-head">
        {t('dutiesNow')}
        {mayGrant && (
          <Button
            type="primary"
            onClick={() => void navigate({ to: '/admin/$userId/grant', params: { userId: user.id } })}
          >
            {t('grant')}
          </Button>
        )}
      </h2>
      {user.duties.length === 0 ? (
        <Empty title={t('noDuty')} />
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{t('dutyTitle')}</th>
                <th>{t('roles')}</th>
                <th>{t('programmes')}</th>
                <th>{t('period')}</th>
                <th>
                  <span className="visually-hidden">{t('endDuty')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {user.duties.map((duty) => (
                <tr key={duty.id}>
                  <td>
                    <strong>{duty.title}</strong>
                    <div className="secondary">
                      {names.agency(duty.agencyId)}
                      {duty.inPlaceOf && ` · ${t('inPlaceOf', { name: duty.inPlaceOf })}`}
                    </div>
                  </td>
                  <td>{duty.roles.map(names.role).join(', ')}</td>
                  <td>{[...duty.programmes.map(names.programme), ...duty.clearances].join(', ')}</td>
                  <td>{isOver(duty) ? `${t('over')} · ${names.period(duty)}` : names.period(duty)}</td>
                  <td className="admin-act">{mayGrant && !isOver(duty) && <End duty={duty} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function End({ duty }: { readonly duty: Duty }) {
  const t = useWords(adminWords);
  const [isAsked, ask] = useState(false);
  const end = useCommand(EndDutyDocument, { onDone: () => ask(false) });
  return (
    <>
      <Button size="small" aria-label={t('endDutyOf', { title: duty.title })} onClick={() => ask(true)}>
        {t('endDuty')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={t('endDutyTitle', { title: duty.title })}
          text={t('endDutyText')}
          act={t('endDuty')}
          isDangerous
          command={end}
          onSend={(reason) => void end.send({ input: { dutyId: duty.id, until: todayIs(), reason } })}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
