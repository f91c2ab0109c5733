import { type Ref, useEffect, useRef } from 'react';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { type Batch, type CellFault, ImportRowsDocument } from './import.operations.ts';
import { importWords } from './import.words.ts';

interface GridProps {
  readonly batch: Batch;
  /** First row shown, as Excel numbers it. */
  readonly from: number;
  readonly shown: number;
  /** Only rows with faults. */
  readonly isFaulty: boolean;
  readonly faults?: readonly CellFault[];
  readonly chosen?: CellFault;
}

const placeOf = (row: number, column: string): string => `${column}${row}`;

/** The list as Excel shows it: letters, row numbers of the file, and the wrong cells marked. */
export function Grid({ batch, from, shown, isFaulty, faults = [], chosen }: GridProps) {
  const t = useWords(importWords);
  const answer = useAsk(
    ImportRowsDocument,
    { id: batch.id, from, first: shown, isFaulty },
    { keepsPrevious: true, staleTime: Number.POSITIVE_INFINITY },
  );
  const wrong = new Map(faults.map((fault) => [placeOf(fault.row, fault.column), fault]));
  const cell = useRef<HTMLTableCellElement>(null);
  const place = chosen && placeOf(chosen.row, chosen.column);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place, answer.data]);
  return (
    <Answer of={answer} rows={12}>
      {({ importBatch: { rows } }) => (
        <>
          <div className="table-scroll" role="region" aria-label={t('sheet')} tabIndex={0}>
            <table className="import-grid">
              <thead>
                <tr>
                  <td />
                  {batch.list.columns.map(({ letter }) => (
                    <th key={letter} scope="col" className="import-letter">
                      {letter}
                    </th>
                  ))}
                </tr>
                <tr>
                  <td />
                  {batch.list.columns.map(({ letter, heading }) => (
                    <th key={letter} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ row, cells }) => (
                  <tr key={row}>
                    <th scope="row">{row}</th>
                    {batch.list.columns.map(({ letter }, index) => {
                      const at = placeOf(row, letter);
                      return (
                        <GridCell
                          key={letter}
                          batch={batch}
                          content={cells[index] ?? ''}
                          fault={wrong.get(at)}
                          isAll={!isFaulty}
                          {...(at === place && { chosenRef: cell })}
                        />
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {!isFaulty && <Pager batch={batch} from={from} shown={shown} isLast={rows.length < shown} />}
        </>
      )}
    </Answer>
  );
}

interface GridCellProps {
  readonly batch: Batch;
  readonly content: string;
  readonly fault: CellFault | undefined;
  readonly isAll: boolean;
  /** Given for the one looked at. */
  readonly chosenRef?: Ref<HTMLTableCellElement>;
}

function GridCell({ batch, content, fault, isAll, chosenRef }: GridCellProps) {
  const t = useWords(importWords);
  if (!fault) return <td>{content}</td>;
  return (
    <td ref={chosenRef} className={chosenRef ? 'wrong chosen' : 'wrong'}>
      <Link
        to="/import/$batchId"
        params={{ batchId: batch.id }}
        search={{ fault: fault.seq, ...(isAll && { all: true }) }}
        replace
        title={fault.reason}
      >
        <ExclamationCircleFilled aria-hidden="true" /> {content || t('empty')}
      </Link>
    </td>
  );
}

interface PagerProps {
  readonly batch: Batch;
  readonly from: number;
  readonly shown: number;
  readonly isLast: boolean;
}

function Pager({ batch, from, shown, isLast }: PagerProps) {
  const t = useWords(importWords);
  const firstRow = 3;
  const to = (row: number, word: 'rowsBefore' | 'rowsAfter') => (
    <Link to="/import/$batchId" params={{ batchId: batch.id }} search={(now) => ({ ...now, from: row })} replace>
      {t(word)}
    </Link>
  );
  return (
    <p className="import-pager">
      {from > firstRow && to(Math.max(firstRow, from - shown), 'rowsBefore')}
      {!isLast && to(from + shown, 'rowsAfter')}
    </p>
  );
}
