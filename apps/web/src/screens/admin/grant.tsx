import { useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { type Fault, FaultList, focusField, ownFaults } from '../../form/faults.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { type GrantDutyInput } from '../../gql/graphql.ts';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Answer, UnknownOutcome } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { GrantDutyDocument, type User, UserDocument } from './admin.operations.ts';
import { grantRoute } from './admin.route.ts';
import { adminWords } from './admin.words.ts';
import { useNames } from './names.ts';
import './admin.css';

/** A post for somebody; with a strong role it is proposed to another administrator. */
export function Grant() {
  const { userId } = grantRoute.useParams();
  const user = useAsk(UserDocument, { id: userId });
  return <Answer of={user}>{({ user: found }) => <GrantTo user={found} />}</Answer>;
}

function GrantTo({ user }: { readonly user: User }) {
  const t = useWords(adminWords);
  const schema = useGrantSchema();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const here = { to: '/admin/$userId', params: { userId: user.id } } as const;
  const command = useCommand(GrantDutyDocument, { onDone: () => void navigate(here) });
  const initial = { ...(user.agencyId !== null && { agencyId: String(user.agencyId) }), from: todayIs() };
  const submit = async () => {
    command.reset();
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (!values) return found[0] && focusField(found[0].path);
    const given = { ...sentValues(schema, values), userId: user.id, agencyId: Number(values['agencyId']) };
    await command.send({ input: given as unknown as GrantDutyInput });
  };
  const { refusal } = command;
  return (
    <Page
      title={t('grantTitle', { name: user.fullName })}
      help={t('grantHelp')}
      subtitle={<Link {...here}>{t('back')}</Link>}
    >
      <section className="card admin-card">
        <div className="card-body">
          <FaultList faults={faults} />
          {refusal && <Refused refusal={refusal} />}
          {command.isUnknown && <UnknownOutcome />}
          <SchemaForm schema={schema} form={form} initial={initial} />
          <Button type="primary" loading={command.isSending} onClick={() => void submit()}>
            {t('grant')}
          </Button>
        </div>
      </section>
    </Page>
  );
}

function useGrantSchema(): FormSchema {
  const t = useWords(adminWords);
  const { agencies, roles, programmes, role } = useNames();
  const named = roles.map(({ code, needsTwoPeople }) => ({
    const: code,
    title: needsTwoPeople ? t('twoPeople', { role: role(code) }) : role(code),
  }));
  return {
    type: 'object',
    required: ['agencyId', 'title', 'roles', 'programmes', 'from', 'reason'],
    properties: {
      title: { type: 'string', title: t('dutyTitle'), minLength: 2, maxLength: 200 },
      agencyId: {
        type: 'string',
        title: t('agency'),
        oneOf: agencies.map(({ id, name }) => ({ const: String(id), title: name })),
      },
      roles: { type: 'array', title: t('roles'), minItems: 1, 'x-span': 4, items: { type: 'string', oneOf: named } },
      programmes: {
        type: 'array',
        title: t('programmes'),
        minItems: 1,
        'x-span': 4,
        items: { type: 'string', oneOf: programmes.map(({ code, title }) => ({ const: code, title })) },
      },
      from: { type: 'string', format: 'date', title: t('from') },
      until: { type: 'string', format: 'date', title: t('until'), description: t('untilHelp') },
      reason: { type: 'string', title: t('reason'), 'x-widget': 'textarea', minLength: 3, maxLength: 500 },
    },
  };
}
