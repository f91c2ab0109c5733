import { type ReactNode } from 'react';
import { Answer } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { Bar } from './money-trend.tsx';
import { OfficersDocument, type Unit, type UnitWork as WorkOfUnit } from './trends.operations.ts';
import { trendsWords } from './trends.words.ts';

interface Load {
  readonly key: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
}

/** Open cases by unit, over all desks and fields one may see. */
export function UnitWork({ work, units }: { readonly work: readonly WorkOfUnit[]; readonly units: readonly Unit[] }) {
  const t = useWords(trendsWords);
  const loads = [...Map.groupBy(work, ({ unitId }) => unitId)].map(([unitId, of]): Load => ({
    key: String(unitId),
    name: units.find(({ id }) => id === unitId)?.name ?? t('elsewhere'),
    open: of.reduce((sum, { open }) => sum + open, 0),
    overdue: of.reduce((sum, { overdue }) => sum + overdue, 0),
  }));
  return <Loads title={t('work')} head={t('commune')} loads={loads} />;
}

/** Open cases by who has them; for those who lead. */
export function OfficerWork() {
  const t = useWords(trendsWords);
  const answer = useAsk(OfficersDocument, {});
  return (
    <Answer of={answer}>
      {({ workByOfficer }) => (
        <Loads
          title={t('officers')}
          head={t('officer')}
          loads={workByOfficer.map(({ officerId, name, open, overdue }) => ({
            key: officerId ?? '',
            name: name ?? t('nobody'),
            open,
            overdue,
          }))}
        />
      )}
    </Answer>
  );
}

interface LoadsProps {
  readonly title: string;
  readonly head: ReactNode;
  readonly loads: readonly Load[];
}

function Loads({ title, head, loads }: LoadsProps) {
  const t = useWords(trendsWords);
  const shown = loads.filter(({ open }) => open > 0).toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
  const most = Math.max(1, ...shown.map(({ open }) => open));
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {shown.length === 0 ? (
        <p className="card-body secondary">{t('noWork')}</p>
      ) : (
        <div className="trend-communes" role="region" aria-label={title} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{head}</th>
                <td />
                <th scope="col" className="number">
                  {t('open')}
                </th>
                <th scope="col" className="number">
                  {t('overdue')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ key, name, open, overdue }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>
                    <Bar share={open / most} />
                  </td>
                  <td className="number">{printNumber(open)}</td>
                  <td className="number">
                    {overdue > 0 ? (
                      <StatusTag tone="red" plain>
                        {printNumber(overdue)}
                      </StatusTag>
                    ) : (
                      '0'
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
