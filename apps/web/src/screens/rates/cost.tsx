import { type SimulatedCostQuery } from '../../gql/graphql.ts';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printChange, printNumber } from '../../words/money.ts';
import { type Rate, SimulatedCostDocument, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';

interface CostProps {
  readonly draft: Rate;
  readonly units: Units;
  readonly title: string;
}

type Cost = SimulatedCostQuery['simulateRate'][number];

/** `2027-07` is a year after `2026-07`. */
const yearAfter = (month: string): string => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;

/** What a draft would cost in its first twelve months. */
export function CostOfDraft({ draft, units, title }: CostProps) {
  const t = useWords(ratesWords);
  const { id, fromMonth, untilMonth } = draft;
  const year = yearAfter(fromMonth);
  const answer = useAsk(SimulatedCostDocument, {
    id,
    from: fromMonth,
    until: untilMonth && untilMonth < year ? untilMonth : year,
  });
  const nameOf = (unitId: number) => units.find((unit) => unit.id === unitId)?.name ?? '';
  return (
    <section className="card rates-drafts" aria-label={title}>
      <h2>
        {title} <small className="secondary">{t('costHint')}</small>
      </h2>
      <Answer of={answer}>
        {({ simulateRate }) =>
          simulateRate.length === 0 ? (
            <p className="card-body secondary">{t('noLines')}</p>
          ) : (
            <div className="rates-cost">
              <Sums costs={simulateRate} word="month" title={t('byMonth')} nameOf={({ month }) => printDay(month)} />
              <Sums costs={simulateRate} word="unit" title={t('byUnit')} nameOf={({ unitId }) => nameOf(unitId)} />
            </div>
          )
        }
      </Answer>
    </section>
  );
}

interface Sum {
  readonly lines: number;
  /** Nothing while a line among them has no value. */
  readonly now: number | undefined;
  readonly withDraft: number | undefined;
}

const add = (sum: number | undefined, more: number | null | undefined): number | undefined =>
  sum === undefined || more === null || more === undefined ? undefined : sum + more;

const sumOf = (costs: readonly Cost[]): Sum =>
  costs.reduce<Sum>(
    (sum, { lines, now, withDraft }) => ({
      lines: sum.lines + lines,
      now: add(sum.now, now),
      withDraft: add(sum.withDraft, withDraft),
    }),
    { lines: 0, now: 0, withDraft: 0 },
  );

interface SumsProps {
  readonly costs: readonly Cost[];
  readonly word: 'month' | 'unit';
  readonly title: string;
  readonly nameOf: (cost: Cost) => string;
}

function Sums({ costs, word, title, nameOf }: SumsProps) {
  const t = useWords(ratesWords);
  const groups = Map.groupBy(costs, nameOf);
  return (
    <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th>{t(word)}</th>
            <th className="number">{t('lines')}</th>
            <th className="number">{t('now')}</th>
            <th className="number">{t('withDraft')}</th>
            <th className="number">{t('change')}</th>
          </tr>
        </thead>
        <tbody>
          {[...groups].map(([name, group]) => (
            <SumRow key={name} name={name} sum={sumOf(group)} />
          ))}
        </tbody>
        <tfoot>
          <SumRow name={t('total')} sum={sumOf(costs)} />
        </tfoot>
      </table>
    </div>
  );
}

function SumRow({ name, sum: { lines, now, withDraft } }: { readonly name: string; readonly sum: Sum }) {
  const t = useWords(ratesWords);
  const money = (amount: number | undefined) => (amount === undefined ? t('unpriced') : printNumber(amount));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{printNumber(lines)}</td>
      <td className="number">{money(now)}</td>
      <td className="number">{money(withDraft)}</td>
      <td className="number">{now !== undefined && withDraft !== undefined && printChange(withDraft - now)}</td>
    </tr>
  );
}
