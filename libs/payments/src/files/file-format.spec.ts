import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { convert } from 'xmlbuilder2';
import { day, month, vnd } from '#kernel';
import { type FileFormat, fileFormats, type MessageFormat, type WorkbookFormat } from './file-format.table.js';
import { writePain001 } from './pain-001.writer.js';
import { controlOf, type ListedOrder, type PayList } from './pay-list.js';
import { writeWorkbook } from './workbook.writer.js';
import { toAscii, writeText } from './written-text.rule.js';
import { unzip } from '#platform';

const approved = { lines: 3, total: vnd(2_060_000), hash: '123456789' };

const order = (given: Partial<ListedOrder> = {}): ListedOrder => ({
  id: 41,
  holder: 'Đặng Thị Mười',
  personalNumber: '096051000123',
  bank: 'Agribank',
  account: '0012003400',
  place: 'Xã Đất Mũi',
  amount: vnd(810_000),
  ...given,
});

const orders = [
  order(),
  order({ id: 42, holder: 'Nguyễn Ấu Hồng Ý', personalNumber: undefined, amount: vnd(750_000) }),
  order({ id: 43, holder: '=HYPERLINK("http://x")', account: '9', amount: vnd(500_000) }),
];

const listOf = (channel: PayList['channel'], of: readonly ListedOrder[] = orders): PayList => ({
  runId: 12,
  no: 3,
  channel,
  month: month('2026-11'),
  madeAt: new Date('2026-11-19T02:03:04Z'),
  payOn: day('2026-11-19'),
  orders: of,
  control: controlOf(approved, of),
});

const formatCalled = (code: string): FileFormat => fileFormats.find((format) => format.code === code)!;
const workbook = (code: string, of?: readonly ListedOrder[]): Promise<Buffer> => {
  const format = formatCalled(code) as WorkbookFormat;
  return writeWorkbook(listOf(format.channel, of), format);
};
const message = (of?: readonly ListedOrder[]): string =>
  writePain001(listOf('bank', of), formatCalled('pain.001.001.09') as MessageFormat).toString();

const { hash } = controlOf(approved, orders);

describe('a list as a workbook', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('for a bank has accounts as text, names in capitals without accents, amounts as numbers, and its control', async () => {
    expect(await readSheet(await workbook('bank-xlsx'))).toEqual([
      ['Danh sách chi trả qua ngân hàng tháng 11/2026', ...Array<null>(9).fill(null)],
      ['Số AS-12-3', ...Array<null>(9).fill(null)],
      [
        'STT',
        'Mã lệnh',
        'Số tài khoản',
        'Tên chủ tài khoản',
        'Số định danh',
        'Ngân hàng',
        'Số tiền',
        'Nội dung',
        'Kết quả',
        'Lý do',
      ],
      [
        1,
        '41',
        '0012003400',
        'DANG THI MUOI',
        '096051000123',
        'Agribank',
        810_000,
        'TRO CAP THANG 11/2026',
        null,
        null,
      ],
      [2, '42', '0012003400', 'NGUYEN AU HONG Y', null, 'Agribank', 750_000, 'TRO CAP THANG 11/2026', null, null],
      [3, '43', '9', 'HYPERLINK HTTP //X', '096051000123', 'Agribank', 500_000, 'TRO CAP THANG 11/2026', null, null],
      ['CỘNG', '3', null, null, null, null, 2_060_000, null, null, null],
      ['MÃ KIỂM SOÁT', hash, ...Array<null>(8).fill(null)],
    ]);
  });

  it('for the post office has the pay point and a column to sign in, and neither bank nor account', async () => {
    const rows = await readSheet(await workbook('post-xlsx'));
    expect(rows.slice(2, 4)).toEqual([
      [
        'STT',
        'Mã lệnh',
        'Họ và tên',
        'Số định danh',
        'Điểm chi trả',
        'Số tiền',
        'Tháng',
        'Ký nhận',
        'Kết quả',
        'Lý do',
      ],
      [1, '41', 'Đặng Thị Mười', '096051000123', 'Xã Đất Mũi', 810_000, '11/2026', null, null, null],
    ]);
    expect(rows[5]?.[2]).toBe(`'=HYPERLINK("http://x")`);
    expect(JSON.stringify(rows)).not.toMatch(/0012003400|Agribank/);
  });

  it('for a cashier names the commune in its title', async () => {
    const rows = await readSheet(await workbook('cash-xlsx'));
    expect(rows[0]?.[0]).toBe('Danh sách chi trả tiền mặt tại Xã Đất Mũi tháng 11/2026');
    expect(rows[2]).toEqual([
      'STT',
      'Mã lệnh',
      'Họ và tên',
      'Số định danh',
      'Số tiền',
      'Tháng',
      'Ký nhận',
      'Kết quả',
      'Lý do',
    ]);
  });

  it.each(['bank-xlsx', 'post-xlsx', 'cash-xlsx'])(
    '%s of the same orders is the same bytes at any time',
    async (code) => {
      const first = await workbook(code);
      jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2031, 5, 6, 7, 8, 10));
      expect((await workbook(code)).equals(first)).toBe(true);
      expect((await workbook(code, orders.slice(1))).equals(first)).toBe(false);
    },
  );

  it('refuses an account too long for the bank, and a name without a letter it can read', async () => {
    const refusal = (given: Partial<ListedOrder>) => workbook('bank-xlsx', [order(given)]);
    await expect(refusal({ account: '1'.repeat(35) })).rejects.toMatchObject({
      code: 'PAY_FILE.ORDER_UNFIT',
      params: { orderId: 41, format: 'bank-xlsx', field: 'Số tài khoản' },
    });
    await expect(refusal({ holder: '陳' })).rejects.toMatchObject({ code: 'PAY_FILE.ORDER_UNFIT' });
  });

  it('holds a hundred thousand orders', async () => {
    const before = process.resourceUsage().maxRSS;
    const many = Array.from({ length: 100_000 }, (_, index) => order({ id: index + 1, amount: vnd(500_000 + index) }));
    const written = await workbook('bank-xlsx', many);
    expect(() => unzip(written, 120_000_000)).not.toThrow();
    expect(written.length).toBeLessThan(6_000_000);
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(900_000);
  }, 180_000);
});

