import { useNavigate } from '@tanstack/react-router';
import { Choose } from '../../kit/choose.tsx';
import { useWords } from '../../words/i18n.ts';
import { type Indicator } from './plan.operations.ts';
import { type PlanSearch } from './plan.route.ts';
import { planWords } from './plan.words.ts';

const groups = [
  ['people', 'people'],
  ['households', 'households'],
  ['cases', 'cases'],
  ['đồng', 'money'],
  ['share', 'share'],
] as const;

interface ChooseIndicatorProps {
  readonly indicators: readonly Indicator[];
  readonly chosen?: string;
}

/** Every figure that exists for the duty, by what it counts. */
export function ChooseIndicator({ indicators, chosen }: ChooseIndicatorProps) {
  const t = useWords(planWords);
  const navigate = useNavigate();
  const options = groups.flatMap(([measure, word]) => {
    const of = indicators.filter((each) => each.measure === measure);
    return of.length === 0
      ? []
      : [{ label: t(word), title: t(word), options: of.map(({ code, title }) => ({ value: code, label: title })) }];
  });
  return (
    <Choose<string>
      label={t('indicator')}
      className="plan-choose"
      placeholder={t('indicator')}
      {...(chosen && { value: chosen })}
      onChange={(indicator) =>
        void navigate({
          to: '/plan',
          search: ({ period, view }: PlanSearch) => ({ indicator, ...(period && { period }), ...(view && { view }) }),
        })
      }
      options={options}
    />
  );
}
