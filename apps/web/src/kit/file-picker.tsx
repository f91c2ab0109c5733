import { useRef, useState } from 'react';
import { UploadOutlined } from '@ant-design/icons';
import { formWords } from '../form/form.words.ts';
import { Refusal } from '../server/refusal.ts';
import { scanKinds, upload } from '../server/upload.ts';
import { refusalSentence } from '../words/refusals.ts';
import { useWords } from '../words/i18n.ts';

interface FilePickerProps {
  readonly id?: string;
  readonly unitId: number;
  readonly purpose: string;
  /** What the button is for, where its icon alone is shown. */
  readonly label?: string;
  readonly onUploaded: (fileId: string, name: string) => void;
}

/** Chooses a scanned paper and hands it in, with how far it is. */
export function FilePicker({ id, unitId, purpose, label, onUploaded }: FilePickerProps) {
  const t = useWords(formWords);
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [fault, setFault] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setFault('');
    setPercent(0);
    try {
      const requestId = crypto.randomUUID();
      onUploaded(await upload({ file, purpose, unitId, requestId, onProgress: setPercent }), file.name);
    } catch (error) {
      setFault(error instanceof Refusal ? refusalSentence(error) : t('uploadFailed'));
    }
    setPercent(undefined);
    if (input.current) input.current.value = '';
  };
  return (
    <span className="file-picker">
      <input
        ref={input}
        type="file"
        accept={scanKinds}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <button type="button" id={id} className="icon-button" onClick={() => input.current?.click()}>
        <UploadOutlined aria-hidden="true" />{' '}
        <span className={label ? 'visually-hidden' : ''}>{label ?? t('upload')}</span>
      </button>
      <span role="status">{percent !== undefined && t('uploading', { percent })}</span>
      {fault && (
        <span role="alert" className="field-fault">
          {fault}
        </span>
      )}
    </span>
  );
}
