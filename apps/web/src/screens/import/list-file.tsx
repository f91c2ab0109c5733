import { useRef, useState } from 'react';
import { UploadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Refused } from '../../kit/refused.tsx';
import { ask } from '../../server/client.ts';
import { NoAnswer, Refusal } from '../../server/refusal.ts';
import { inBase64 } from '../../words/saved-file.ts';
import { useWords } from '../../words/i18n.ts';
import { CheckListDocument } from './import.operations.ts';
import { importWords } from './import.words.ts';

/** Chooses a workbook and has it checked; what was found opens by itself. */
export function ListFile({ word, isNext }: { readonly word: 'chooseFile' | 'anotherFile'; readonly isNext: boolean }) {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isChecking, setChecking] = useState(false);
  const [fault, setFault] = useState<Refusal | NoAnswer>();
  const check = async (file: File | undefined) => {
    if (!file) return;
    setFault(undefined);
    setChecking(true);
    try {
      const { importDryRun } = await ask(CheckListDocument, { file: await inBase64(file) });
      await cache.invalidateQueries({ queryKey: ['ImportSheets'] });
      await navigate({ to: '/import/$batchId', params: { batchId: importDryRun.id } });
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof NoAnswer)) throw error;
      setFault(error);
    } finally {
      setChecking(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div className="import-file">
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => void check(target.files?.[0])}
      />
      <Button
        type={isNext ? 'primary' : 'default'}
        icon={<UploadOutlined />}
        loading={isChecking}
        onClick={() => input.current?.click()}
      >
        {t(word)}
      </Button>
      <p role="status">{isChecking && t('checking')}</p>
      {fault instanceof Refusal && <Refused refusal={fault} />}
      {fault instanceof NoAnswer && <p role="alert">{t('noAnswer')}</p>}
    </div>
  );
}
