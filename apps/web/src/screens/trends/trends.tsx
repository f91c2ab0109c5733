import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { Choose } from '../../kit/choose.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { CasesTrend } from './cases-trend.tsx';
import { MoneyTrend } from './money-trend.tsx';
import { TrendsDocument } from './trends.operations.ts';
import { readTrendsSearch, stretches, trendsRoute, type TrendsSearch } from './trends.route.ts';
import { trendsWords } from './trends.words.ts';
import { OfficerWork, UnitWork } from './work.tsx';
import './trends.css';

/** How work and money went, month by month, each chart with its table. */
export function Trends() {
  const t = useWords(trendsWords);
  const may = useMay();
  const navigate = useNavigate();
  const { months = 12, commune } = trendsRoute.useSearch();
  const until = todayIs().slice(0, 7);
  const answer = useAsk(TrendsDocument, { until, months }, { keepsPrevious: true });
  return (
    <Page
      title={t('title')}
      help={t('help')}
      subtitle={t('subtitle', { months, until: printDay(until) })}
      actions={
        <Choose
          label={t('stretch')}
          value={months}
          onChange={(chosen: number) =>
            void navigate({
              to: '/trends',
              search: (last: TrendsSearch) => readTrendsSearch({ ...last, months: chosen }),
            })
          }
          options={stretches.map((count) => ({ value: count, label: t('monthsOf', { count }) }))}
        />
      }
    >
      <Answer of={answer} rows={10}>
        {({ casesByMonth, moneyByMonth, workload, units }) => (
          <div className="trends">
            <CasesTrend cases={casesByMonth} />
            <MoneyTrend
              money={moneyByMonth}
              months={casesByMonth.map(({ month }) => month)}
              units={units}
              commune={commune}
            />
            <div className="trends-work">
              <UnitWork work={workload} units={units} />
              {may('report.lead') && <OfficerWork />}
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}
