import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type Pages } from '../../server/use-ask-pages.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type Batch, type CellFault } from './import.operations.ts';
import { type BatchSearch } from './import.route.ts';
import { importWords } from './import.words.ts';

interface FaultsProps {
  readonly batch: Batch;
  readonly pages: Pages<CellFault>;
  readonly chosen: CellFault | undefined;
  /** Place of the chosen one, from 1. */
  readonly seq: number;
  readonly go: (by: number) => void;
  readonly kept: BatchSearch;
}

/** What is wrong with the chosen cell and what would be right, and the others. */
export function Faults({ batch, pages, chosen, seq, go, kept }: FaultsProps) {
  const t = useWords(importWords);
  const heading = (letter: string) => batch.list.columns.find((column) => column.letter === letter)?.heading ?? '';
  return (
    <section className="import-faults" aria-label={t('faultsTitle')}>
      <div className="import-fault">
        <div className="import-walk">
          <h2>{chosen && t('faultAt', { cell: `${chosen.column}${chosen.row}`, heading: heading(chosen.column) })}</h2>
          <span>
            <Button
              type="text"
              size="small"
              icon={<LeftOutlined />}
              aria-label={t('previous')}
              disabled={seq <= 1}
              onClick={() => go(-1)}
            />
            <span className="secondary">{t('faultOf', { at: seq, count: printNumber(batch.faultCount) })}</span>
            <Button
              type="text"
              size="small"
              icon={<RightOutlined />}
              aria-label={t('next')}
              disabled={seq >= batch.faultCount}
              onClick={() => go(1)}
            />
          </span>
        </div>
        <div role="status">
          <p>{chosen?.reason}</p>
          {chosen?.repair && (
            <p>
              {t('repair')}: <strong>{chosen.repair}</strong>
            </p>
          )}
        </div>
      </div>
      <ol>
        {(pages.rows ?? []).map((fault) => (
          <li key={fault.seq} {...(fault.seq === seq && { className: 'chosen' })}>
            <Link
              to="/import/$batchId"
              params={{ batchId: batch.id }}
              search={{ ...kept, fault: fault.seq }}
              replace
              {...(fault.seq === seq && { 'aria-current': true })}
            >
              {fault.reason}
              <span className="secondary">
                {fault.column}
                {fault.row}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {pages.hasNext && (
        <Button loading={pages.isNextComing} onClick={() => void pages.next()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