describe('a list as a pain.001', () => {
  const read = (text: string) =>
    (convert(text, { format: 'object' }) as unknown as { Document: { CstmrCdtTrfInitn: Record<string, unknown> } })
      .Document.CstmrCdtTrfInitn;

  it('carries the control twice, the reference of the list, and each order once', () => {
    expect(message()).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">/,
    );
    const counts = { NbOfTxs: '3', CtrlSum: '2060000' };
    const notProvided = { Othr: { Id: 'NOTPROVIDED' } };
    expect(read(message())).toMatchObject({
      GrpHdr: {
        MsgId: 'AS-12-3',
        CreDtTm: '2026-11-19T02:03:04.000Z',
        ...counts,
        InitgPty: { Nm: 'AN SINH XA HOI TINH CA MAU' },
      },
      PmtInf: {
        PmtInfId: hash.slice(0, 32),
        PmtMtd: 'TRF',
        ...counts,
        ReqdExctnDt: { Dt: '2026-11-19' },
        DbtrAcct: { Id: notProvided },
        DbtrAgt: { FinInstnId: notProvided },
        CdtTrfTxInf: [
          {
            PmtId: { EndToEndId: '41' },
            Amt: { InstdAmt: { '@Ccy': 'VND', '#': '810000' } },
            CdtrAgt: { FinInstnId: { Nm: 'Agribank' } },
            Cdtr: { Nm: 'DANG THI MUOI', Id: { PrvtId: { Othr: { Id: '096051000123', SchmeNm: { Cd: 'NIDN' } } } } },
            CdtrAcct: { Id: { Othr: { Id: '0012003400' } } },
            RmtInf: { Ustrd: 'TRO CAP THANG 11/2026' },
          },
          { PmtId: { EndToEndId: '42' }, Cdtr: { Nm: 'NGUYEN AU HONG Y' } },
          { PmtId: { EndToEndId: '43' } },
        ],
      },
    });
  });

  it('keeps markup in names as text', () => {
    expect(message([order({ bank: 'A & <B>' })])).toContain('<Nm>A &amp; &lt;B&gt;</Nm>');
  });

  it('says nothing of the programme or the pay point', () => {
    expect(message()).not.toMatch(/Đất Mũi|social|tro giup/i);
  });
});

describe('the control of a list', () => {
  it.each([
    ['an amount', { amount: vnd(810_001) }],
    ['an account', { account: '0012003401' }],
    ['a name', { holder: 'Đặng Thị Mươi' }],
    ['a number', { personalNumber: '096051000124' }],
  ])('changes with %s', (_, change) => {
    expect(controlOf(approved, [order(change), ...orders.slice(1)]).hash).not.toBe(hash);
  });

  it('is tied to what was approved', () => {
    expect(controlOf({ ...approved, hash: '123456788' }, orders).hash).not.toBe(hash);
  });
});

describe('text in a file', () => {
  it.each([
    ['Đỗ Thị Ước', 'DO THI UOC'],
    ["H'Hen Niê", 'H HEN NIE'],
    ['  -- Lê  Văn   Tám', 'LE VAN TAM'],
    ['Ð', ''],
  ])('%s is %s to a bank', (given, expected) => expect(toAscii(given)).toBe(expected));

  it('is never the beginning of a formula, nor a character that a file cannot hold', () => {
    const signs = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' ', '\u0000', '');
    fc.assert(
      fc.property(signs, signs, fc.string({ unit: 'grapheme' }), (first, second, rest) => {
        expect(writeText(first + second + rest, 'vietnamese')).not.toMatch(/^[\s=+\-@＝＋－＠]|\p{Cc}/u);
        expect(writeText(first + second + rest, 'ascii')).toMatch(/^([A-Z0-9][A-Z0-9 .,/-]*)?$/);
      }),
    );
  });
});
