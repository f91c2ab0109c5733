import { addDays, printDay } from '#kernel';
import { forgetTimes } from '#platform';
import writeWorkbookFile, { type Cell } from 'write-excel-file/node';
import { type FiledReturn } from './return.store.js';
import { type ReturnBodyCell } from './return.body.js';

const text = (value: string): Cell => ({ type: String, value, format: '@' });
const bold = (value: string): Cell => ({ type: String, value, fontWeight: 'bold', wrap: true });

/** Writes a filed return as a workbook: the form, who filed it for which period, the figures, the hash. The same return is the same bytes. */
export async function writeReturn({ body, seq, hash }: FiledReturn): Promise<Buffer> {
  const { form, title, unit, period, takenOn, columns, rows } = body;
  const correction = seq > 1 ? ` (đính chính lần ${seq - 1})` : '';
  const data = [
    [bold(form)],
    [bold(`${title}${correction}`)],
    [text(unit.name)],
    [
      text(
        `Kỳ báo cáo từ ${printDay(period.from)} đến ${printDay(addDays(period.until, -1))}, số liệu ngày ${printDay(takenOn)}`,
      ),
    ],
    ['STT', 'Chỉ tiêu', ...columns].map(bold),
    ...rows.map(({ number, title: heading, cells }) => {
      const isHeading = cells.every((cell) => cell === null);
      return [text(number), isHeading ? bold(heading) : text(heading), ...cells.map(cellOf)];
    }),
    [bold('MÃ KIỂM SOÁT'), text(hash)],
  ];
  const widths = [{ width: 8 }, { width: 60 }, ...columns.map((name) => ({ width: Math.max(14, name.length + 2) }))];
  return forgetTimes(
    await writeWorkbookFile(data, { sheet: 'Báo cáo', columns: widths, stickyRowsCount: 5 }).toBuffer(),
  );
}

/** Shares as a fraction that the program shows in percent; where there is nothing to share, nothing. */
function cellOf(cell: ReturnBodyCell | null): Cell {
  if (!cell) return null;
  if (cell.whole === null) return { type: Number, value: cell.value, format: '#,##0' };
  return cell.whole === 0 ? null : { type: Number, value: cell.value / cell.whole, format: '0.00%' };
}
