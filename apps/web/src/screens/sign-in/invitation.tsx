import { type FormEvent, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Checkbox, QRCode } from 'antd';
import { Answer } from '../../kit/states.tsx';
import { post } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { useWords } from '../../words/i18n.ts';
import { Brand } from './brand.tsx';
import { Field } from './field.tsx';
import { Mangroves } from './mangroves.tsx';
import { signInWords } from './sign-in.words.ts';
import './sign-in.css';

interface OpenInvitation {
  readonly username: string;
  readonly fullName: string;
  readonly secondFactorUri: string;
}

/** Behind `#` of the address, where no server on the way sees it. */
const token = location.hash.slice(1);

/** Where somebody new takes up the account: an own password, the phone as second factor, and in. */
export function Invitation() {
  const t = useWords(signInWords);
  const invitation = useQuery({
    queryKey: ['Invitation'],
    queryFn: () => post<OpenInvitation>('/invitation', { token }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    document.title = `${t('takeUp')} · An Sinh`;
  }, [t]);
  return (
    <div className="sign-in">
      <main className="sign-in-form">
        <Brand />
        <h1>{t('takeUp')}</h1>
        {invitation.error instanceof Refusal ? (
          <>
            <p className="sign-in-fault" role="alert">
              <ExclamationCircleFilled aria-hidden="true" /> {refusalSentence(invitation.error)}
            </p>
            <p>
              <a href="/">{t('toSignIn')}</a>
            </p>
          </>
        ) : (
          <Answer of={invitation} rows={4}>
            {(invited) => <TakeUp {...invited} />}
          </Answer>
        )}
      </main>
      <Mangroves />
    </div>
  );
}

const required = ['newPassword', 'code'] as const;
type Name = (typeof required)[number];

function TakeUp({ username, fullName, secondFactorUri }: OpenInvitation) {
  const t = useWords(signInWords);
  const [fault, setFault] = useState('');
  const [missing, setMissing] = useState<Name>();
  const [isShown, show] = useState(false);
  const [isSending, setSending] = useState(false);
  const secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = Object.fromEntries(new FormData(form)) as Record<Name, string>;
    const empty = required.find((name) => given[name].trim() === '');
    setMissing(empty);
    setFault('');
    if (empty) return form.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
    setSending(true);
    try {
      await post('/invitation/accept', { token, password: given.newPassword, code: given.code.replace(/\s/g, '') });
      location.replace('/');
    } catch (error) {
      setFault(error instanceof Refusal ? refusalSentence(error) : t('noAnswer'));
      setSending(false);
    }
  };

  return (
    <>
      <p className="secondary">{t('takeUpFor', { name: fullName })}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {fault && (
          <p className="sign-in-fault" role="alert">
            <ExclamationCircleFilled aria-hidden="true" /> {fault}
          </p>
        )}
        <Field name="username" autoComplete="username" value={username} readOnly />
        <Field
          name="newPassword"
          type={isShown ? 'text' : 'password'}
          autoComplete="new-password"
          autoFocus
          missing={missing}
          help={t('newPasswordHelp')}
        />
        <Checkbox checked={isShown} onChange={({ target }) => show(target.checked)}>
          {t('showPassword')}
        </Checkbox>
        <section className="second-factor" aria-labelledby="second-factor">
          <QRCode
            type="svg"
            value={secondFactorUri}
            size={156}
            color="#17202b"
            bgColor="#fff"
            aria-label={t('square')}
          />
          <div>
            <h2 id="second-factor">{t('secondFactor')}</h2>
            <p className="secondary">{t('secondFactorText')}</p>
            <p>
              {t('secret')}
              <br />
              <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
          </div>
        </section>
        <Field name="code" autoComplete="one-time-code" inputMode="numeric" missing={missing} help={t('codeHelp')} />
        <Button type="primary" htmlType="submit" size="large" block loading={isSending}>
          {t('takeUp')}
        </Button>
      </form>
    </>
  );
}
