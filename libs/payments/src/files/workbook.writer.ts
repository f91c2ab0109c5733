import { printMonth } from '#kernel';
import writeWorkbookFile, { type Cell } from 'write-excel-file/node';
import { answerHeadings, type FileColumn, type OrderLine, type WorkbookFormat } from './file-format.table.js';
import { payFileErrors } from './pay-file.errors.js';
import { type ListedOrder, listReference, type PayList } from './pay-list.js';
import { writeText } from './written-text.rule.js';
import { forgetTimes } from '#platform';

/** First cell of the row that sums the list up, and of the row with its hash. */
export const controlLabels = { sum: 'CỘNG', hash: 'MÃ KIỂM SOÁT' } as const;

const text = (value: string): Cell => ({ type: String, value, format: '@' });
const bold = (value: string): Cell => ({ type: String, value, fontWeight: 'bold' });

/**
 * Writes a list as a workbook: title, headings, one row an order, the sum, the control hash. The same list is the same bytes.
 * @throws PAY_FILE.ORDER_UNFIT
 */
export async function writeWorkbook(list: PayList, format: WorkbookFormat): Promise<Buffer> {
  const { columns } = format;
  const rows = list.orders.map((order, index) => {
    const line: OrderLine = { number: index + 1, month: list.month };
    return columns.map((column) => cellOf(column, order, line, format.code));
  });
  const data = [
    [bold(titleOf(list, format))],
    [text(`Số ${listReference(list)}`)],
    columns.map(({ heading }) => bold(heading)),
    ...rows,
    sumRow(list, columns),
    [bold(controlLabels.hash), text(list.control.hash)],
  ];
  const widths = columns.map(({ width }) => ({ width }));
  const written = await writeWorkbookFile(data, { sheet: 'Danh sách', columns: widths, stickyRowsCount: 3 }).toBuffer();
  return forgetTimes(written);
}

function titleOf({ channel, month, orders }: PayList, { title }: WorkbookFormat): string {
  const place = channel === 'cash' && orders[0] ? ` tại ${orders[0].place}` : '';
  return `${title}${place} tháng ${printMonth(month)}`;
}

function sumRow({ control }: PayList, columns: readonly FileColumn[]): Cell[] {
  return columns.map(({ heading }, index) => {
    if (index === 0) return bold(controlLabels.sum);
    if (heading === answerHeadings.order) return text(String(control.orders));
    return heading === answerHeadings.amount ? money(control.total) : null;
  });
}

const money = (value: number): Cell => ({ type: Number, value, format: '#,##0' });

function cellOf(column: FileColumn, order: ListedOrder, line: OrderLine, format: string): Cell {
  const value = column.value(order, line);
  if (typeof value === 'number') return column.heading === answerHeadings.amount ? money(value) : value;
  const written = writeText(value ?? '', column.letters ?? 'vietnamese');
  const { limit } = column;
  const isTooLong = limit?.beyond === 'refuse' && written.length > limit.most;
  if (isTooLong || (column.required && written === ''))
    throw payFileErrors.ORDER_UNFIT({ orderId: order.id, format, field: column.heading });
  if (written === '') return null;
  return text(limit ? written.slice(0, limit.most).trim() : written);
}
