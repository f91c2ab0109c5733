import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { type Fault, FaultList, focusField, ownFaults } from '../../form/faults.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { type InviteUserInput, type InviteUserMutation } from '../../gql/graphql.ts';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { InviteUserDocument } from './admin.operations.ts';
import { adminWords } from './admin.words.ts';
import { InvitationOnce } from './invitation.tsx';
import { useNames } from './names.ts';
import './admin.css';

/** A new account; its link is told once. */
export function Invite() {
  const t = useWords(adminWords);
  const { agencies } = useNames();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [done, setDone] = useState<InviteUserMutation['inviteUser']>();
  const command = useCommand(InviteUserDocument, { onDone: ({ inviteUser }) => setDone(inviteUser) });
  const schema: FormSchema = {
    type: 'object',
    required: ['fullName', 'username', 'agencyId', 'reason'],
    properties: {
      fullName: { type: 'string', title: t('name'), minLength: 2, maxLength: 200 },
      username: { type: 'string', title: t('username'), maxLength: 64 },
      agencyId: {
        type: 'string',
        title: t('agency'),
        'x-span': 4,
        oneOf: agencies.map(({ id, name }) => ({ const: String(id), title: name })),
      },
      reason: { type: 'string', title: t('reason'), 'x-widget': 'textarea', minLength: 3, maxLength: 500 },
    },
  };
  const submit = async () => {
    command.reset();
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (!values) return found[0] && focusField(found[0].path);
    const given = { ...sentValues(schema, values), agencyId: Number(values['agencyId']) };
    await command.send({ input: given as unknown as InviteUserInput });
  };
  const { refusal } = command;
  return (
    <Page title={t('invite')} help={t('inviteHelp')} subtitle={<Link to="/admin">{t('title')}</Link>}>
      {done?.invitation ? (
        <>
          <InvitationOnce invitation={done.invitation} name={String(form.getFieldValue('fullName'))} />
          <Link to="/admin/$userId" params={{ userId: done.user.id }}>
            {t('toUser')}
          </Link>
        </>
      ) : (
        <section className="card admin-card">
          <div className="card-body">
            <p className="secondary">{t('inviteText')}</p>
            <FaultList faults={faults} />
            {refusal && <Refused refusal={refusal} />}
            {command.isUnknown && <UnknownOutcome />}
            <SchemaForm schema={schema} form={form} />
            <Button type="primary" loading={command.isSending} onClick={() => void submit()}>
              {t('invite')}
            </Button>
          </div>
        </section>
      )}
    </Page>
  );
}
