import { useEffect, useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { Choose } from '../../kit/choose.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { CaseProgrammesDocument } from './cases.operations.ts';
import { type CasesSearch, readCasesSearch } from './cases.search.ts';
import { casesWords } from './cases.words.ts';

/** Milliseconds after the last letter before a list is asked for anew. */
const typingPause = 300;

export function Filters({ search }: { readonly search: CasesSearch }) {
  const t = useWords(casesWords);
  const navigate = useNavigate();
  const programmes = useAsk(CaseProgrammesDocument, {}, { staleTime: 300_000 }).data?.worklistChoices.programmes ?? [];
  const filter = (change: { readonly [K in keyof CasesSearch]: string | null }) =>
    void navigate({ to: '/cases', search: readCasesSearch({ ...search, ...change }), replace: true });
  return (
    <div className="cases-filters" role="group" aria-label={t('filters')}>
      <CodeFilter code={search.words ?? ''} onChange={(words) => filter({ words })} />
      {programmes.length > 1 && (
        <Choose
          label={t('anyProgramme')}
          placeholder={t('anyProgramme')}
          allowClear
          value={search.programme ?? null}
          options={programmes.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(programme: string | null) => filter({ programme })}
        />
      )}
      <Choose
        label={t('anyState')}
        placeholder={t('anyState')}
        allowClear
        value={search.state ?? null}
        options={[
          { value: 'open', label: t('open') },
          { value: 'closed', label: t('closed') },
        ]}
        onChange={(state: string | null) => filter({ state })}
      />
    </div>
  );
}

interface CodeFilterProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
}

function CodeFilter({ code, onChange }: CodeFilterProps) {
  const t = useWords(casesWords);
  const [typed, setTyped] = useState(code);
  const [last, setLast] = useState(code);
  // The search box of the side bar changes the address too, and this box follows it.
  if (last !== code) {
    setLast(code);
    setTyped(code);
  }
  useEffect(() => {
    if (typed.trim() === code) return;
    const timer = setTimeout(() => onChange(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      prefix={<SearchOutlined />}
      aria-label={t('code')}
      placeholder={t('code')}
      allowClear
      maxLength={20}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
