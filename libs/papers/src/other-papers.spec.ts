import { describe, expect, it } from '@jest/globals';
import { type CaseFile } from '#case-engine';
import { type Person } from '#citizen';
import { day, month, vnd } from '#kernel';
import { type PdfPage, readPdf } from '../../../test/support/pdf.js';
import { caseFormPaper } from './case-form/case-form.js';
import { type CaseFacts } from './case-form/case-facts.reader.js';
import { paperOfCertificate } from './certificate.paper.js';
import { type Paper } from './paper.js';
import { payListPaper } from './pay-list.paper.js';
import { renderPdf } from './pdf/render.js';

const facts: CaseFacts = {
  file: { code: 'BT-7K2M', receivedOn: day('2026-11-02') } as CaseFile,
  office: { agency: 'Ủy ban nhân dân phường Lý Văn Lâm', unit: 'Phường Lý Văn Lâm' },
  procedure: 'Trợ cấp xã hội hằng tháng',
  person: { fullName: 'Nguyễn Thị Mười' } as Person,
  address: 'Khóm 4, phường Lý Văn Lâm',
  dossier: ['Tờ khai đề nghị', 'Giấy xác nhận mức độ khuyết tật'],
  due: day('2026-11-12'),
  takenInBy: 'Lê Thị Bé',
  today: day('2026-11-10'),
  writer: 'Trần Văn Tư',
  asked: undefined,
  refused: undefined,
};

const textOf = (pages: readonly PdfPage[]): string =>
  pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
const read = async (paper: Paper) => readPdf(await renderPdf(paper));

describe('the slips of a one-stop office', () => {
  it('receipt: says what was handed in, when, by whom, and when to come again', async () => {
    const text = textOf(await read(caseFormPaper('receipt', facts, undefined)));
    for (const each of [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Số: BT-7K2M/TNHS',
      'Phường Lý Văn Lâm, ngày 02 tháng 11 năm 2026',
      'Nguyễn Thị Mười',
      'Thành phần hồ sơ nộp gồm (2):',
      '1. Tờ khai đề nghị',
      'Ngày trả kết quả: 12/11/2026',
      'Lê Thị Bé',
    ])
      expect(text).toContain(each);
  });

  it('supplement: names what is missing, only while the case waits for it', async () => {
    const asked = { ...facts, asked: { on: day('2026-11-05'), reason: 'Bản sao giấy khai sinh' } };
    const text = textOf(await read(caseFormPaper('supplement', asked, undefined)));
    expect(text).toContain('Nội dung cần bổ sung, hoàn thiện: Bản sao giấy khai sinh');
    expect(() => caseFormPaper('supplement', facts, undefined)).toThrow(/PAPER\.NOT_DUE/);
  });

  it('refusal: gives the reason, only of a refused case', async () => {
    const refused = { ...facts, refused: { on: day('2026-11-09'), reason: 'Đang hưởng lương hưu' } };
    const text = textOf(await read(caseFormPaper('refusal', refused, undefined)));
    expect(text).toContain('Lý do: Đang hưởng lương hưu');
    expect(() => caseFormPaper('refusal', facts, undefined)).toThrow(/PAPER\.NOT_DUE/);
  });

  it('apology: promises a new day within two months, only when the limit has run out', async () => {
    const late = { ...facts, today: day('2026-11-13') };
    const text = textOf(await read(caseFormPaper('apology', late, '2026-11-20')));
    expect(text).toContain('hẹn trả kết quả vào ngày 20/11/2026');
    expect(() => caseFormPaper('apology', facts, '2026-11-20')).toThrow(/PAPER\.NOT_DUE/);
    for (const until of [undefined, '2026-11-13', '2027-01-14', '30/11/2026'])
      expect(() => caseFormPaper('apology', late, until)).toThrow(/PAPER\.DAY_NOT_PROMISED/);
  });
});

describe('a certificate', () => {
  it('says who certifies what, and is signed by hand', async () => {
    const text = textOf(
      await read(
        paperOfCertificate({
          agency: 'Ủy ban nhân dân xã Đất Mũi',
          unit: 'Xã Đất Mũi',
          number: '1-001/2026/GCN',
          on: day('2026-10-13'),
          title: 'GIẤY CHỨNG NHẬN HỘ NGHÈO, HỘ CẬN NGHÈO',
          verb: 'CHỨNG NHẬN',
          body: [{ kind: 'field', label: 'Thuộc diện', value: 'Hộ nghèo' }],
          authority: 'CHỦ TỊCH',
        }),
      ),
    );
    for (const each of [
      'Số: 1-001/2026/GCN',
      'Đất Mũi, ngày 13 tháng 10 năm 2026',
      'ỦY BAN NHÂN DÂN XÃ ĐẤT MŨI CHỨNG NHẬN:',
      'Thuộc diện: Hộ nghèo',
      '(Ký, đóng dấu)',
    ])
      expect(text).toContain(each);
  });
});

describe('the monthly list', () => {
  const rows = Array.from({ length: 70 }, (_, index) => ({
    holder: `NGUYEN VAN ${index}`,
    place: 'Xã Đất Mũi',
    amount: vnd(810_000),
    account: index % 2 ? '0012345678' : undefined,
  }));
  const list = payListPaper({
    runId: 12,
    month: month('2026-11'),
    programme: 'Bảo trợ xã hội',
    agency: 'Sở Y tế tỉnh Cà Mau',
    unit: 'Tỉnh Cà Mau',
    rows,
    writer: 'Trần Văn Tư',
  });

  it('repeats its head on every page of the table, and ends with the sum in words', async () => {
    const pages = await read(list);
    const withRows = pages.filter(({ runs }) => runs.some(({ text }) => text.startsWith('NGUYEN VAN')));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page.runs.map(({ text }) => text)).toContain('Họ và tên người nhận');
    const text = textOf(pages);
    expect(text).toContain('56.700.000');
    expect(text).toContain('Năm mươi sáu triệu bảy trăm nghìn đồng');
    expect(text).toContain('0012345678');
  });

  it('never leaves its signatures alone on a page', async () => {
    for (const count of [12, 14, 16, 18, 20, 22]) {
      const paper = {
        ...list,
        body: list.body.map((block) =>
          block.kind === 'table' ? { ...block, rows: block.rows.slice(0, count) } : block,
        ),
      };
      const last = (await read(paper)).at(-1);
      expect(last?.runs.some(({ text }) => text.startsWith('Tổng số tiền bằng chữ'))).toBe(true);
    }
  });
});
