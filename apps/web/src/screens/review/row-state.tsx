import { type ReactNode } from 'react';
import {
  CheckCircleFilled,
  CloseCircleFilled,
  DisconnectOutlined,
  EditFilled,
  ExclamationCircleFilled,
  SwapOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { type Column } from './columns.ts';
import { entryStates, stateOf } from './entry-states.ts';
import { type Row } from './review.operations.ts';
import { reviewWords } from './review.words.ts';
import { type Book, faultyOf } from './sheet-book.ts';

/** What becomes of what was typed in a row. */
export type RowState = 'Unsaved' | 'Sending' | 'Waiting' | 'Saved' | 'Wrong' | 'Refused' | 'Stale';

export function rowStateOf(columns: readonly Column[], book: Book, row: Row): RowState | undefined {
  const edit = book.edits[row.id];
  if (book.sending.has(row.id)) return book.isUnknown ? 'Waiting' : 'Sending';
  if (!edit) return book.answered[row.id] ? 'Saved' : undefined;
  if (edit.on.version < row.version) return 'Stale';
  if (faultyOf(columns, edit.texts).length > 0) return 'Wrong';
  return book.refusals[row.id] ? 'Refused' : 'Unsaved';
}

const looks: Readonly<Record<RowState, readonly [tone: Tone, icon: ReactNode]>> = {
  Unsaved: ['amber', <EditFilled key="icon" />],
  Sending: ['blue', <SyncOutlined key="icon" spin />],
  Waiting: ['amber', <DisconnectOutlined key="icon" />],
  Saved: ['green', <CheckCircleFilled key="icon" />],
  Wrong: ['red', <ExclamationCircleFilled key="icon" />],
  Refused: ['red', <CloseCircleFilled key="icon" />],
  Stale: ['red', <SwapOutlined key="icon" />],
};

/** What becomes of what was typed; else where the household stands in its review. */
export function RowStateTag({ row, state }: { readonly row: Row; readonly state: RowState | undefined }) {
  const t = useWords(reviewWords);
  if (!state) {
    const standing = stateOf(row.state);
    return (
      <StatusTag tone={entryStates[standing]} plain>
        {t(standing)}
      </StatusTag>
    );
  }
  const [tone, icon] = looks[state];
  return (
    <StatusTag tone={tone} icon={icon} plain>
      {t(`row${state}`)}
    </StatusTag>
  );
}
