import { Link } from '@tanstack/react-router';
import { Due } from '../../kit/due.tsx';
import { Day } from '../../kit/values.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseRow } from './cases.operations.ts';
import { casesWords } from './cases.words.ts';

export function Rows({ rows }: { readonly rows: readonly CaseRow[] }) {
  const t = useWords(casesWords);
  return (
    <div className="table-scroll">
      <table className="table cases-table">
        <thead>
          <tr>
            <th>{t('person')}</th>
            <th>{t('procedure')}</th>
            <th>{t('unit')}</th>
            <th>{t('received')}</th>
            <th>{t('state')}</th>
            <th>{t('due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.id} row={row} index={index} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, index }: { readonly row: CaseRow; readonly index: number }) {
  const t = useWords(casesWords);
  const { person } = row;
  return (
    <tr data-row={index} tabIndex={-1}>
      <td>
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="cases-name">
          {person?.fullName ?? row.code}
        </Link>
        <div className="secondary">
          {[person?.birth && printDay(person.birth), row.code].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td>{row.procedureTitle}</td>
      <td>{row.unit?.name}</td>
      <td>
        <Day value={row.receivedOn} />
      </td>
      <td>{row.stateTitle}</td>
      <td>{row.closedOn ? t('closedOn', { day: printDay(row.closedOn) }) : <Due clock={row.clock} />}</td>
    </tr>
  );
}
