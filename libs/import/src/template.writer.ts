import writeWorkbook from 'write-excel-file/node';
import { columnLetter } from './fault.js';
import { headingRow, type ImportSheet } from './sheet.js';
import { type WrittenCell } from './written-cell.js';

/** How many rows below the headings offer drop-downs. */
const preparedRows = 5_000;

/** Rows of an empty template whose cells are formatted: numbers that name something are text before anybody types one. */
const formattedRows = 500;

const formats = { text: '@', day: 'dd/mm/yyyy', coefficient: '0.0###', money: '#,##0' } as const;
const types = { text: String, day: Date, coefficient: Number, money: Number } as const;

/**
 * Writes the template of a sheet, with rows or without: title, frozen headings, drop-downs for columns of choices, a
 * sheet that says how each column is filled in, and one of the choices. Remarks on rows stand beside them, where no reader looks.
 */
export function writeTemplate(
  sheet: ImportSheet,
  rows: readonly (readonly WrittenCell[])[] = [],
  title = sheet.title,
  remarks: readonly string[] = [],
): Promise<Buffer> {
  const columns = Object.values(sheet.columns);
  const hasRemarks = remarks.some((remark) => remark !== '');
  const heading = (text: string) =>
    ({ value: text, fontWeight: 'bold', wrap: true, backgroundColor: '#E7EEF7' }) as const;
  const list = [
    [{ value: title, fontWeight: 'bold', fontSize: 13 } as const],
    [...columns.map((column) => heading(column.heading)), ...(hasRemarks ? [heading('Cần sửa')] : [])],
    ...(rows.length > 0
      ? rows.map((row, at) => [
          ...row.map((cell, index) => cellOf(cell, columns[index]?.format ?? 'text')),
          ...(remarks[at] ? [{ value: remarks[at], type: String, wrap: true, color: '#B42318' } as const] : []),
        ])
      : Array.from({ length: formattedRows }, () =>
          columns.map(({ format }) => ({ type: types[format], format: formats[format] })),
        )),
  ];
  const guide = [
    [heading('Cột'), heading('Tên cột'), heading('Bắt buộc'), heading('Cách ghi')],
    ...columns.map(({ heading: name, required, hint, choices }, index) => [
      columnLetter(index),
      name,
      required ? 'x' : '',
      [hint, ...(choices ? [`Chọn: ${choices.join(' · ')}.`] : [])].join(' '),
    ]),
  ];
  return writeWorkbook(
    [
      {
        data: list,
        sheet: 'Danh sách',
        columns: [...columns.map((column) => ({ width: Math.max(12, column.heading.length + 2) })), { width: 60 }],
        stickyRowsCount: headingRow,
      },
      { data: guide, sheet: 'Hướng dẫn', columns: [{ width: 6 }, { width: 28 }, { width: 10 }, { width: 100 }] },
      { data: choiceRows(sheet), sheet: choiceSheet },
    ],
    {
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                transform: (content, _, { sheetIndex }) =>
                  sheetIndex === 0 ? content.replace('</sheetData>', `</sheetData>${dropDowns(sheet)}`) : content,
              },
            },
          },
        },
      ],
    },
  ).toBuffer();
}

function cellOf(cell: WrittenCell, format: keyof typeof formats) {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' };
  if (typeof cell === 'number')
    return { value: cell, type: Number, format: formats[format === 'day' ? 'text' : format] };
  if ('formula' in cell) return { value: cell.formula, type: 'Formula' as const };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: formats.day };
}

/** Choices stand in a sheet of their own: inside a rule Excel allows no more than 255 letters and no commas. */
const choiceSheet = 'Danh mục';

function choiceRows(sheet: ImportSheet): (string | null)[][] {
  const lists = Object.values(sheet.columns).map(({ choices }) => choices ?? []);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null));
}

function dropDowns(sheet: ImportSheet): string {
  const rules = Object.values(sheet.columns).flatMap(({ choices }, index) => {
    if (!choices) return [];
    const letter = columnLetter(index);
    const cells = `${letter}${headingRow + 1}:${letter}${headingRow + preparedRows}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}">` +
        `<formula1>'${choiceSheet}'!$${letter}$1:$${letter}$${choices.length}</formula1></dataValidation>`,
    ];
  });
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
