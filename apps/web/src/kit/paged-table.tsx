import { type ReactNode } from 'react';
import { Button } from 'antd';
import { shellWords } from '../app/shell.words.ts';
import { type Pages } from '../server/use-ask-pages.ts';
import { useWords } from '../words/i18n.ts';
import { Answer } from './states.tsx';

interface PagedTableProps<T> {
  readonly pages: Pages<T>;
  /** A `<th>` for each column. */
  readonly heads: ReactNode;
  /** Said where there are no rows. */
  readonly none: ReactNode;
  /** A `<tr>` with its key. */
  readonly children: (row: T) => ReactNode;
}

/** A list that comes page by page, as a table. */
export function PagedTable<T>({ pages, heads, none, children }: PagedTableProps<T>) {
  const t = useWords(shellWords);
  return (
    <>
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {(rows) =>
          rows.length === 0 ? (
            none
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>{heads}</tr>
                </thead>
                <tbody>{rows.map(children)}</tbody>
              </table>
            </div>
          )
        }
      </Answer>
      {pages.hasNext && (
        <p className="table-more">
          <Button loading={pages.isNextComing} onClick={() => void pages.next()}>
            {t('next')}
          </Button>
        </p>
      )}
    </>
  );
}
