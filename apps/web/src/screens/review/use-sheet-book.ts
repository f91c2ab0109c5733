import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useDraft } from '../../form/draft.ts';
import { type Values } from '../../form/values.ts';
import { type Column } from './columns.ts';
import { type Row } from './review.operations.ts';
import { type Book, type Kept, SheetBook } from './sheet-book.ts';

const isKept = (values: Values | undefined): values is Values & Kept =>
  values !== undefined && 'edits' in values && 'stamp' in values;

export interface OpenBook {
  readonly sheets: SheetBook;
  readonly book: Book;
  /** When what is not sent was last kept on this machine. */
  readonly keptAt: string | undefined;
}

/** The forms of a review as they are filled in; what is not with the server is kept on this machine, sealed. */
export function useSheetBook(
  campaignId: string,
  columns: readonly Column[],
  rows: readonly Row[] | undefined,
): OpenBook {
  const cache = useQueryClient();
  const [sheets] = useState(
    () =>
      new SheetBook(columns, () => {
        for (const name of ['Review', 'ReviewScoreKept']) void cache.invalidateQueries({ queryKey: [name] });
      }),
  );
  const book = useSyncExternalStore(sheets.subscribe, sheets.read);
  const { isReady, kept, keptAt, keep, drop } = useDraft(`review.${campaignId}`);
  const { edits, stamp } = book;
  useEffect(() => {
    if (isKept(kept)) sheets.restore(kept);
  }, [sheets, kept]);
  useEffect(() => {
    if (!isReady) return;
    if (Object.keys(edits).length > 0 || stamp.surveyor || stamp.surveyedOn) keep({ edits, stamp });
    else drop();
  }, [isReady, edits, stamp, keep, drop]);
  useEffect(() => {
    if (rows) sheets.meet(rows);
  }, [sheets, rows, edits]);
  return { sheets, book, keptAt };
}
