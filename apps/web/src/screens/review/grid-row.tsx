import { memo, useEffect, useRef } from 'react';
import { useWords } from '../../words/i18n.ts';
import { type Refusal } from '../../server/refusal.ts';
import { type Column, isReadable, isWhole, type Texts, textsOf } from './columns.ts';
import { classWord } from './entry-states.ts';
import { type Move, moveOf, type Place } from './grid-moves.ts';
import { type Row } from './review.operations.ts';
import { reviewWords } from './review.words.ts';
import { type RowState, RowStateTag } from './row-state.tsx';
import { type Edit, type SheetBook } from './sheet-book.ts';

interface GridRowProps {
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly edit: Edit | undefined;
  readonly refusal: Refusal | undefined;
  readonly state: RowState | undefined;
  readonly mayType: boolean;
  readonly sheets: SheetBook;
  readonly onGo: (place: Place) => void;
  /** Given for the row one stands in. */
  readonly activeKey?: string;
  readonly takesFocus?: boolean;
  readonly onMove?: (move: Move) => void;
}

/** A household. Only the row one stands in is drawn again while one types. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const t = useWords(reviewWords);
  const { columns, row, edit, refusal, state, mayType, sheets, onGo, activeKey, takesFocus = false, onMove } = props;
  const saved = textsOf(columns, (edit?.on ?? row).sheet);
  const texts: Texts = { ...saved, ...edit?.texts };
  return (
    <tr className={activeKey === undefined ? '' : 'review-row-here'}>
      <th scope="row" className="review-name" title={`${row.headName}, ${row.householdCode}`}>
        {row.headName} <span className="secondary">{row.householdCode}</span>
      </th>
      <td className="review-state">
        <RowStateTag row={row} state={state} />
      </td>
      <td className="review-found">
        {row.class !== null && row.class !== undefined && (
          <>
            {t(classWord(row.class))}{' '}
            <span className="secondary">{t('sum', { b1: row.b1 ?? 0, b2: row.b2 ?? 0 })}</span>
          </>
        )}
      </td>
      {columns.map((column, index) => {
        const { key, group } = column;
        const text = texts[key] ?? '';
        const isWrong =
          (text !== '' && !isReadable(column, text)) ||
          (refusal?.fields.some(({ path }) => path === key || path === `deprived.${key}`) ?? false);
        const isHere = key === activeKey;
        const look = [
          group !== columns[index - 1]?.group && 'review-first',
          isWrong && 'wrong',
          edit && edit.texts[key] !== undefined && 'review-typed',
          isHere && 'review-cell-here',
        ];
        return (
          <td
            key={key}
            className={look.filter(Boolean).join(' ')}
            onMouseDown={(event) => {
              if (isHere) return;
              event.preventDefault();
              onGo({ entryId: row.id, key });
            }}
          >
            {isHere && onMove ? (
              <CellInput
                column={column}
                text={text}
                label={`${row.headName}, ${column.title}`}
                isWrong={isWrong}
                isReadOnly={!mayType}
                takesFocus={takesFocus}
                onType={(typed) => sheets.type(row, key, typed)}
                onRestore={() => sheets.type(row, key, saved[key] ?? '')}
                onMove={onMove}
              />
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
});

interface CellInputProps {
  readonly column: Column;
  readonly text: string;
  readonly label: string;
  readonly isWrong: boolean;
  readonly isReadOnly: boolean;
  readonly takesFocus: boolean;
  readonly onType: (text: string) => void;
  readonly onRestore: () => void;
  readonly onMove: (move: Move) => void;
}

function CellInput(props: CellInputProps) {
  const { column, text, label, isWrong, isReadOnly, takesFocus, onType, onRestore, onMove } = props;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const { current } = ref;
    if (!takesFocus || !current) return;
    current.focus({ preventScroll: true });
    current.select();
    void current.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [takesFocus]);
  const goOn = (typed: string) => {
    if (isWhole(column, typed) && isReadable(column, typed)) onMove('next');
  };
  return (
    <input
      ref={ref}
      aria-label={label}
      aria-invalid={isWrong}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      value={text}
      readOnly={isReadOnly}
      onChange={({ target, nativeEvent }) => {
        const typed = target.value.normalize('NFC').trim();
        onType(typed);
        // An input method still at work has the next stroke, too.
        if (!(nativeEvent as InputEvent).isComposing) goOn(typed);
      }}
      onCompositionEnd={({ currentTarget }) => goOn(currentTarget.value.trim())}
      onKeyDown={(event) => {
        const move = moveOf(event);
        if (move) {
          event.preventDefault();
          onMove(move);
        } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) onRestore();
      }}
    />
  );
}
