import { type FormEvent, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { DayField } from '../../form/day-field.tsx';
import { isOfKind } from '../../form/day-text.ts';
import { useRested } from '../../form/person-field.tsx';
import { Choose } from '../../kit/choose.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { AuditUserDocument, AuditUsersDocument } from './audit.operations.ts';
import { useAuditNames } from './audit-names.ts';
import { subjectOf } from './audit-question.ts';
import { type AuditSearch } from './audit.route.ts';
import { auditWords } from './audit.words.ts';

/** What is looked for; it stands in the address once it is asked. */
export function Question({ search }: { readonly search: AuditSearch }) {
  const t = useWords(auditWords);
  const names = useAuditNames();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(search);
  const change = (part: { readonly [K in keyof AuditSearch]?: string | undefined }) =>
    setAsked(
      (last) => Object.fromEntries(Object.entries({ ...last, ...part }).filter(([, value]) => value)) as AuditSearch,
    );
  const { kind = 'person', id, ...rest } = asked;
  const hasBadDay = [asked.from, asked.until].some((day) => day !== undefined && !isOfKind('day', day));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!hasBadDay) void navigate({ to: '/audit', search: id ? { ...rest, kind, id } : rest });
  };
  return (
    <form className="audit-question" onSubmit={submit}>
      <label>
        {t('kind')}
        <Choose
          label={t('kind')}
          value={kind}
          options={names.subjectsWith(kind)}
          onChange={(value: string) => change({ kind: value })}
        />
      </label>
      <label className="audit-record">
        {t('record')}
        <Input
          allowClear
          maxLength={300}
          title={t('recordHelp')}
          value={id ?? ''}
          onChange={({ target }) => change(subjectOf(target.value))}
        />
      </label>
      <label className="audit-user">
        {t('user')}
        <UserField value={asked.user} onChange={(user) => change({ user })} />
      </label>
      <label>
        {t('act')}
        <Choose
          label={t('act')}
          allowClear
          placeholder={t('anyAct')}
          value={asked.act ?? null}
          options={names.actsWith(asked.act)}
          onChange={(act: string | null) => change({ act: act ?? undefined })}
        />
      </label>
      <label className="audit-day">
        {t('from')}
        <DayField kind="day" value={asked.from ?? ''} onChange={(from) => change({ from })} />
      </label>
      <label className="audit-day">
        {t('until')}
        <DayField kind="day" value={asked.until ?? ''} onChange={(until) => change({ until })} />
      </label>
      <Button type="primary" htmlType="submit" disabled={hasBadDay}>
        {t('search')}
      </Button>
      <Button onClick={() => void navigate({ to: '/audit', search: {} })}>{t('clear')}</Button>
      <p className="secondary">
        {t('recordHelp')} {t('daysHelp')}
      </p>
    </form>
  );
}

interface UserFieldProps {
  readonly value: string | undefined;
  readonly onChange: (userId: string | undefined) => void;
}

function UserField({ value, onChange }: UserFieldProps) {
  const t = useWords(auditWords);
  const [typed, setTyped] = useState('');
  const words = useRested(typed.normalize('NFC').trim());
  const found = useAsk(AuditUsersDocument, { words }, { enabled: words.length > 1, keepsPrevious: true });
  const chosen = useAsk(AuditUserDocument, { id: value ?? '' }, { enabled: value !== undefined }).data?.user;
  const users = found.data?.users.nodes ?? [];
  const options = [...(chosen && !users.some(({ id }) => id === chosen.id) ? [chosen] : []), ...users];
  return (
    <Choose
      label={t('user')}
      allowClear
      placeholder={t('findUser')}
      value={value ?? null}
      options={options.map(({ id, fullName, username }) => ({ value: id, label: `${fullName} · ${username}` }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={found.data ? t('nobody') : null}
      onChange={(id: string | null) => onChange(id ?? undefined)}
    />
  );
}
