import { Link } from '@tanstack/react-router';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type PlanTarget } from './plan.operations.ts';
import { type PlanSearch } from './plan.route.ts';
import { planWords } from './plan.words.ts';
import { lookOf } from './standings.ts';

interface TargetsProps {
  readonly targets: readonly PlanTarget[];
  readonly chosen?: string;
}

/** Every target of the plan as a thin bar with a tick where it should be; choosing one draws it by commune. */
export function Targets({ targets, chosen }: TargetsProps) {
  const t = useWords(planWords);
  const tally = (standing: string) => targets.filter((each) => each.standing === standing).length;
  const title = t('targets', { count: targets.length });
  return (
    <section className="card plan-targets" aria-label={title}>
      <h2>
        {title}
        <small className="secondary">
          {t('tally', { reached: tally('reached'), near: tally('near'), behind: tally('behind') })}
        </small>
      </h2>
      <ul>
        {targets.map((target) => (
          <li key={target.code}>
            <Link
              to="/plan"
              search={({ period, view }: PlanSearch) => ({
                target: target.code,
                ...(period && { period }),
                ...(view && { view }),
              })}
              {...(target.code === chosen && { 'aria-current': 'true' as const })}
            >
              <span className="plan-target-title">{target.title}</span>
              <StatusTag tone={lookOf(target).tone} plain>
                {t(lookOf(target).word)}
              </StatusTag>
              <Bar target={target} />
              <span className="plan-target-figure">
                {target.value !== null && target.value !== undefined && <strong>{printNumber(target.value)} </strong>}
                <span className="secondary">{printAim(target)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `≥ 65 %`, `< 15 %`, and what can only be reached in full as `100 %`. */
export function printAim({ aim, target, unit }: PlanTarget): string {
  const sign = aim === 'below' ? '< ' : unit === '%' && target === 100 ? '' : '≥ ';
  return `${sign}${printNumber(target)} ${unit}`;
}

/** Percent of the bar's whole length. */
function Bar({ target: { unit, value, target } }: { readonly target: PlanTarget }) {
  const whole = unit === '%' && target > 10 ? 100 : Math.max(target, value ?? 0) * 1.25;
  const width = Math.min(100, ((value ?? 0) / whole) * 100);
  const tick = Math.min(99.4, (target / whole) * 100);
  return (
    <svg className="plan-bar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" y="5" width="100" height="6" />
      <rect className="value" y="5" width={width} height="6" />
      <rect className="tick" x={tick} width="0.7" height="16" />
    </svg>
  );
}
