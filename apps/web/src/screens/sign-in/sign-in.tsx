import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import mark from '../../app/mark.svg';
import { shellWords } from '../../app/shell.words.ts';
import { post } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { useWords } from '../../words/i18n.ts';
import { Mangroves } from './mangroves.tsx';
import { signInWords } from './sign-in.words.ts';
import './sign-in.css';

interface SignInProps {
  /** Whose session ended, when it is to go on. */
  readonly again?: string;
  readonly onDone: () => Promise<void>;
}

type Field = 'username' | 'password' | 'code';

/** Name, password and code in one form with one answer: nobody learns which of them was wrong. */
export function SignIn({ again, onDone }: SignInProps) {
  const t = useWords(signInWords);
  const shell = useWords(shellWords);
  const [fault, setFault] = useState('');
  const [missing, setMissing] = useState<Field>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    document.title = `${t('title')} · An Sinh`;
    form.current?.querySelector('input')?.focus();
  }, [t]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<Field, string>;
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
        <p className="sign-in-brand">
          <img src={mark} alt="" width="40" height="40" />
          <span>
            <strong>{shell('brand')}</strong>
            <small>{shell('province')}</small>
          </span>
        </p>
        <h1>{t('title')}</h1>
        <p className="secondary">{again ? t('again', { name: again }) : t('for')}</p>
        <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
          {fault && (
            <p className="sign-in-fault" role="alert">
              <ExclamationCircleFilled aria-hidden="true" /> {fault}
            </p>
          )}
          <Input name="username" autoComplete="username" missing={missing} />
          <Input name="password" type="password" autoComplete="current-password" missing={missing} />
          <Input name="code" autoComplete="one-time-code" inputMode="numeric" missing={missing} help={t('codeHelp')} />
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

interface InputProps extends React.InputHTMLAttributes<HTMLInputElement> {
  readonly name: Field;
  readonly missing: Field | undefined;
  readonly help?: string;
}

function Input({ name, missing, help, ...rest }: InputProps) {
  const t = useWords(signInWords);
  const isMissing = missing === name;
  const note = isMissing ? t('fill', { field: t(name) }) : help;
  return (
    <div className="sign-in-field">
      <label htmlFor={name}>{t(name)}</label>
      <input
        id={name}
        name={name}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={isMissing}
        aria-describedby={note ? `${name}-note` : undefined}
        {...rest}
      />
      {note && (
        <p id={`${name}-note`} className={isMissing ? 'sign-in-missing' : 'secondary'}>
          {note}
        </p>
      )}
    </div>
  );
}
