import { useMay } from '../../app/viewer.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { RateCells, RateHeads } from './rate-cells.tsx';
import { type Rate, RetireRateDocument, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';
import { WithReason } from './with-reason.tsx';

/** Values that were published; another person may retire one. */
export function RateRows({ rates, units }: { readonly rates: readonly Rate[]; readonly units: Units }) {
  const t = useWords(ratesWords);
  const may = useMay();
  return (
    <section className="card" aria-label={t('inForce')}>
      <h2>{t('inForce')}</h2>
      {rates.length === 0 ? (
        <p className="card-body secondary">{t('noRates')}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={t('inForce')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <RateHeads />
                <td />
              </tr>
            </thead>
            <tbody>
              {rates.map((rate) => (
                <tr key={rate.id}>
                  <RateCells rate={rate} units={units} />
                  <td className="rates-act">
                    {rate.state === 'retired' && <StatusTag tone="grey">{t('retired')}</StatusTag>}
                    {rate.state === 'published' && may('rate.publish') && <Retire rate={rate} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Retire({ rate }: { readonly rate: Rate }) {
  return <WithReason act="retire" rate={rate} command={useCommand(RetireRateDocument)} />;
}
