import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../kit/keys.ts';
import { type WorklistRow } from './worklist.operations.ts';

export interface List {
  readonly here: WorklistRow | undefined;
  readonly stand: (row: WorklistRow) => void;
  readonly isChosen: (row: WorklistRow) => boolean;
  readonly chosen: readonly WorklistRow[];
  readonly choose: (rows: readonly WorklistRow[], isChosen: boolean) => void;
  readonly dropChoice: () => void;
  readonly focusNext: () => void;
}

/** Where one stands in the list and what one has chosen; the choice is a frozen list of rows as they were seen. */
export function useList(rows: readonly WorklistRow[]): List {
  const navigate = useNavigate();
  const [hereId, setHere] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlyMap<string, WorklistRow>>(new Map());
  const count = useRef(rows.length);
  useEffect(() => {
    count.current = rows.length;
  }, [rows.length]);
  const index = rows.findIndex(({ id }) => id === hereId);
  const here = rows[index];
  const focusRow = (at: number) => document.querySelector<HTMLElement>(`tr[data-row="${at}"]`)?.focus();
  const choose = (which: readonly WorklistRow[], isChosen: boolean) =>
    setChosen((last) => {
      const next = new Map(last);
      for (const row of which)
        if (isChosen) next.set(row.id, row);
        else next.delete(row.id);
      return next;
    });
  const keys = useMemo(
    () => ({
      j: () => focusRow(Math.min(index + 1, rows.length - 1)),
      k: () => focusRow(Math.max(index - 1, 0)),
      Enter: () => here && void navigate({ to: '/cases/$caseId', params: { caseId: here.id } }),
      x: () => here && choose([here], !chosen.has(here.id)),
    }),
    [index, rows.length, here, chosen, navigate],
  );
  useKeys(keys);
  return {
    here,
    stand: ({ id }) => setHere(id),
    isChosen: ({ id }) => chosen.has(id),
    chosen: [...chosen.values()],
    choose,
    dropChoice: () => setChosen(new Map()),
    focusNext: () => focusRow(count.current),
  };
}
