import { type LegalDay, printDay } from '#kernel';
import { agencyHead, placeOf } from '../letterhead.rule.js';
import { type Block, type Letterhead, type Paper, type Signature } from '../paper.js';
import { type CaseFacts } from './case-facts.reader.js';

const withPen = '(Ký và ghi rõ họ tên)';

const letterheadOf = ({ office, file }: CaseFacts, symbol: string, on: LegalDay): Letterhead => {
  const { superior, lines } = agencyHead(office.agency);
  return {
    ...(superior !== undefined && { superior }),
    agency: lines,
    number: `${file.code}/${symbol}`,
    place: placeOf(office.unit),
    on,
  };
};

const field = (label: string, value: string): Block => ({ kind: 'field', label, value: value === '' ? '……' : value });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const writer = (name: string): Signature => ({ lines: ['NGƯỜI TIẾP NHẬN HỒ SƠ'], note: withPen, name });

const aboutPerson = ({ person, address, procedure, file }: CaseFacts): Block[] => [
  field('Mã hồ sơ', file.code),
  field('Hồ sơ của', person.fullName),
  field('Địa chỉ', address),
  field('Nội dung yêu cầu giải quyết', procedure),
];

const slip = (facts: CaseFacts, symbol: string, given: Pick<Paper, 'title' | 'body'>): Paper => ({
  letterhead: letterheadOf(facts, symbol, facts.today),
  ...given,
  signatures: [writer(facts.writer)],
  receivers: ['Người nộp hồ sơ', 'Lưu: hồ sơ'],
  isDraft: false,
});

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Thông tư 01/2018/TT-VPCP, Mẫu số 01). */
export function receiptPaper(facts: CaseFacts): Paper {
  const { file, office, dossier, due } = facts;
  return {
    letterhead: letterheadOf(facts, 'TNHS', file.receivedOn),
    title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
    body: [
      paragraph(`Bộ phận Tiếp nhận và Trả kết quả ${office.agency} tiếp nhận:`),
      ...aboutPerson(facts),
      { kind: 'heading', text: `Thành phần hồ sơ nộp gồm (${dossier.length}):` },
      ...(dossier.length === 0
        ? [paragraph('Giấy tờ điện tử theo tờ khai.')]
        : dossier.map((title, index) => paragraph(`${index + 1}. ${title}`))),
      field('Ngày nhận đủ hồ sơ', printDay(file.receivedOn)),
      field('Ngày trả kết quả', due === undefined ? '' : printDay(due)),
      field('Nhận kết quả tại', `Bộ phận Tiếp nhận và Trả kết quả ${office.agency}`),
    ],
    signatures: [{ lines: ['NGƯỜI NỘP HỒ SƠ'], note: withPen, name: facts.person.fullName }, writer(facts.takenInBy)],
    receivers: [],
    isDraft: false,
  };
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02); undefined unless the case waits for papers. */
export const supplementPaper = (facts: CaseFacts): Paper | undefined =>
  facts.asked &&
  slip(facts, 'HDHS', {
    title: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    body: [
      ...aboutPerson(facts),
      field('Yêu cầu bổ sung ngày', printDay(facts.asked.on)),
      field('Nội dung cần bổ sung, hoàn thiện', facts.asked.reason),
      paragraph(
        'Thời hạn giải quyết tạm dừng từ ngày yêu cầu bổ sung và tính tiếp từ ngày nhận đủ giấy tờ. Có vướng mắc, xin liên hệ nơi đã nộp hồ sơ để được hướng dẫn.',
      ),
    ],
  });

/** Phiếu từ chối giải quyết hồ sơ (Mẫu số 03); undefined unless the case was refused. */
export const refusalPaper = (facts: CaseFacts): Paper | undefined =>
  facts.refused &&
  slip(facts, 'TCHS', {
    title: 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
    body: [
      ...aboutPerson(facts),
      field('Ngày từ chối', printDay(facts.refused.on)),
      field('Lý do', facts.refused.reason),
      paragraph('Người nộp hồ sơ có quyền khiếu nại theo quy định của pháp luật.'),
    ],
  });

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả (Mẫu số 04); undefined unless the limit has run out. */
export function apologyPaper(facts: CaseFacts, until: LegalDay): Paper | undefined {
  const { due, today, office, file } = facts;
  if (due === undefined || due >= today) return undefined;
  return slip(facts, 'PXLHL', {
    title: 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
    body: [
      ...aboutPerson(facts),
      field('Ngày nhận hồ sơ', printDay(file.receivedOn)),
      field('Ngày hẹn trả kết quả', printDay(due)),
      paragraph(
        `Đến nay hồ sơ chưa giải quyết xong theo hẹn. ${office.agency} xin lỗi và hẹn trả kết quả vào ngày ${printDay(until)}.`,
      ),
    ],
  });
}
