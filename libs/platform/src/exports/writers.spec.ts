import { describe, expect, it } from '@jest/globals';
import { day, vnd, type LegalDay, type Vnd } from '#kernel';
import readWorkbook from 'read-excel-file/node';
import { unzip } from '../files/archive.js';
import { writeCommaText } from './comma-text.writer.js';
import { defineExport } from './export-list.js';
import { writeWorkbookStream } from './workbook-stream.writer.js';

interface Row {
  readonly name: string | null;
  readonly number: string;
  readonly born: LegalDay | null;
  readonly amount: Vnd;
  readonly at: Date;
}

const list = defineExport<Row, object>({
  code: 'test.rows',
  title: 'Danh sách',
  purpose: { code: 'test.rows', permission: 'test.read' },
  columns: [
    { kind: 'text', heading: 'Họ và tên', width: 20, value: ({ name }) => name },
    { kind: 'text', heading: 'Số định danh', width: 15, value: ({ number }) => number },
    { kind: 'day', heading: 'Ngày sinh', width: 12, value: ({ born }) => born },
    { kind: 'money', heading: 'Số tiền', width: 12, value: ({ amount }) => amount },
    { kind: 'moment', heading: 'Lúc', width: 16, value: ({ at }) => at },
  ],
  rows: () => {
    throw new Error('not asked here');
  },
});

const rowOf = (name: string | null): Row => ({
  name,
  number: '001096000123',
  born: day('1955-02-28'),
  amount: vnd(1_000_000),
  at: new Date('2026-11-23T09:30:00Z'),
});

async function* inPieces(...pieces: readonly (readonly Row[])[]): AsyncIterable<readonly Row[]> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

const formulas = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '＝1+1', "=cmd|'/c calc'!A1", '=HYPERLINK("http://x","y")'];

describe('a workbook written as its rows come', () => {
  it('keeps leading zeros, real dates, real numbers and every Vietnamese letter', async () => {
    const content = await writeWorkbookStream(list, inPieces([rowOf('Nguyễn Thị Ứng')], [rowOf(null)]));
    const [sheet] = await readWorkbook(content);
    const rest = ['001096000123', new Date('1955-02-28'), 1_000_000, new Date('2026-11-23T16:30:00Z')];
    expect(sheet?.data).toEqual([
      ['Họ và tên', 'Số định danh', 'Ngày sinh', 'Số tiền', 'Lúc'],
      ['Nguyễn Thị Ứng', ...rest],
      [null, ...rest],
    ]);
  });

  it('writes formulas that somebody typed as the text they are', async () => {
    const content = await writeWorkbookStream(list, inPieces(formulas.map(rowOf)));
    const [sheet] = await readWorkbook(content, { trim: false });
    expect(sheet?.data.slice(1).map(([name]) => name)).toEqual(formulas);
    expect(unzip(content, 1_000_000).get('xl/worksheets/sheet1.xml')?.toString()).not.toContain('<f>');
  });

  it('holds what XML cannot, without falling over it', async () => {
    const content = await writeWorkbookStream(list, inPieces([rowOf('a\u0001b & <c> \ud800')]));
    const [sheet] = await readWorkbook(content);
    expect(sheet?.data[1]?.[0]).toBe('ab & <c> \ufffd');
  });

  it('gives the same bytes for the same rows', async () => {
    const write = () => writeWorkbookStream(list, inPieces([rowOf('Trần Văn Tám')]));
    expect((await write()).equals(await write())).toBe(true);
  });
});

describe('comma-separated text', () => {
  it('quotes what needs it and turns no text into a formula', async () => {
    const content = await writeCommaText(
      list,
      inPieces([rowOf('Một, "Hai"\nBa'), ...formulas.map(rowOf)].map((row) => [row]).flat()),
    );
    const text = content.toString();
    expect(text.startsWith('\uFEFFHọ và tên,')).toBe(true);
    expect(text).toContain('"Một, ""Hai""\nBa",001096000123,1955-02-28,1000000,2026-11-23 16:30:00\r\n');
    const lines = text.split('\r\n').slice(2, -1);
    expect(lines).toHaveLength(formulas.length);
    for (const line of lines) expect(line).toMatch(/^"?'/);
  });
});
