import { useState } from 'react';
import { Button, Form } from 'antd';
import { dutyOf, useViewer } from '../../app/viewer.ts';
import { type Fault, FaultList, focusField, ownFaults } from '../../form/faults.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { type DelegateDutyInput } from '../../gql/graphql.ts';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Answer, Empty, UnknownOutcome } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { dayAfter, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Colleague, DelegateOwnDutyDocument, DelegationsDocument } from './away.operations.ts';
import { awayWords } from './away.words.ts';
import { Given } from './given.tsx';
import './away.css';

/** What the holder of a duty does before going away. */
export function Away() {
  const t = useWords(awayWords);
  const viewer = useViewer();
  const duty = dutyOf(viewer);
  const asked = useAsk(DelegationsDocument, {});
  return (
    <Page
      title={t('title')}
      help={t('help')}
      subtitle={duty && t('duty', { title: duty.title, agency: duty.agencyName })}
    >
      <Answer of={asked}>
        {({ colleagues, delegations }) => (
          <>
            {viewer.duties.length > 1 && <p className="secondary">{t('otherDuty')}</p>}
            {duty && colleagues.length > 0 ? (
              <Delegate dutyId={duty.id} colleagues={colleagues} />
            ) : (
              <Empty title={t('alone')}>{t('aloneText')}</Empty>
            )}
            <Given delegations={delegations} colleagues={colleagues} />
          </>
        )}
      </Answer>
    </Page>
  );
}

interface DelegateProps {
  readonly dutyId: string;
  readonly colleagues: readonly Colleague[];
}

function Delegate({ dutyId, colleagues }: DelegateProps) {
  const t = useWords(awayWords);
  const schema = useDelegationSchema(colleagues);
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [told, setTold] = useState<'done' | 'waiting'>();
  const command = useCommand(DelegateOwnDutyDocument, {
    onDone: ({ delegateOwnDuty }) => {
      form.resetFields();
      setTold(delegateOwnDuty.isWaiting ? 'waiting' : 'done');
    },
  });
  const submit = async () => {
    command.reset();
    setTold(undefined);
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (!values) return found[0] && focusField(found[0].path);
    const given = { ...sentValues(schema, values), dutyId, until: dayAfter(String(values['until'])) };
    await command.send({ input: given as unknown as DelegateDutyInput });
  };
  const { refusal } = command;
  return (
    <section className="card away-card">
      <div className="card-body">
        {told && <p role="status">{t(told)}</p>}
        <FaultList faults={faults} />
        {refusal && <Refused refusal={refusal} />}
        {command.isUnknown && <UnknownOutcome />}
        <SchemaForm schema={schema} form={form} initial={{ from: todayIs() }} />
        <Button type="primary" loading={command.isSending} onClick={() => void submit()}>
          {t('delegate')}
        </Button>
      </div>
    </section>
  );
}

function useDelegationSchema(colleagues: readonly Colleague[]): FormSchema {
  const t = useWords(awayWords);
  return {
    type: 'object',
    required: ['userId', 'from', 'until', 'reason'],
    properties: {
      userId: {
        type: 'string',
        title: t('colleague'),
        'x-span': 4,
        oneOf: colleagues.map(({ id, fullName, titles }) => ({
          const: id,
          title: `${fullName} · ${titles.join(', ')}`,
        })),
      },
      from: { type: 'string', format: 'date', title: t('from') },
      until: { type: 'string', format: 'date', title: t('until') },
      reason: { type: 'string', title: t('reason'), 'x-widget': 'textarea', minLength: 3, maxLength: 500 },
    },
  };
}
