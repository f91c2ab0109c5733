import { type ReactNode, useEffect, useState } from 'react';
import { DisconnectOutlined, FileUnknownOutlined, InboxOutlined, SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { shellWords } from '../app/shell.words.ts';
import { Refusal } from '../server/refusal.ts';
import { printTime, serverNow } from '../words/days.ts';
import { useRefusalWords } from '../words/refusals.ts';
import { useWords } from '../words/i18n.ts';
import './states.css';

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: 'red' | 'amber' | 'blue';
}

/** A screen or pane that has something to say instead of content. */
export function StateBlock({ icon, title, children, action, tone }: StateProps) {
  return (
    <section className="state" role="status">
      <span className={`state-icon${tone ? ` state-${tone}` : ''}`} aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      {children && <div className="state-text">{children}</div>}
      {action}
    </section>
  );
}

/** Nothing here: says what is next. */
export function Empty({ title, children, action }: Omit<StateProps, 'icon' | 'tone'>) {
  return (
    <StateBlock icon={<InboxOutlined />} title={title} action={action}>
      {children}
    </StateBlock>
  );
}

/** Whether something has lasted long enough to be worth showing. */
function useLasting(milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return lasts;
}

/** Grey rows in the place of what comes, but only when it takes more than 300 ms. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const t = useWords(shellWords);
  const lasts = useLasting(300);
  if (!lasts) return <div className="loading" aria-busy="true" />;
  return (
    <div className="loading" role="status" aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div className="loading-row" key={row} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

/** Absent and forbidden look the same. */
export function Absent() {
  const t = useWords(shellWords);
  return (
    <StateBlock
      icon={<FileUnknownOutlined />}
      title={t('absentTitle')}
      action={
        <Button size="small" href="/">
          {t('toWork')}
        </Button>
      }
    >
      {t('absentText')}
    </StateBlock>
  );
}

export function NoConnection({ onRetry }: { readonly onRetry: () => void }) {
  const t = useWords(shellWords);
  return (
    <StateBlock
      tone="amber"
      icon={<DisconnectOutlined />}
      title={t('noAnswerTitle')}
      action={
        <Button size="small" icon={<SyncOutlined />} onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      {t('noAnswerText')}
    </StateBlock>
  );
}

/** A command was sent and no answer came. */
export function UnknownOutcome() {
  const t = useWords(shellWords);
  const [since] = useState(() => printTime(serverNow()));
  return (
    <StateBlock tone="blue" icon={<SyncOutlined spin />} title={t('unknownTitle', { time: since })}>
      {t('unknownText')}
    </StateBlock>
  );
}

const absentCodes = /^(PLATFORM\.(NOT_FOUND|FORBIDDEN)|.*_NOT_FOUND|CASE\.NOT_FOUND)$/;

/** Why a screen has no content: absent, without a line, or refused in words. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const words = useRefusalWords();
  const t = useWords(shellWords);
  if (!(error instanceof Refusal)) return <NoConnection onRetry={onRetry} />;
  if (absentCodes.test(error.code)) return <Absent />;
  return (
    <StateBlock tone="red" icon={<FileUnknownOutlined />} title={words(error)}>
      <Button size="small" onClick={onRetry}>
        {t('retry')}
      </Button>
    </StateBlock>
  );
}

interface AnswerProps<T> {
  readonly of: {
    readonly data: T | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

/** A question's answer, or the state it is in: `<Answer of={query}>{(data) => …}</Answer>`. What is known stays while the line is lost. */
export function Answer<T>({ of, rows, children }: AnswerProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failed error={of.error} onRetry={() => void of.refetch()} />;
  return <Loading {...(rows !== undefined && { rows })} />;
}
