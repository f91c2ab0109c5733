import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { Refused } from '../../kit/refused.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { maskedAccount } from '../../words/numbers.ts';
import { type PayRun, RetryOrderDocument, RunOrdersDocument } from './pay.operations.ts';
import { type RunSearch } from './pay.search.ts';
import { payWords } from './pay.words.ts';

type OrderState = NonNullable<RunSearch['orders']>;
const orderStates: readonly OrderState[] = ['pending', 'paid', 'returned'];
const tones: Readonly<Record<OrderState, Tone>> = { pending: 'blue', paid: 'green', returned: 'red' };
const isOrderState = (state: string): state is OrderState => (orderStates as readonly string[]).includes(state);

interface OrdersProps {
  readonly run: PayRun;
  readonly state?: OrderState;
}

/** The orders of a posted run by what became of them; what came back is sent again from here. */
export function Orders({ run, state }: OrdersProps) {
  const t = useWords(payWords);
  const may = useMay();
  const pages = useAskPages(
    RunOrdersDocument,
    { runId: run.id, ...(state && { state }) },
    ({ payOrders }) => payOrders,
  );
  const retry = useCommand(RetryOrderDocument);
  return (
    <section className="card pay-below" aria-label={t('ordersTitle')}>
      <h2>
        {t('ordersTitle')}
        <span className="pay-filters">
          {[undefined, ...orderStates].map((each) => (
            <Link
              key={each ?? 'all'}
              to="/pay/$runId"
              params={{ runId: String(run.id) }}
              search={each ? { orders: each } : {}}
              {...(each === state && { 'aria-current': 'true' as const })}
            >
              {t(each ? `order_${each}` : 'orderAll')}
            </Link>
          ))}
        </span>
      </h2>
      {retry.refusal && <Refused refusal={retry.refusal} />}
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noOrders')} />
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('holder')}</th>
                    <th>{t('account')}</th>
                    <th className="number">{t('amount')}</th>
                    <th>{t('result')}</th>
                    <th>
                      <span className="visually-hidden">{t('retry')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((order) => (
                    <tr key={order.id} className="money-row">
                      <td>
                        <strong>{order.holder}</strong>
                      </td>
                      <td>{maskedAccount(order) || t(order.channel === 'post' ? 'channel_post' : 'channel_cash')}</td>
                      <td className="number">{printNumber(order.amount)}</td>
                      <td>
                        {isOrderState(order.state) && (
                          <StatusTag tone={tones[order.state]} plain>
                            {t(`order_${order.state}`)}
                          </StatusTag>
                        )}
                        {order.returnReason && <span className="secondary"> · {order.returnReason}</span>}
                      </td>
                      <td className="pay-act">
                        {order.state === 'returned' && order.carriedInto === null && may('payment.prepare') && (
                          <Button
                            size="small"
                            aria-label={t('retryOf', { name: order.holder })}
                            onClick={() => void retry.send({ runId: run.id, orderIds: [order.id] })}
                          >
                            {t('retry')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      {pages.hasNext && (
        <div className="card-body">
          <Button loading={pages.isNextComing} onClick={() => void pages.next()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}
