import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { post } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { useWords } from '../../words/i18n.ts';
import { Brand } from './brand.tsx';
import { Field } from './field.tsx';
import { Mangroves } from './mangroves.tsx';
import { signInWords } from './sign-in.words.ts';
import './sign-in.css';

interface SignInProps {
  /** Whose session ended, when it is to go on. */
  readonly again?: string;
  readonly onDone: () => Promise<void>;
}

type Name = 'username' | 'password' | 'code';

/** Name, password and code in one form with one answer: nobody learns which of them was wrong. */
export function SignIn({ again, onDone }: SignInProps) {
  const t = useWords(signInWords);
  const [fault, setFault] = useState('');
  const [missing, setMissing] = useState<Name>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.title = `${t('title')} · An Sinh`;
    form.current?.querySelector('input')?.focus();
  }, [t]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<Name, string>;
    const empty = (['username', 'password', 'code'] as const).find((field) => given[field].trim() === '');
    setMissing(empty);
    setFault('');
    if (empty) return form.current?.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
    setSending(true);
    try {
      await post('/sign-in', { ...given, code: given.code.replace(/\s/g, '') });
      await onDone();
    } catch (error) {
      setFault(error instanceof Refusal ? refusalSentence(error) : t('noAnswer'));
    }
    setSending(false);
  };

  return (
    <div className="sign-in">
      <main className="sign-in-form">
        <Brand />
        <h1>{t('title')}</h1>
        <p className="secondary">{again ? t('again', { name: again }) : t('for')}</p>
        <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
          {fault && (
            <p className="sign-in-fault" role="alert">
              <ExclamationCircleFilled aria-hidden="true" /> {fault}
            </p>
          )}
          <Field name="username" autoComplete="username" missing={missing} />
          <Field name="password" type="password" autoComplete="current-password" missing={missing} />
          <Field name="code" autoComplete="one-time-code" inputMode="numeric" missing={missing} help={t('codeHelp')} />
          <Button type="primary" htmlType="submit" size="large" block loading={isSending}>
            {t('title')}
          </Button>
        </form>
        <p className="secondary">{t('lost')}</p>
      </main>
      <Mangroves />
    </div>
  );
}
