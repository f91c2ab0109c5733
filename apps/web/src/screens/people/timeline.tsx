import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { Day } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import { withinText } from '../../words/names.ts';
import {
  PersonCasesDocument,
  type PersonCase,
  type PersonFile,
  type PersonOrder,
  PersonOrdersDocument,
} from './people.operations.ts';
import { peopleWords } from './people.words.ts';

interface Happening {
  /** A day, or a month where no day is known. */
  readonly on: string;
  readonly what: 'applied' | 'closed' | 'signed' | 'moved' | 'joined' | 'left' | 'paid' | 'returned' | 'died';
  readonly of?: string;
  readonly detail?: string | undefined;
}

const ofPerson = ({ residences, households, diedOn }: PersonFile): readonly Happening[] => [
  ...residences.map(({ validFrom, unit, hamlet, address }): Happening => ({
    on: validFrom,
    what: 'moved',
    of: unit ? withinText(unit.name) : address,
    detail: hamlet ?? address,
  })),
  ...households.flatMap(({ householdCode: of, validFrom, validUntil }): Happening[] => [
    { on: validFrom, what: 'joined', of },
    ...(validUntil ? [{ on: validUntil, what: 'left', of } as const] : []),
  ]),
  ...(diedOn ? [{ on: diedOn, what: 'died' } as const] : []),
];

const ofCases = (cases: readonly PersonCase[]): readonly Happening[] =>
  cases.flatMap(({ receivedOn, closedOn, procedureTitle: of, code, stateTitle, decisions }): Happening[] => [
    { on: receivedOn, what: 'applied', of, detail: code },
    ...decisions.map(({ signedOn, paper }): Happening => ({
      on: signedOn,
      what: 'signed',
      of: paper.number,
      detail: paper.title,
    })),
    ...(closedOn && decisions.length === 0 ? [{ on: closedOn, what: 'closed', of, detail: stateTitle } as const] : []),
  ]);

const ofOrders = (orders: readonly PersonOrder[]): readonly Happening[] =>
  orders.flatMap(({ state, month, amount, returnReason }): Happening[] =>
    state === 'pending'
      ? []
      : [
          {
            on: month,
            what: state === 'returned' ? 'returned' : 'paid',
            of: printDay(month),
            detail: [printVnd(amount), returnReason].filter(Boolean).join(' · '),
          },
        ],
  );

interface TimelineProps {
  readonly person: PersonFile;
  readonly most?: number;
}

/** What happened, the latest first; places by the names they had then. What the viewer may not see leaves no gap. */
export function Timeline({ person, most }: TimelineProps) {
  const t = useWords(peopleWords);
  const may = useMay();
  const { id } = person;
  const cases = useAsk(PersonCasesDocument, { id }, { enabled: may('case.read') });
  const orders = useAsk(PersonOrdersDocument, { id }, { enabled: may('payment.read') });
  const all = [
    ...ofPerson(person),
    ...ofCases(cases.data?.casesOfPerson ?? []),
    ...ofOrders(orders.data?.payOrdersOf.nodes ?? []),
  ].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return (
    <section className="card" aria-label={t('timeline')}>
      <h2>
        {t('timeline')}
        {most !== undefined && all.length > most && (
          <Link to="/people/$personId" params={{ personId: id }} search={{ tab: 'timeline' }} className="card-link">
            {t('whole')}
          </Link>
        )}
      </h2>
      {all.length === 0 ? (
        <p className="card-body secondary">{t('noEvents')}</p>
      ) : (
        <ol className="timeline">
          {all.slice(0, most).map(({ on, what, of, detail }) => (
            <li key={`${on} ${what} ${of} ${detail}`}>
              <span className="secondary">
                <Day value={on} />
              </span>
              <div>
                <strong>{t(`event_${what}`, { what: of ?? '' })}</strong>
                {detail && <div className="secondary">{detail}</div>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
