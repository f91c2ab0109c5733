import { describe, expect, it } from '@jest/globals';
import writeWorkbookFile from 'write-excel-file/node';
import { day, month, vnd } from '#kernel';
import { readAnswer } from './answer.reader.js';
import { judgeAnswer, type OrderAnswered } from './answer-verdict.js';
import { readCsv } from './csv.js';
import { fileFormats, type WorkbookFormat } from './file-format.table.js';
import { controlOf, type ListedOrder } from './pay-list.js';
import { writeWorkbook } from './workbook.writer.js';

const headings = 'STT,Mã lệnh,Họ và tên,Số định danh,Số tiền,Tháng,Ký nhận,Kết quả,Lý do';
const row = (id: string, amount: string, result = '', reason = '') =>
  `1,${id},"Lê, Văn Tám",096051000123,${amount},11/2026,,${result},${reason}`;
const csv = (rows: readonly string[], sum = 'CỘNG,2,,,1310000,,,,', bom = '\uFEFF') =>
  Buffer.from(`${bom}Danh sách,,,,,,,,\r\n${headings}\r\n${[...rows, sum].join('\r\n')}\r\n`);

const known = (given: Partial<OrderAnswered> & { id: number }): [number, OrderAnswered] => [
  given.id,
  { runId: 12, amount: vnd(810_000), state: 'pending', returnReason: null, isListed: true, ...given },
];
const orders = new Map([
  known({ id: 41 }),
  known({ id: 42, amount: vnd(500_000) }),
  known({ id: 43, runId: 11 }),
  known({ id: 44, state: 'paid' }),
  known({ id: 45, state: 'returned', returnReason: 'deceased' }),
  known({ id: 46, isListed: false }),
]);
const judge = async (file: Buffer) => judgeAnswer(await readAnswer(file), 12, orders);
const faultsOf = async (file: Buffer) =>
  (await judge(file)).faults.map(({ row: at, column, code }) => [at, column, code]);

describe('an answer as CSV', () => {
  it('gives each order its result; a row left empty is no answer', async () => {
    const file = csv([row('0041', '810000', 'Đã chi'), row('42', '500.000')]);
    expect(await judge(file)).toEqual({
      results: [{ orderId: 41, outcome: 'paid' }],
      unanswered: 1,
      faults: [],
    });
  });

  it('takes reasons in words and in the codes of ISO 20022', async () => {
    const file = csv([row('41', '810000', 'Trả lại', 'Tài khoản đã đóng'), row('42', '500000', 'trả lại', 'BE01')]);
    expect((await judge(file)).results).toEqual([
      { orderId: 41, outcome: 'returned', reason: 'account-closed' },
      { orderId: 42, outcome: 'returned', reason: 'name-mismatch' },
    ]);
  });

  it('names every wrong cell', async () => {
    const file = csv(
      [
        row('41', '810001', 'Đã chi'),
        row('42', '500000', 'Xong'),
        row('42', '500000', 'Trả lại', 'vì thế'),
        row('43', '810000', 'Đã chi'),
        row('44', '810000', 'Trả lại', 'AC04'),
        row('45', '810000', 'Trả lại', 'AC04'),
        row('46', '810000', 'Đã chi'),
        row('999', '1', 'Đã chi'),
        row('', '1', 'Đã chi'),
      ],
      'CỘNG,9,,,5050003,,,,',
    );
    expect(await faultsOf(file)).toEqual([
      [3, 'Số tiền', 'AMOUNT_WRONG'],
      [4, 'Kết quả', 'RESULT_UNKNOWN'],
      [5, 'Lý do', 'REASON_UNKNOWN'],
      [5, 'Mã lệnh', 'ANSWERED_TWICE'],
      [6, 'Mã lệnh', 'OTHER_RUN'],
      [7, 'Kết quả', 'ANSWERED_OTHERWISE'],
      [8, 'Kết quả', 'ANSWERED_OTHERWISE'],
      [9, 'Mã lệnh', 'NOT_LISTED'],
      [10, 'Mã lệnh', 'ORDER_UNKNOWN'],
      [11, 'Mã lệnh', 'ORDER_MISSING'],
    ]);
  });

  it('says what is wrong in Vietnamese', async () => {
    const { faults } = await judge(csv([row('41', '810001', 'Đã chi'), row('43', '500000')], 'CỘNG,2,,,1310001,,,,'));
    expect(faults.map(({ reason }) => reason)).toEqual([
      'Số tiền không khớp, lệnh chi là 810.000 đồng.',
      'Lệnh 43 thuộc đợt chi 11, không phải đợt này.',
    ]);
  });

  it.each([
    [
      'two states that are the same',
      [row('44', '810000', 'Đã chi'), row('45', '810000', 'Trả lại', 'MD07')],
      '1620000',
    ],
  ])('takes %s again', async (_, rows, total) => {
    expect((await judge(csv(rows, `CỘNG,2,,,${total},,,,`))).faults).toEqual([]);
  });

  it('refuses a list that lost a row or its sum', async () => {
    expect(await faultsOf(csv([row('41', '810000', 'Đã chi')]))).toEqual([[4, 'Số tiền', 'SUM_WRONG']]);
    expect(await faultsOf(csv([row('41', '810000', 'Đã chi')], ''))).toEqual([[4, 'Mã lệnh', 'SUM_MISSING']]);
  });

  it.each([
    ['other headings', csv([], '').toString().replace('Số tiền', 'Tiền'), 'PAY_FILE.NOT_THE_TEMPLATE'],
    ['no headings', 'a,b\n1,2', 'PAY_FILE.NOT_THE_TEMPLATE'],
    ['an open quote', 'a,"b', 'PAY_FILE.ANSWER_UNREADABLE'],
    ['no rows', csv([], '').toString(), 'PAY_FILE.ANSWER_EMPTY'],
    ['nothing', '', 'PAY_FILE.NOT_THE_TEMPLATE'],
  ])('refuses %s', async (_, text, code) => {
    await expect(readAnswer(Buffer.from(text))).rejects.toMatchObject({ code });
  });

  it('refuses what is no text', async () => {
    await expect(readAnswer(Buffer.from([0xff, 0xfe, 0x41]))).rejects.toMatchObject({
      code: 'PAY_FILE.ANSWER_UNREADABLE',
    });
  });

  it.each([
    [
      'a;"b;""c"""\r\nd;e',
      [
        ['a', 'b;"c"'],
        ['d', 'e'],
      ],
    ],
    ['a\t"b\nc"\n', [['a', 'b\nc'], ['']]],
    [',\n', [['', ''], ['']]],
  ])('reads %j', (text, expected) => expect(readCsv(text)).toEqual(expected));
});

