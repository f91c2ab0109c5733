import { type LegalDay } from '#kernel';
import { type AnyExportList, type ExportColumn } from './export-list.js';
import { ZipWriter } from './zip-writer.js';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const msOfDay = 86_400_000;
/** Workbooks count days from here. */
const dayZero = Date.UTC(1899, 11, 30);
/** Asia/Ho_Chi_Minh, which knows no summer time. */
const msOfZone = 7 * 3_600_000;

const serialOfDay = (day: LegalDay): number => (Date.parse(day) - dayZero) / msOfDay;
const serialOfMoment = (at: Date): number => (at.getTime() + msOfZone - dayZero) / msOfDay;

/** In the order of `cellXfs` below. */
const styles = { plain: 0, text: 1, day: 2, money: 3, moment: 4, heading: 5 } as const;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Control characters and halves of pairs, which XML cannot hold. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/[&<>]/g, (mark) => escapes[mark] ?? mark);

/** Text is written as text: a formula that somebody typed into a name stays a name. */
const textCell = (at: string, value: string, style: number) =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${written(value)}</t></is></c>`;
const numberCell = (at: string, value: number, style: number) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const emptyCell = '';

function cellOf(column: ExportColumn<object>, row: object, at: string): string {
  switch (column.kind) {
    case 'text': {
      const value = column.value(row);
      return value ? textCell(at, value, styles.text) : emptyCell;
    }
    case 'day': {
      const value = column.value(row);
      return value ? numberCell(at, serialOfDay(value), styles.day) : emptyCell;
    }
    case 'moment': {
      const value = column.value(row);
      return value ? numberCell(at, serialOfMoment(value), styles.moment) : emptyCell;
    }
    case 'money': {
      const value = column.value(row);
      return value === null || value === undefined ? emptyCell : numberCell(at, value, styles.money);
    }
    case 'count': {
      const value = column.value(row);
      return value === null || value === undefined ? emptyCell : numberCell(at, value, styles.plain);
    }
  }
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';

const fixedParts: readonly (readonly [name: string, content: string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${office}/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

/** Writes a list as a workbook with frozen headings, as its rows come. */
export async function writeWorkbookStream(
  { columns }: AnyExportList,
  rows: AsyncIterable<readonly object[]>,
): Promise<Buffer> {
  const archive = new ZipWriter();
  for (const [name, content] of fixedParts) await archive.add(name, xml + content);
  await archive.add('xl/worksheets/sheet1.xml', sheetOf(columns, rows));
  return archive.end();
}

async function* sheetOf(
  columns: readonly ExportColumn<object>[],
  rows: AsyncIterable<readonly object[]>,
): AsyncIterable<string> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const letters = columns.map((_, index) => letterOf(index));
  const headings = columns.map(({ heading }, index) => textCell(`${letters[index]}1`, heading, styles.heading));
  yield `${xml}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  let number = 1;
  for await (const some of rows)
    yield some
      .map((row) => {
        number += 1;
        const cells = columns.map((column, index) => cellOf(column, row, `${letters[index]}${number}`));
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
  yield '</sheetData></worksheet>';
}

/** `A` to `Z`: no list has more columns. */
const letterOf = (index: number): string => String.fromCharCode(65 + index);
