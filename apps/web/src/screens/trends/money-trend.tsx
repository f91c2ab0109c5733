import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { Chart, type Series } from './chart.tsx';
import { type MoneyOfMonth, type Unit } from './trends.operations.ts';
import { readTrendsSearch, type TrendsSearch } from './trends.route.ts';
import { trendsWords } from './trends.words.ts';

interface MoneyTrendProps {
  readonly money: readonly MoneyOfMonth[];
  readonly months: readonly string[];
  readonly units: readonly Unit[];
  readonly commune: number | undefined;
}

const million = 1_000_000;
const inMillions = (amount: number): number => Math.round(amount / (million / 10)) / 10;
const sumOf = (rows: readonly MoneyOfMonth[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);

/** Money by month, of all communes or of the one chosen from the table of communes. */
export function MoneyTrend({ money, months, units, commune }: MoneyTrendProps) {
  const t = useWords(trendsWords);
  const drawn = useMemo(
    () =>
      months.map((month) =>
        sumOf(money.filter((row) => row.month === month && (commune === undefined || row.unitId === commune))),
      ),
    [money, months, commune],
  );
  const labels = useMemo(() => months.map(printDay), [months]);
  const series = useMemo(
    (): Series[] => [{ name: t('millions'), colour: 'up', values: drawn.map(inMillions) }],
    [drawn, t],
  );
  const chosen = units.find(({ id }) => id === commune);
  const title = chosen ? t('moneyOf', { unit: chosen.name }) : t('money');
  return (
    <>
      <section className="card" aria-label={title}>
        <h2>{title}</h2>
        <div className="trend">
          <Chart
            label={t('moneyDrawn', { from: labels[0] ?? '', until: labels.at(-1) ?? '' })}
            months={labels}
            series={series}
          />
          <div className="trend-table" role="region" aria-label={title} tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('month')}</th>
                  <th scope="col" className="number">
                    {t('millions')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {months.toReversed().map((month, back) => (
                  <tr key={month}>
                    <th scope="row">{printDay(month)}</th>
                    <td className="number">{printNumber(inMillions(drawn.at(-1 - back) ?? 0))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </section>
      <ByCommune money={money} units={units} commune={commune} />
    </>
  );
}

/** The whole stretch by commune, most first; a commune draws its own months above. */
function ByCommune({ money, units, commune }: Omit<MoneyTrendProps, 'months'>) {
  const t = useWords(trendsWords);
  const rows = [...Map.groupBy(money, ({ unitId }) => unitId ?? 0)]
    .map(([unitId, of]) => ({ unitId, name: units.find(({ id }) => id === unitId)?.name, amount: sumOf(of) }))
    .toSorted((a, b) => b.amount - a.amount);
  const most = Math.max(1, ...rows.map(({ amount }) => amount));
  return (
    <section className="card" aria-label={t('byCommune')}>
      <h2>{t('byCommune')}</h2>
      {rows.length === 0 ? (
        <p className="card-body secondary">{t('noMoney')}</p>
      ) : (
        <div className="trend-communes" role="region" aria-label={t('byCommune')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('commune')}</th>
                <td />
                <th scope="col" className="number">
                  {t('millions')}
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">
                  <CommuneLink commune={undefined} isChosen={commune === undefined} name={t('allCommunes')} />
                </th>
                <td />
                <td className="number">{printNumber(inMillions(sumOf(money)))}</td>
              </tr>
              {rows.map(({ unitId, name, amount }) => (
                <tr key={unitId}>
                  <th scope="row">
                    {name === undefined ? (
                      t('elsewhere')
                    ) : (
                      <CommuneLink commune={unitId} isChosen={unitId === commune} name={name} />
                    )}
                  </th>
                  <td>
                    <Bar share={amount / most} />
                  </td>
                  <td className="number">{printNumber(inMillions(amount))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface CommuneLinkProps {
  readonly commune: number | undefined;
  readonly isChosen: boolean;
  readonly name: string;
}

function CommuneLink({ commune, isChosen, name }: CommuneLinkProps) {
  return (
    <Link
      to="/trends"
      search={(last: TrendsSearch) => readTrendsSearch({ ...last, commune })}
      activeOptions={{ exact: true }}
      aria-current={isChosen ? 'true' : undefined}
      resetScroll={false}
    >
      {name}
    </Link>
  );
}

/** A thin bar; its figure stands beside it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="trend-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="value" width={Math.max(0, share) * 100} height="6" />
    </svg>
  );
}
