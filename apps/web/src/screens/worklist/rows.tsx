import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useMay, useViewer } from '../../app/viewer.ts';
import { Due } from '../../kit/due.tsx';
import { Ago } from '../../kit/values.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type List } from './use-list.ts';
import { hamletOf, mainStepOf, type WorklistRow } from './worklist.operations.ts';
import { worklistWords } from './worklist.words.ts';

/** Six columns, two lines a row. */
export function Rows({ rows, list }: { readonly rows: readonly WorklistRow[]; readonly list: List }) {
  const t = useWords(worklistWords);
  const may = useMay();
  const maySelect = may('case.assign');
  const areAllChosen = rows.every(list.isChosen);
  return (
    <table className="table worklist-table">
      <thead>
        <tr>
          {maySelect && (
            <th className="worklist-select">
              <Checkbox
                aria-label={t('selectAll')}
                checked={areAllChosen}
                indeterminate={!areAllChosen && rows.some(list.isChosen)}
                onChange={({ target }) => list.choose(rows, target.checked)}
              />
            </th>
          )}
          <th>{t('due')}</th>
          <th>{t('person')}</th>
          <th>{t('todo')}</th>
          <th>{t('hamlet')}</th>
          <th>{t('touched')}</th>
          <th>
            <span className="visually-hidden">{t('action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.id} row={row} index={index} list={list} maySelect={maySelect} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: WorklistRow;
  readonly index: number;
  readonly list: List;
  readonly maySelect: boolean;
}

function Row({ row, index, list, maySelect }: RowProps) {
  const t = useWords(worklistWords);
  const { id: viewerId } = useViewer();
  const { person, clock } = row;
  const name = person?.fullName ?? row.code;
  const step = mainStepOf(row.availableSteps);
  return (
    <tr
      data-row={index}
      tabIndex={list.here ? (list.here.id === row.id ? 0 : -1) : index === 0 ? 0 : -1}
      aria-selected={list.here?.id === row.id}
      onFocus={() => list.stand(row)}
    >
      {maySelect && (
        <td className="worklist-select">
          <Checkbox
            aria-label={t('select', { name })}
            checked={list.isChosen(row)}
            onChange={({ target }) => list.choose([row], target.checked)}
          />
        </td>
      )}
      <td>
        <Due clock={clock} />
        {clock.pausedOn && <div className="due-date">{t('since', { day: printDay(clock.pausedOn) })}</div>}
      </td>
      <td className="worklist-person">
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="worklist-name">
          {name}
        </Link>
        <div className="secondary">
          {person?.birth && `${printDay(person.birth)} · `}
          {row.code}
        </div>
      </td>
      <td className="worklist-todo">
        <div className="worklist-step">{step?.title ?? row.stateTitle}</div>
        <div className="secondary">{row.procedureTitle}</div>
      </td>
      <td>{hamletOf(person?.residences)}</td>
      <td>
        <Ago at={row.touchedAt} />
        <div className="secondary">{row.touchedBy?.id === viewerId ? t('me') : row.touchedBy?.name}</div>
      </td>
      <td className="worklist-action">
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="row-button" tabIndex={-1}>
          {step?.title.split(',')[0] ?? t('open')}
          <span className="visually-hidden">, {t('openCase', { name })}</span>
        </Link>
      </td>
    </tr>
  );
}
