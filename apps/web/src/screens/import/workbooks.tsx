import { useState } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Refused } from '../../kit/refused.tsx';
import { ask } from '../../server/client.ts';
import { Refusal } from '../../server/refusal.ts';
import { saveBase64 } from '../../words/saved-file.ts';
import { useWords } from '../../words/i18n.ts';
import { ImportStandingDocument, ImportTemplateDocument, type Sheet } from './import.operations.ts';
import { importWords } from './import.words.ts';

/** The empty template of a list. */
export function Template({ sheet: { code, title } }: { readonly sheet: Sheet }) {
  const t = useWords(importWords);
  return (
    <Workbook
      label={t('template')}
      name={t('templateOf', { title })}
      file={`${code}.xlsx`}
      fetch={async () => (await ask(ImportTemplateDocument, { sheet: code })).importTemplate}
    />
  );
}

/** The list as it stands, of the whole area or of one hamlet: to be changed in Excel and handed in again. */
export function Standing({ sheet: { code, title } }: { readonly sheet: Sheet }) {
  const t = useWords(importWords);
  const [hamlet, setHamlet] = useState('');
  const asked = hamlet.trim();
  return (
    <div className="import-standing">
      <Input
        size="small"
        maxLength={100}
        value={hamlet}
        aria-label={t('hamlet')}
        placeholder={t('hamlet')}
        onChange={(event) => setHamlet(event.target.value)}
      />
      <Workbook
        label={t('standing')}
        name={t('standingOf', { title })}
        file={`${code}.hien-co.xlsx`}
        fetch={async () =>
          (await ask(ImportStandingDocument, { sheet: code, ...(asked !== '' && { hamlet: asked }) })).importStanding
        }
      />
    </div>
  );
}

function Workbook({
  label,
  name,
  file,
  fetch,
}: {
  readonly label: string;
  readonly name: string;
  readonly file: string;
  readonly fetch: () => Promise<string>;
}) {
  const [isComing, setComing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async () => {
    setRefusal(undefined);
    setComing(true);
    try {
      saveBase64(await fetch(), file);
    } catch (error) {
      if (error instanceof Refusal) setRefusal(error);
    }
    setComing(false);
  };
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} aria-label={name} loading={isComing} onClick={() => void save()}>
        {label}
      </Button>
      {refusal && <Refused refusal={refusal} />}
    </>
  );
}
