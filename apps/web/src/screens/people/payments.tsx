import { Link } from '@tanstack/react-router';
import { Answer } from '../../kit/states.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import { maskedAccount } from '../../words/numbers.ts';
import { type PersonOrder, PersonOrdersDocument } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

const tones = { pending: 'blue', paid: 'green', returned: 'red' } as const satisfies Record<string, Tone>;
const isOrderState = (state: string): state is keyof typeof tones => state in tones;

interface PaymentsProps {
  readonly personId: string;
  /** Only so many, the latest first; all when left out. */
  readonly most?: number;
}

/** What was sent to the person, and what became of it. */
export function Payments({ personId, most }: PaymentsProps) {
  const t = useWords(peopleWords);
  const answer = useAsk(PersonOrdersDocument, { id: personId });
  const title = t(most === undefined ? 'payments' : 'paid');
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title}
        {most !== undefined && (
          <Link to="/people/$personId" params={{ personId }} search={{ tab: 'payments' }} className="card-link">
            {t('all')}
          </Link>
        )}
      </h2>
      <Answer of={answer} rows={2}>
        {({ payOrdersOf: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="card-body secondary">{t('noPayments')}</p>
          ) : (
            <Orders orders={nodes.slice(0, most)} />
          )
        }
      </Answer>
    </section>
  );
}

function Orders({ orders }: { readonly orders: readonly PersonOrder[] }) {
  const t = useWords(peopleWords);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('month')}</th>
            <th>{t('holder')}</th>
            <th>{t('way')}</th>
            <th className="number">{t('amount')}</th>
            <th>{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id} className="person-row">
              <td>
                <Link to="/pay/$runId" params={{ runId: String(order.runId) }}>
                  {printDay(order.month)}
                </Link>
              </td>
              <td>{order.holder}</td>
              <td>{maskedAccount(order) || t(order.channel === 'post' ? 'channel_post' : 'channel_cash')}</td>
              <td className="number">{printVnd(order.amount)}</td>
              <td>
                {isOrderState(order.state) && (
                  <StatusTag tone={tones[order.state]} plain>
                    {t(`order_${order.state}`)}
                  </StatusTag>
                )}
                {order.returnReason && <span className="secondary"> · {order.returnReason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