describe('an answer as a workbook', () => {
  const listed: ListedOrder[] = [...orders.values()].slice(0, 2).map(({ id, amount }) => ({
    id,
    amount,
    holder: 'Lê Văn Tám',
    personalNumber: '096051000123',
    bank: undefined,
    account: undefined,
    place: 'Xã Đất Mũi',
  }));
  const cash = fileFormats.find(({ code }) => code === 'cash-xlsx') as WorkbookFormat;
  const control = controlOf({ lines: 2, total: vnd(1_310_000), hash: '1' }, listed);
  const dates = { month: month('2026-11'), madeAt: new Date(0), payOn: day('2026-11-19') };
  const list = { runId: 12, no: 1, channel: 'cash' as const, ...dates, orders: listed, control };

  it('is read from the very file that went out: nothing answered, nothing wrong', async () => {
    const file = await writeWorkbook(list, cash);
    expect(await judge(file)).toEqual({ results: [], unanswered: 2, faults: [] });
  });

  it('refuses a workbook of something else, and half a workbook', async () => {
    const other = await writeWorkbookFile([[{ type: String, value: 'Họ và tên' }]]).toBuffer();
    await expect(readAnswer(other)).rejects.toMatchObject({
      code: 'PAY_FILE.NOT_THE_TEMPLATE',
      params: { missing: expect.arrayContaining(['Mã lệnh', 'Kết quả']) },
    });
    const whole = await writeWorkbook(list, cash);
    await expect(readAnswer(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'PAY_FILE.ANSWER_UNREADABLE',
    });
  });

  it('refuses a small file that holds a huge one', async () => {
    const zeros = Array.from({ length: 60 }, (_, index) => [{ type: String, value: index + '0'.repeat(1_100_000) }]);
    const bomb = await writeWorkbookFile(zeros).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(readAnswer(bomb)).rejects.toMatchObject({ code: 'PAY_FILE.ANSWER_UNREADABLE' });
  });
});

describe('an answer as pain.002', () => {
  const transaction = (id: number, status: string, more = '') =>
    `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`;
  const report = (transactions: string, top = '') =>
    Buffer.from(
      `<?xml version="1.0"?>${top}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <OrgnlPmtInfAndSts>${transactions}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
    );

  it('takes settled and rejected transactions; what is under way is no answer yet', async () => {
    const rejected = transaction(42, 'RJCT', '<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>');
    expect(await judge(report(transaction(41, 'ACSC') + rejected + transaction(44, 'PDNG')))).toEqual({
      results: [
        { orderId: 41, outcome: 'paid' },
        { orderId: 42, outcome: 'returned', reason: 'account-closed' },
      ],
      unanswered: 1,
      faults: [],
    });
  });

  it('compares the amount where the bank repeats it', async () => {
    const amount = '<OrgnlTxRef><Amt><InstdAmt Ccy="VND">1</InstdAmt></Amt></OrgnlTxRef>';
    expect(await faultsOf(report(transaction(41, 'ACSC', amount)))).toEqual([[1, 'Số tiền', 'AMOUNT_WRONG']]);
  });

  it.each([
    ['entities of its own', report(transaction(41, 'ACSC'), '<!DOCTYPE Document [<!ENTITY a "b">]>')],
    ['another document', Buffer.from('<html/>')],
    ['broken markup', Buffer.from('<Document><a>')],
  ])('refuses %s', async (_, file) => {
    await expect(readAnswer(file)).rejects.toMatchObject({ code: 'PAY_FILE.ANSWER_UNREADABLE' });
  });
});
