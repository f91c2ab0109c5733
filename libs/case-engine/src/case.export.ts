import { type LegalDay, type WorkingCalendar } from '#kernel';
import { type AnyExportList, defineExport, defineFilePurpose, type ExportColumn, type ReadTx, rowsOf } from '#platform';
import { casePermissions } from './case.permissions.js';
import { type CaseFilter, endOfSoon, endsOfWorkingDays, narrowing, type WorklistFilter } from './case.reader.js';
import { casesForExport, worklistForExport } from './case.sql.js';
import { type ProcedureBook } from './programme.js';

export const worklistExport = { code: 'cases.worklist', title: 'Danh sách việc' } as const;
export const casesExport = { code: 'cases.all', title: 'Danh sách hồ sơ' } as const;

const worklistFile = defineFilePurpose(worklistExport.code, casePermissions.read);
const casesFile = defineFilePurpose(casesExport.code, casePermissions.read);

interface Row {
  readonly id: string;
  readonly code: string;
  readonly procedure: string;
  readonly procedureVersion: string;
  readonly state: string;
  readonly receivedOn: LegalDay;
  readonly closedOn: LegalDay | null;
  readonly clockDue: Date | null;
  readonly overdueSince: Date | null;
  readonly personId: string;
  readonly fullName: string | null;
  readonly personalNumber: string | null;
  readonly unit: string;
  readonly assignedTo: string | null;
}

/** What there is of cases as workbooks: what waits, in the order of the worklist, and everything that was received, the latest first. */
export function caseExportsOf(book: ProcedureBook, calendar: WorkingCalendar): readonly AnyExportList[] {
  const columns = columnsOf(book);
  return [
    defineExport<Row, WorklistFilter>({
      ...worklistExport,
      purpose: worklistFile,
      columns: columns.filter(({ heading }) => heading !== closedHeading),
      rows: (tx, filter) =>
        onRecord(tx, worklistForExport, [
          ...narrowing(tx, filter),
          filter.unitId ?? null,
          filter.due ?? null,
          endOfSoon(tx, calendar),
          endsOfWorkingDays(tx, calendar),
        ]),
    }),
    defineExport<Row, CaseFilter>({
      ...casesExport,
      purpose: casesFile,
      columns,
      rows: (tx, { code, programme, isOpen }) =>
        onRecord(tx, casesForExport, [code?.trim() || null, programme ?? null, isOpen ?? null]),
    }),
  ];
}

const closedHeading = 'Ngày kết thúc';

function columnsOf(book: ProcedureBook): readonly ExportColumn<Row>[] {
  const procedureOf = ({ procedure, procedureVersion }: Row) => book.version(procedure, procedureVersion);
  return [
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
    { kind: 'day', heading: closedHeading, width: 13, value: ({ closedOn }) => closedOn },
  ];
}

/** Rows of a statement, each case and its person on record as read. */
async function* onRecord(tx: ReadTx, statement: string, values: readonly unknown[]): AsyncIterable<readonly Row[]> {
  for await (const rows of rowsOf<Row>(tx, statement, values)) {
    for (const { id, personId } of rows) {
      tx.noteRead({ kind: 'case', id });
      tx.noteRead({ kind: 'person', id: personId });
    }
    yield rows;
  }
}
