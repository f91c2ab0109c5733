import { useMemo } from 'react';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { Chart, type Series } from './chart.tsx';
import { type CasesOfMonth } from './trends.operations.ts';
import { trendsWords } from './trends.words.ts';

const kinds = [
  ['received', 'calm'],
  ['decided', 'up'],
  ['late', 'late'],
] as const;

/** Cases received, decided and late, every month. */
export function CasesTrend({ cases }: { readonly cases: readonly CasesOfMonth[] }) {
  const t = useWords(trendsWords);
  const months = useMemo(() => cases.map(({ month }) => printDay(month)), [cases]);
  const series = useMemo(
    () =>
      kinds.map(([name, colour]): Series => ({
        name: t(name),
        colour,
        values: cases.map((each) => each[name]),
      })),
    [cases, t],
  );
  return (
    <section className="card" aria-label={t('cases')}>
      <h2>{t('cases')}</h2>
      <div className="trend">
        <Chart
          label={t('casesDrawn', { from: months[0] ?? '', until: months.at(-1) ?? '' })}
          months={months}
          series={series}
        />
        <div className="trend-table" role="region" aria-label={t('cases')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('month')}</th>
                {kinds.map(([name]) => (
                  <th key={name} scope="col" className="number">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.toReversed().map(({ month, ...figures }) => (
                <tr key={month}>
                  <th scope="row">{printDay(month)}</th>
                  {kinds.map(([name]) => (
                    <td key={name} className="number">
                      {printNumber(figures[name])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
