import { type FocusEvent, useCallback, useEffect, useState } from 'react';
import { useWords } from '../../words/i18n.ts';
import { type Column, columnGroups } from './columns.ts';
import { GridRow } from './grid-row.tsx';
import { type Move, type Place, placeAfter, startOf } from './grid-moves.ts';
import { type Row } from './review.operations.ts';
import { reviewWords } from './review.words.ts';
import { rowStateOf } from './row-state.tsx';
import { type Book, type SheetBook } from './sheet-book.ts';

export interface GridProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly sheets: SheetBook;
  readonly book: Book;
  readonly mayType: boolean;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

/** The cell one begins in. */
export const firstPlace = (columns: readonly Column[], row: Row): Place => ({
  entryId: row.id,
  key: startOf(columns, row),
});

/** Households by questions, filled in like a sheet of Excel: one cell at a time takes the keys. A row that is left is sent. */
export function Grid({ columns, rows, sheets, book, mayType, place, onPlace }: GridProps) {
  const t = useWords(reviewWords);
  const [isIn, setIn] = useState(false);
  const { entryId } = place;
  useEffect(() => () => sheets.leave(entryId), [sheets, entryId]);
  const go = useCallback(
    (to: Place) => {
      setIn(true);
      onPlace(to);
    },
    [onPlace],
  );
  const move = (by: Move) => go(placeAfter(columns, rows, place, by));
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return;
    setIn(false);
    sheets.leave(entryId);
  };
  return (
    <div className="review-scroll" role="region" aria-label={t('grid')} tabIndex={0}>
      <table className="review-grid" role="grid" aria-label={t('grid')} onFocus={() => setIn(true)} onBlur={leave}>
        <Heads columns={columns} activeKey={place.key} />
        <tbody>
          {rows.map((row) => {
            const isHere = row.id === entryId;
            return (
              <GridRow
                key={row.id}
                columns={columns}
                row={row}
                edit={book.edits[row.id]}
                refusal={book.refusals[row.id]}
                state={rowStateOf(columns, book, row)}
                mayType={mayType && row.acts.includes('save')}
                sheets={sheets}
                onGo={go}
                {...(isHere && { activeKey: place.key, takesFocus: isIn, onMove: move })}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Heads({ columns, activeKey }: { readonly columns: readonly Column[]; readonly activeKey: string }) {
  const t = useWords(reviewWords);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="review-head-name">
          {t('household')}
        </th>
        <th scope="col" rowSpan={2} className="review-head-state">
          {t('state')}
        </th>
        <th scope="col" rowSpan={2} className="review-found">
          {t('result')}
        </th>
        {columnGroups.map((group) => {
          const count = columns.filter((column) => column.group === group).length;
          return (
            count > 0 && (
              <th key={group} scope="colgroup" colSpan={count} className="review-group">
                {t(group)}
              </th>
            )
          );
        })}
      </tr>
      <tr>
        {columns.map(({ key, head, title }, index) => (
          <th
            key={key}
            scope="col"
            title={title}
            className={`${isFirst(columns, index) ? 'review-first' : ''}${key === activeKey ? ' review-here' : ''}`}
          >
            <span aria-hidden="true">{head}</span>
            <span className="visually-hidden">{title}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Whether a column begins its group, which a line marks. */
export const isFirst = (columns: readonly Column[], index: number): boolean =>
  columns[index]?.group !== columns[index - 1]?.group;
