import { AnSinhError } from '#kernel';
import { titleOf } from './print.js';

/** One line of a list and what is wrong with it, as the refusal tells it. */
interface Fault {
  readonly line: number;
  readonly code: string;
  readonly problem: string;
}

interface Told {
  readonly reorganisationId: number;
  readonly state: string;
  readonly effectiveOn: string;
  readonly line: number;
  readonly problem: string;
  readonly detail: string;
  readonly what: string;
  readonly agency: string;
  readonly unit: string;
  readonly name: string;
  readonly problems: readonly Fault[];
  readonly waiting: readonly { readonly what: string; readonly unit: string; readonly count: number }[];
}

const faults: Readonly<Record<string, string>> = {
  'extent-unknown': 'cột extent phải là whole, part hoặc abolished',
  'old-unit-unknown': 'không có đơn vị cũ mang mã này',
  'old-name-differs': 'tên đơn vị cũ không khớp danh mục',
  'old-unit-ends-otherwise': 'đơn vị cũ đã hết hiệu lực vào ngày khác',
  'link-repeated': 'dòng bị lặp',
  'extents-contradict': 'đơn vị vừa nhập nguyên vẹn vừa bị chia',
  'left-behind': 'đơn vị cấp dưới bị bỏ sót',
  'new-name-without-kind': 'tên đơn vị mới thiếu loại (Xã, Phường, Tỉnh...)',
  'new-unit-described-twice': 'đơn vị mới được mô tả hai cách khác nhau',
  'new-code-in-use': 'mã đơn vị mới đang được dùng',
  'new-name-differs': 'tên đơn vị mới không khớp danh mục',
  'parent-unknown': 'không có đơn vị cấp trên của đơn vị mới',
  unit: 'đơn vị cũ không nằm trong diện phải quyết định',
  target: 'đơn vị cũ không đi về đơn vị mới này',
  subject: 'mỗi dòng ghi hoặc ấp, hoặc đối tượng',
  repeated: 'dòng bị lặp',
  columns: 'thiếu cột',
  cells: 'số ô không khớp dòng đầu',
  quotes: 'không dùng dấu ngoặc kép',
  value: 'giá trị không hợp lệ',
};

const fault = (problem: string) => faults[problem] ?? problem;
const states: Readonly<Record<string, string>> = {
  planned: 'mới lập phương án',
  applied: 'đã áp dụng',
  'taken-back': 'đã hủy áp dụng',
};

/** What is in the way, and what to do about it. */
const advice: Readonly<Record<string, (told: Told) => string>> = {
  'TERRITORY.LIST_MALFORMED': ({ line, problem, detail }) =>
    `Dòng ${line}: ${fault(problem)} (${detail}). Sửa tệp rồi chạy lại.`,
  'TERRITORY.SUCCESSION_INVALID': ({ problems }) =>
    [
      'Danh sách kế thừa chưa dùng được. Sửa các dòng sau rồi lập lại phương án:',
      ...problems.map(({ line, code, problem }) => `  dòng ${line}, mã ${code}: ${fault(problem)}`),
    ].join('\n'),
  'TERRITORY.DECISION_INVALID': ({ line, problem }) => `Dòng ${line}: ${fault(problem)}. Chưa ghi nhận dòng nào.`,
  'TERRITORY.REORGANISATION_NOT_FOUND': ({ reorganisationId }) =>
    `Không có phương án số ${reorganisationId}. Xem: reorganise list`,
  'TERRITORY.REORGANISATION_NOT_PLANNED': ({ reorganisationId, state }) =>
    `Phương án số ${reorganisationId} ${states[state] ?? state}, không còn sửa hay áp dụng được. Lập phương án khác từ cùng danh sách.`,
  'TERRITORY.REORGANISATION_NOT_APPLIED': ({ reorganisationId, state }) =>
    `Phương án số ${reorganisationId} ${states[state] ?? state}: không có gì để hủy.`,
  'TERRITORY.REORGANISATION_NOT_YET_IN_FORCE': ({ effectiveOn }) =>
    `Chỉ áp dụng từ ngày ${effectiveOn} trở đi. Trên bản minh họa: thêm --as-of ${effectiveOn}.`,
  'TERRITORY.PLAN_OUTDATED': () => 'Bản đồ đã thay đổi từ khi lập phương án. Lập lại phương án rồi xem trước.',
  'TERRITORY.UNDECIDED': ({ reorganisationId, waiting }) =>
    [
      'Chưa áp dụng được, còn phải quyết định:',
      ...[...Map.groupBy(waiting, ({ unit }) => unit)].map(
        ([unit, own]) => `  ${unit}: ${own.map(({ what, count }) => `${titleOf(what)} ${count}`).join('; ')}`,
      ),
      `Lấy danh sách: reorganise undecided ${reorganisationId} --csv; điền cột new_code; nạp: reorganise decide ${reorganisationId} TỆP.`,
      `Riêng "${titleOf('rates')}": mức chỉ của một phần xã mới phải rút, công bố lại đến trước tháng có hiệu lực; áp dụng xong công bố mức cho xã mới.`,
    ].join('\n'),
  'TERRITORY.SUCCESSOR_AGENCY_UNKNOWN': ({ agency, unit }) =>
    `Không tìm thấy cơ quan kế thừa ${agency} tại ${unit}. Quyết định vị trí công tác đó về đơn vị khác, hoặc kết thúc vị trí.`,
  'TERRITORY.TAKE_BACK_REFUSED': ({ what }) =>
    `Không hủy được: đã có dữ liệu mới trên địa bàn mới (${titleOf(what)}). Sửa tiếp trên địa bàn mới, không quay lại.`,
  'TERRITORY.UNIT_KIND_UNKNOWN': ({ name }) => `Tên đơn vị "${name}" không bắt đầu bằng loại đơn vị.`,
  'KERNEL.DATE_INVALID': () => 'Ngày viết dạng 2025-07-01, tháng viết dạng 2025-07.',
  'PLATFORM.CONFIG_INVALID': ({ name }) =>
    `Thiếu hoặc sai biến môi trường ${name}: địa chỉ cơ sở dữ liệu của hệ thống.`,
};

/** A refusal of the house in words, with what to do; anything else is a fault and undefined here. */
export function explainRefusal(error: unknown): string | undefined {
  if (!(error instanceof AnSinhError)) return undefined;
  return `${advice[error.code]?.(error.params as Told) ?? 'Không thực hiện được.'}\n[${error.code}]`;
}
