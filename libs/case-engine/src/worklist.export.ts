import { type LegalDay, type WorkingCalendar } from '#kernel';
import { type AnyExportList, defineExport, defineFilePurpose, rowsOf } from '#platform';
import { casePermissions } from './case.permissions.js';
import { endOfSoon, narrowing, type WorklistFilter } from './case.reader.js';
import { worklistForExport } from './case.sql.js';
import { type ProcedureBook } from './programme.js';

export const worklistExport = { code: 'cases.worklist', title: 'Danh sách hồ sơ' } as const;

const worklistFile = defineFilePurpose(worklistExport.code, casePermissions.read);

interface Row {
  readonly id: string;
  readonly code: string;
  readonly procedure: string;
  readonly procedureVersion: string;
  readonly state: string;
  readonly receivedOn: LegalDay;
  readonly clockDue: Date | null;
  readonly overdueSince: Date | null;
  readonly personId: string;
  readonly fullName: string | null;
  readonly personalNumber: string | null;
  readonly unit: string;
  readonly assignedTo: string | null;
}

/** The worklist as a workbook: open cases by what remains of their clock, stopped clocks last. */
export function worklistExportOf(book: ProcedureBook, calendar: WorkingCalendar): AnyExportList {
  const procedureOf = ({ procedure, procedureVersion }: Row) => book.version(procedure, procedureVersion);
  return defineExport<Row, WorklistFilter>({
    ...worklistExport,
    purpose: worklistFile,
    columns: [
      { kind: 'text', heading: 'Mã hồ sơ', width: 18, value: ({ code }) => code },
      { kind: 'text', heading: 'Thủ tục', width: 36, value: (row) => procedureOf(row).title },
      { kind: 'text', heading: 'Họ và tên', width: 26, value: ({ fullName }) => fullName },
      { kind: 'text', heading: 'Số định danh', width: 15, value: ({ personalNumber }) => personalNumber },
      { kind: 'text', heading: 'Đơn vị', width: 24, value: ({ unit }) => unit },
      { kind: 'text', heading: 'Trạng thái', width: 20, value: (row) => procedureOf(row).states[row.state]?.title },
      { kind: 'day', heading: 'Ngày nhận', width: 12, value: ({ receivedOn }) => receivedOn },
      { kind: 'moment', heading: 'Hạn giải quyết', width: 17, value: ({ clockDue }) => clockDue },
      { kind: 'moment', heading: 'Quá hạn từ', width: 17, value: ({ overdueSince }) => overdueSince },
      { kind: 'text', heading: 'Người giải quyết', width: 24, value: ({ assignedTo }) => assignedTo },
    ],
    rows: async function* (tx, filter) {
      const values = [...narrowing(tx, filter), filter.unitId ?? null, filter.due ?? null, endOfSoon(tx, calendar)];
      for await (const rows of rowsOf<Row>(tx, worklistForExport, values)) {
        for (const { id, personId } of rows) {
          tx.noteRead({ kind: 'case', id });
          tx.noteRead({ kind: 'person', id: personId });
        }
        yield rows;
      }
    },
  });
}
