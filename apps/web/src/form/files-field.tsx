import { CheckCircleFilled } from '@ant-design/icons';
import { useState } from 'react';
import { FilePicker } from '../kit/file-picker.tsx';

interface FilesFieldProps {
  readonly id?: string;
  readonly unitId: number | undefined;
  /** Ids of files handed in. */
  readonly value?: readonly string[];
  readonly onChange?: (value: readonly string[]) => void;
}

/** Scanned papers as a field of a form. */
export function FilesField({ id, unitId, value = [], onChange }: FilesFieldProps) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  return (
    <>
      <ul className="paper-list">
        {value.map((fileId) => (
          <li key={fileId}>
            <CheckCircleFilled className="paper-there" aria-hidden="true" /> {names[fileId] ?? fileId.slice(0, 8)}
          </li>
        ))}
      </ul>
      {unitId !== undefined && (
        <FilePicker
          {...(id !== undefined && { id })}
          unitId={unitId}
          purpose="case.paper"
          onUploaded={(fileId, name) => {
            setNames((last) => ({ ...last, [fileId]: name }));
            onChange?.([...value, fileId]);
          }}
        />
      )}
    </>
  );
}
