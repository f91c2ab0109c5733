import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../kit/states.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printChange, printNumber } from '../../words/money.ts';
import { isRunCause, type RunCause, runCauses } from './causes.ts';
import { type PayRun, type PayRunAnswer } from './pay.operations.ts';
import { payWords } from './pay.words.ts';
import { isPosted } from './run-state.ts';

interface BridgeProps {
  readonly run: PayRun;
  readonly bridge: PayRunAnswer['payRunBridge'];
  readonly chosen?: RunCause;
}

/** Share of the widest bar, in percent of half the track. */
const widthOf = (change: number, widest: number): number =>
  widest === 0 || change === 0 ? 0 : Math.max(1, Math.round((Math.abs(change) / widest) * 50));

/** From what was paid the month before to this month, cause by cause; each opens its people. */
export function Bridge({ run, bridge, chosen }: BridgeProps) {
  const t = useWords(payWords);
  const steps = bridge.steps
    .flatMap(({ cause, chains, change }) => (isRunCause(cause) ? [{ cause, chains, change }] : []))
    .toSorted((a, b) => runCauses.indexOf(a.cause) - runCauses.indexOf(b.cause));
  const widest = Math.max(...steps.map(({ change }) => Math.abs(change)), 0);
  const difference = bridge.total - bridge.before;
  const share = bridge.before === 0 ? '' : ` (${printShare(difference / bridge.before)})`;
  const posted = isPosted(run.state);
  return (
    <section className="card pay-bridge" aria-label={t('bridge')}>
      <h2>
        {t('bridge')} {!posted && <small className="secondary">{t('bridgeHint')}</small>}
      </h2>
      {run.state === 'open' ? (
        <div className="card-body">
          <p role="status">{t('computing')}</p>
          <Loading rows={5} />
        </div>
      ) : (
        <table className="table">
          <tbody>
            <tr className="pay-end">
              <th scope="row">{t('before')}</th>
              <td />
              <td />
              <td className="number">{printNumber(bridge.before)}</td>
              <td />
            </tr>
            {steps.map(({ cause, chains, change }) => (
              <tr key={cause} className={chosen === cause ? 'chosen' : ''}>
                <th scope="row">
                  {posted ? (
                    t(`cause_${cause}`)
                  ) : (
                    <Link to="/pay/$runId" params={{ runId: String(run.id) }} search={{ cause }}>
                      {t(`cause_${cause}`)}
                    </Link>
                  )}
                </th>
                <td className="number secondary">{t('chains', { count: printNumber(chains) })}</td>
                <td className="pay-bar" aria-hidden="true">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                    <rect width="100" height="10" className="track" />
                    <rect
                      className={change < 0 ? 'down' : 'up'}
                      x={change < 0 ? 50 - widthOf(change, widest) : 50}
                      width={widthOf(change, widest)}
                      height="10"
                    />
                    <rect x="49.8" width="0.4" height="10" className="middle" />
                  </svg>
                </td>
                <td className="number">{printChange(change)}</td>
                <td className="pay-open" aria-hidden="true">
                  {!posted && <RightOutlined />}
                </td>
              </tr>
            ))}
            <tr className="pay-end">
              <th scope="row">{t(posted ? 'afterPosted' : 'after', { month: printDay(run.month) })}</th>
              <td className="number secondary">
                {run.lines !== null && t('chains', { count: printNumber(run.lines) })}
              </td>
              <td className="number secondary">
                {printChange(difference)}
                {share}
              </td>
              <td className="number">
                <strong>{printNumber(bridge.total)}</strong>
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}

const shares = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2, signDisplay: 'always' });
const printShare = (share: number): string => `${shares.format(share * 100).replace('-', '−')} %`;
