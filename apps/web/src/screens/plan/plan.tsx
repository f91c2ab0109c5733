import { useNavigate } from '@tanstack/react-router';
import { Choose } from '../../kit/choose.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { Figures } from './figures.tsx';
import { periodsOn, printPeriod, yearOf } from './period.ts';
import { type PlanAnswer, PlanDocument } from './plan.operations.ts';
import { type PlanSearch, planRoute } from './plan.route.ts';
import { planWords } from './plan.words.ts';
import { ProvinceFigure } from './province-figure.tsx';
import { Targets } from './targets.tsx';
import './plan.css';

/** Where the plan stands, commune by commune, and whom each figure counts. */
export function Plan() {
  const t = useWords(planWords);
  const navigate = useNavigate();
  const search = planRoute.useSearch();
  const periods = periodsOn(todayIs());
  const period = search.period ?? periods[0] ?? '';
  const answer = useAsk(PlanDocument, { year: yearOf(period) }, { keepsPrevious: true });
  const asOf = printPeriod(t, period);
  const [plan] = (answer.data?.planTargets[0]?.basis ?? '').split(', ');
  return (
    <Page
      title={t('title')}
      help={t('help')}
      subtitle={plan ? t('subtitle', { basis: plan, period: asOf }) : asOf}
      actions={
        <Choose
          label={t('period')}
          value={period}
          onChange={(chosen: string) =>
            void navigate({ to: '/plan', search: (last: PlanSearch) => ({ ...last, period: chosen }) })
          }
          options={periods.map((value) => ({ value, label: printPeriod(t, value) }))}
        />
      }
    >
      <Answer of={answer} rows={10}>
        {(data) => <PlanBody {...data} search={search} period={period} />}
      </Answer>
    </Page>
  );
}

interface PlanBodyProps extends PlanAnswer {
  readonly search: PlanSearch;
  readonly period: string;
}

/** Targets, and beside them what is chosen: at first the first target that is counted here. */
function PlanBody({ planTargets, indicators, units, search, period }: PlanBodyProps) {
  const t = useWords(planWords);
  const asked = planTargets.find(({ code }) => code === search.target);
  const counted = planTargets.find(({ indicator }) => indicator);
  const target = search.indicator ? undefined : (asked ?? counted);
  const code = search.indicator ?? target?.indicator;
  const indicator = indicators.find((each) => each.code === code) ?? (target ? undefined : indicators[0]);
  return (
    <div className="plan-columns">
      <Targets targets={planTargets} {...(target && { chosen: target.code })} />
      {target && !indicator && <ProvinceFigure target={target} indicators={indicators} />}
      {indicator && (
        <Figures
          indicator={indicator}
          indicators={indicators}
          target={planTargets.find((each) => each.indicator === indicator.code)}
          communes={units.filter(({ level }) => level === 'commune')}
          period={period}
        />
      )}
      {!target && !indicator && <Empty title={t('noIndicators')} />}
    </div>
  );
}
