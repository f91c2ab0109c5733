import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { ChooseIndicator } from './choose-indicator.tsx';
import { type Indicator, type PlanTarget } from './plan.operations.ts';
import { planWords } from './plan.words.ts';
import { printAim } from './targets.tsx';

interface ProvinceFigureProps {
  readonly target: PlanTarget;
  readonly indicators: readonly Indicator[];
}

/** A target that another agency finds out for the whole province: its figure, and where it comes from. */
export function ProvinceFigure({ target, indicators }: ProvinceFigureProps) {
  const t = useWords(planWords);
  const { title, value, year, unit, source, owner, dueYear, basis, standingRule } = target;
  const isKnown = value !== null && value !== undefined;
  return (
    <section className="card plan-figures" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <ChooseIndicator indicators={indicators} />
      </header>
      <div className="card-body">
        <h3>{t('provinceOnly')}</h3>
        <p>{t('provinceText', { owner })}</p>
        <dl className="plan-facts">
          <dt>{t('figure')}</dt>
          <dd>{isKnown ? `${printNumber(value)} ${unit} (${year})` : t('unknown')}</dd>
          {source && (
            <>
              <dt>{t('source')}</dt>
              <dd>{source}</dd>
            </>
          )}
          <dt>{t('dueYear')}</dt>
          <dd>
            {dueYear}: {printAim(target)}
          </dd>
          <dt>{t('basis')}</dt>
          <dd>{basis}</dd>
          <dt>{t('rule')}</dt>
          <dd>{standingRule}</dd>
        </dl>
      </div>
    </section>
  );
}
