import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Answer, Empty } from '../../kit/states.tsx';
import { Day, Money } from '../../kit/values.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useWords } from '../../words/i18n.ts';
import { type Indicator, PlanCasesDocument, type Unit } from './plan.operations.ts';
import { planWords } from './plan.words.ts';
import { useOpenUnit } from './use-open-unit.ts';

interface BehindProps {
  readonly indicator: Indicator;
  readonly unit: Unit;
  readonly period: string;
}

/** People and cases that a commune's figure counts. */
export function Behind({ indicator, unit, period }: BehindProps) {
  const t = useWords(planWords);
  const open = useOpenUnit();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pages = useAskPages(
    PlanCasesDocument,
    { code: indicator.code, period, unitId: unit.id },
    ({ indicatorCases }) => indicatorCases,
  );
  const title = t('behindFigure', { unit: unit.name, value: indicator.title });
  const isMoney = indicator.measure === 'đồng';
  return (
    <section className="card plan-behind" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
        <Button size="small" onClick={() => open(undefined)}>
          {t('close')}
        </Button>
      </h2>
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('noCases')} />
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('person')}</th>
                    <th>{t('birth')}</th>
                    {isMoney && <th className="number">{t('amount')}</th>}
                    <th>{t('caseFile')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ subject, caseId, amount, person }, index) => (
                    <tr key={`${subject} ${caseId ?? index}`}>
                      <td>{person?.fullName ?? <span className="secondary">{t('hidden')}</span>}</td>
                      <td>{person?.birth && <Day value={person.birth} />}</td>
                      {isMoney && (
                        <td className="number">
                          <Money value={amount} />
                        </td>
                      )}
                      <td>
                        {caseId && (
                          <Link to="/cases/$caseId" params={{ caseId }}>
                            {t('openCase')}
                          </Link>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
      {pages.hasNext && (
        <div className="card-body">
          <Button loading={pages.isNextComing} onClick={() => void pages.next()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}
