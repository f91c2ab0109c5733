import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { ExportButton } from '../../kit/export-button.tsx';
import { Refused } from '../../kit/refused.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { Empty } from '../../kit/states.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { maskedAccount } from '../../words/numbers.ts';
import { ExportPayOrdersDocument, type PayRun, RetryOrderDocument, RunOrdersDocument } from './pay.operations.ts';
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
        {may('payment.export') && (
          <ExportButton
            document={ExportPayOrdersDocument}
            question={{ runId: run.id, ...(state && { state }) }}
            jobOf={({ exportPayOrders }) => exportPayOrders.id}
          />
        )}
      </h2>
      {retry.refusal && <Refused refusal={retry.refusal} />}
      <PagedTable
        pages={pages}
        none={<Empty title={t('noOrders')} />}
        heads={
          <>
            <th>{t('holder')}</th>
            <th>{t('account')}</th>
            <th className="number">{t('amount')}</th>
            <th>{t('result')}</th>
            <th>
              <span className="visually-hidden">{t('retry')}</span>
            </th>
          </>
        }
      >
        {(order) => (
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
        )}
      </PagedTable>
    </section>
  );
}
