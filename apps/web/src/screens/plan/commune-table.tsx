import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { classWords, type Scale } from './classes.ts';
import { type CommuneFigure } from './commune-figure.ts';
import { type Indicator } from './plan.operations.ts';
import { planRoute, type PlanSearch, type PlanSort } from './plan.route.ts';
import { planWords } from './plan.words.ts';
import { useOpenUnit } from './use-open-unit.ts';

const byName = new Intl.Collator('vi').compare;
const last = Number.NEGATIVE_INFINITY;

const orders: Readonly<Record<PlanSort, (a: CommuneFigure, b: CommuneFigure) => number>> = {
  name: (a, b) => byName(a.unit.name, b.unit.name),
  value: (a, b) => (a.shown ?? Infinity) - (b.shown ?? Infinity) || byName(a.unit.name, b.unit.name),
  '-value': (a, b) => (b.shown ?? last) - (a.shown ?? last) || byName(a.unit.name, b.unit.name),
};

interface CommuneTableProps {
  readonly indicator: Indicator;
  readonly rows: readonly CommuneFigure[];
  readonly scale: Scale;
}

/** The same as the tiles, to be sorted and read line by line. */
export function CommuneTable({ indicator, rows, scale }: CommuneTableProps) {
  const t = useWords(planWords);
  const open = useOpenUnit();
  const { sort = 'name', unit: openUnit } = planRoute.useSearch();
  const sorted = { name: undefined, value: 'ascending', '-value': 'descending' } as const;
  return (
    <div className="table-scroll">
      <table className="table plan-table">
        <thead>
          <tr>
            <th aria-sort={sort === 'name' ? 'ascending' : undefined}>
              <SortLink to="name" word={t('commune')} />
            </th>
            <th className="number" aria-sort={sorted[sort]}>
              <SortLink to={sort === '-value' ? 'value' : '-value'} word={t('value')} />
            </th>
            <th>{t(scale.isTarget ? 'standing' : 'standingAverage')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.toSorted(orders[sort]).map(({ unit, isInArea, shown, class: number }) => (
            <tr key={unit.id} className={unit.id === openUnit ? 'chosen' : ''}>
              <td>
                {shown !== undefined && indicator.isOpenable ? (
                  <button type="button" className="plan-open" onClick={() => open(unit.id)}>
                    {unit.name}
                  </button>
                ) : (
                  unit.name
                )}
              </td>
              <td className="number">{shown === undefined ? '–' : printNumber(shown)}</td>
              <td>{number === undefined ? t(isInArea ? 'none' : 'outside') : t(classWords[number])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortLink({ to, word }: { readonly to: PlanSort; readonly word: string }) {
  return (
    <Link to="/plan" search={(given: PlanSearch) => ({ ...given, sort: to })}>
      {word}
    </Link>
  );
}
