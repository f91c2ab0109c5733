import { Link } from '@tanstack/react-router';
import { useViewer } from '../../app/viewer.ts';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { Behind } from './behind.tsx';
import { ChooseIndicator } from './choose-indicator.tsx';
import { classOf, scaleOf, shownOf } from './classes.ts';
import { CommuneTable } from './commune-table.tsx';
import { periodFor, printPeriod } from './period.ts';
import { type Figure, type Indicator, PlanFiguresDocument, type PlanTarget, type Unit } from './plan.operations.ts';
import { planRoute, type PlanSearch, readPlanSearch } from './plan.route.ts';
import { type CommuneFigure } from './commune-figure.ts';
import { planWords } from './plan.words.ts';
import { TileMap } from './tile-map.tsx';

interface FiguresProps {
  readonly indicator: Indicator;
  readonly indicators: readonly Indicator[];
  readonly target: PlanTarget | undefined;
  readonly communes: readonly Unit[];
  readonly period: string;
}

/** An indicator by commune, as tiles or as a table. */
export function Figures({ indicator, indicators, target, communes, period: asked }: FiguresProps) {
  const t = useWords(planWords);
  const { units } = useViewer();
  const { view, unit: openUnit } = planRoute.useSearch();
  const period = periodFor(indicator, asked);
  const answer = useAsk(PlanFiguresDocument, { code: indicator.code, period });
  const title = t('byCommune', { title: indicator.title });
  const opened = communes.find(({ id }) => id === openUnit);
  return (
    <div className="plan-right">
      <section className="card plan-figures" aria-label={title}>
        <header>
          <div>
            <h2>{title}</h2>
            <p className="secondary">
              {printPeriod(t, period)} · {indicator.article}
            </p>
          </div>
          <ChooseIndicator indicators={indicators} chosen={indicator.code} />
          <ViewSwitch isTable={view === 'table'} />
        </header>
        <Answer of={answer} rows={10}>
          {({ indicatorValues: { figures, total } }) => {
            const read = readFigures(indicator, communes, figures, units);
            const known = read.flatMap(({ shown }) => (shown === undefined ? [] : [shown]));
            const scale = scaleOf(indicator, target, known);
            const rows = read.map((row) => ({
              ...row,
              class: row.shown === undefined ? undefined : classOf(scale, row.shown),
            }));
            const drawn = { indicator, rows, scale };
            return view === 'table' ? (
              <CommuneTable {...drawn} />
            ) : (
              <TileMap {...drawn} total={shownOf(indicator, total)} />
            );
          }}
        </Answer>
      </section>
      {opened && <Behind key={opened.id} indicator={indicator} unit={opened} period={period} />}
    </div>
  );
}

type Told = Pick<Figure, 'value' | 'whole'> & { readonly unitId?: number | null };

/** Communes without a figure have none of what is counted, where one may see them at all. */
const readFigures = (
  indicator: Indicator,
  communes: readonly Unit[],
  figures: readonly Told[],
  area: readonly number[],
): Omit<CommuneFigure, 'class'>[] =>
  communes.map((unit) => {
    const isInArea = area.includes(unit.id) || (typeof unit.parentId === 'number' && area.includes(unit.parentId));
    const figure =
      figures.find(({ unitId }) => unitId === unit.id) ?? (isInArea ? { value: 0, whole: null } : undefined);
    return { unit, isInArea, shown: figure && shownOf(indicator, figure) };
  });

function ViewSwitch({ isTable }: { readonly isTable: boolean }) {
  const t = useWords(planWords);
  return (
    <nav className="plan-views" aria-label={t('view')}>
      <Link
        to="/plan"
        search={(last: PlanSearch) => readPlanSearch({ ...last, view: undefined })}
        activeOptions={{ exact: true }}
        aria-current={isTable ? undefined : 'true'}
      >
        {t('asTiles')}
      </Link>
      <Link
        to="/plan"
        search={(last: PlanSearch) => ({ ...last, view: 'table' as const })}
        activeOptions={{ exact: true }}
        aria-current={isTable ? 'true' : undefined}
      >
        {t('asTable')}
      </Link>
    </nav>
  );
}
