import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { type PayRun, type PayRunAnswer } from './pay.operations.ts';
import { payWords } from './pay.words.ts';

interface BlockersProps {
  readonly run: PayRun;
  readonly unpriced: PayRunAnswer['payRunUnpriced'];
}

/** What has to be settled before the list may be frozen. */
export function Blockers({ run, unpriced }: BlockersProps) {
  const t = useWords(payWords);
  const missing = [...Map.groupBy(unpriced, ({ table, key }) => `${table} ${key}`).values()];
  return (
    <section className="card" aria-label={t('blockers')}>
      <h2>
        {t('blockers')} <span className="pay-count">{run.unpriced}</span>
      </h2>
      {missing.length === 0 ? (
        <p className="card-body secondary">{t('noBlockers')}</p>
      ) : (
        <ul className="pay-list">
          {missing.map((lines) => (
            <li key={`${lines[0]?.table} ${lines[0]?.key}`}>
              <StatusTag tone="red" plain>
                {t('unpricedTitle')}
              </StatusTag>
              <span className="number">{t('chains', { count: lines.length })}</span>
              <span className="secondary">
                {t('unpricedText', { table: lines[0]?.table ?? '', key: lines[0]?.key ?? '' })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
