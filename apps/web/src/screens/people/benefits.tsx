import { useState } from 'react';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { Answer } from '../../kit/states.tsx';
import { Money } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Benefits, type Entitlement, PersonBenefitsDocument, PersonCasesDocument } from './people.operations.ts';
import { peopleWords } from './people.words.ts';
import { Why } from './why.tsx';

const thisMonth = (): string => todayIs().slice(0, 7);

/** The same month a year later. */
const yearAfter = (month: string): string => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;

/** The month whose amount speaks for a benefit: the present one, or the first when it is yet to come. */
const monthOf = ({ from }: Entitlement): string => (from && from > thisMonth() ? from : thisMonth());

const isCurrent = ({ from, until }: Entitlement): boolean => Boolean(from) && (!until || until > thisMonth());

/** The month before one: the last of a range whose end is given as the first month no longer in it. */
const monthBefore = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

const useBenefits = (id: string) =>
  useAsk(PersonBenefitsDocument, { id, from: thisMonth(), until: yearAfter(thisMonth()) });

/** What the person gets, each with its reason one key away. */
export function Receives({ personId }: { readonly personId: string }) {
  const t = useWords(peopleWords);
  const answer = useBenefits(personId);
  return (
    <section className="card" aria-label={t('receives')}>
      <h2>
        {t('receives')}
        <Link to="/people/$personId" params={{ personId }} search={{ tab: 'benefits' }} className="card-link">
          {t('allBenefits')}
        </Link>
      </h2>
      <Answer of={answer} rows={2}>
        {(benefits) => {
          const current = benefits.entitlements.filter(isCurrent);
          return current.length === 0 ? (
            <p className="card-body secondary">{t('receivesNothing')}</p>
          ) : (
            <BenefitTable personId={personId} benefits={benefits} shown={current} />
          );
        }}
      </Answer>
    </section>
  );
}

/** All that was ever granted and stands, the present first. */
export function BenefitHistory({ personId }: { readonly personId: string }) {
  const t = useWords(peopleWords);
  const answer = useBenefits(personId);
  return (
    <section className="card" aria-label={t('benefits')}>
      <h2>{t('benefits')}</h2>
      <Answer of={answer} rows={3}>
        {(benefits) => {
          const granted = benefits.entitlements.filter(({ from }) => from);
          const shown = granted.toSorted((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)));
          return shown.length === 0 ? (
            <p className="card-body secondary">{t('noBenefits')}</p>
          ) : (
            <BenefitTable personId={personId} benefits={benefits} shown={shown} withEnd />
          );
        }}
      </Answer>
    </section>
  );
}

interface BenefitTableProps {
  readonly personId: string;
  readonly benefits: Benefits;
  readonly shown: readonly Entitlement[];
  readonly withEnd?: boolean;
}

function BenefitTable({ personId, benefits, shown, withEnd = false }: BenefitTableProps) {
  const t = useWords(peopleWords);
  const [open, setOpen] = useState<number>();
  const paperOf = usePapers(personId);
  return (
    <div className="table-scroll">
      <table className="table benefit-table">
        <thead>
          <tr>
            <th>{t('benefit')}</th>
            <th>{t('from')}</th>
            {withEnd && <th>{t('until')}</th>}
            <th className="number">{t('monthly')}</th>
            <th>
              <span className="visually-hidden">{t('why')}</span>
            </th>
          </tr>
        </thead>
        {shown.map((each) => {
          const isOpen = open === each.chainId;
          const month = isCurrent(each) ? monthOf(each) : monthBefore(each.until ?? thisMonth());
          return (
            <tbody key={each.chainId}>
              <tr>
                <td>
                  <strong>{each.title}</strong>
                  <div className="secondary">{paperOf(each.caseId)}</div>
                </td>
                <td>{each.from && printDay(each.from)}</td>
                {withEnd && (
                  <td>
                    {each.until ? printDay(monthBefore(each.until)) : <span className="secondary">{t('ongoing')}</span>}
                  </td>
                )}
                <td className="number">{isCurrent(each) && <Amount benefits={benefits} of={each} />}</td>
                <td className="benefit-why">
                  <button
                    type="button"
                    className="why-button"
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? undefined : each.chainId)}
                  >
                    {t('why')}
                    <span className="visually-hidden">, {each.title}</span>
                    {isOpen ? <UpOutlined aria-hidden="true" /> : <DownOutlined aria-hidden="true" />}
                  </button>
                </td>
              </tr>
              {isOpen && (
                <tr className="why-row">
                  <td colSpan={withEnd ? 5 : 4}>
                    <Why chainId={each.chainId} month={month} title={each.title} />
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Amount({ benefits, of }: { readonly benefits: Benefits; readonly of: Entitlement }) {
  const t = useWords(peopleWords);
  const month = monthOf(of);
  const due = benefits.due.find((each) => each.chainId === of.chainId && each.month === month);
  if (!due) return <span className="secondary">{t('held')}</span>;
  if (due.amount === null) return <span className="secondary">{t('unpriced')}</span>;
  return (
    <>
      <strong>
        <Money value={due.amount} />
      </strong>
      {month > thisMonth() && <div className="secondary">{t('fromLater', { month: printDay(month) })}</div>}
    </>
  );
}

/** The decision that granted a benefit, as far as the viewer sees its case. */
function usePapers(personId: string): (caseId: string | null) => string {
  const t = useWords(peopleWords);
  const may = useMay();
  const answer = useAsk(PersonCasesDocument, { id: personId }, { enabled: may('case.read') });
  return (caseId) => {
    const decision = answer.data?.casesOfPerson.find(({ id }) => id === caseId)?.decisions[0];
    return decision ? t('decided', { number: decision.paper.number, day: printDay(decision.signedOn) }) : '';
  };
}
