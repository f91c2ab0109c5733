import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import writeWorkbook from 'write-excel-file/node';
import { readWorkbook } from './workbook.reader.js';
import { unzip } from '#platform';

/** An archive of one part of so many zeros. */
function archive(bytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  const entry = Buffer.alloc(47);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(1, 28);
  entry.write('a', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

describe('a workbook', () => {
  it('gives texts, numbers as written, days, and knows a formula for what it is', async () => {
    const file = await writeWorkbook([
      ['Họ tên', 'Số tiền', 'Ngày', 'Tính'],
      [
        '0123',
        810_000,
        { value: new Date('1951-11-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: '=B2*2', type: 'Formula' },
      ],
    ]).toBuffer();
    const [, row] = await readWorkbook(file);
    expect(row).toEqual([
      { kind: 'text', text: '0123' },
      { kind: 'number', text: '810000' },
      { kind: 'day', text: '1951-11-05' },
      { kind: 'formula', text: '' },
    ]);
  });

  it.each([
    ['text', Buffer.from('Họ và tên;Ngày sinh')],
    ['nothing', Buffer.alloc(0)],
    ['an archive of something else', archive(10)],
    ['an archive that unpacks to far more than a list', archive(150_000_000)],
  ])('is not %s', async (_, file) => {
    await expect(readWorkbook(file)).rejects.toMatchObject({ code: 'IMPORT.NOT_A_WORKBOOK' });
  });
});

describe('unzip', () => {
  it('stops at its limit', () => {
    expect(unzip(archive(1_000), 1_000).get('a')).toHaveLength(1_000);
    expect(() => unzip(archive(1_001), 1_000)).toThrow();
  });
});
