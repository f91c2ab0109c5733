import {
  choiceColumn,
  coefficientColumn,
  dayColumn,
  daysColumn,
  digitsColumn,
  moneyColumn,
  monthColumn,
  nameColumn,
  optional,
  personalNumberColumn,
  personColumns,
  textColumn,
  type SheetRow,
  type WholeValuesOf,
} from '#import';
import { circumstances, listedGroups, type ListedGroup, poverties } from './listed-groups.js';

const groupTitles = Object.fromEntries(
  Object.entries(listedGroups).map(([group, { title }]) => [group, title]),
) as Record<ListedGroup, string>;

/** The list of people who already draw the allowance, as a commune keeps it: one row a person. */
export const beneficiaryColumns = {
  ...personColumns,
  poverty: optional(choiceColumn({ heading: 'Phân loại hộ', hint: 'Theo quyết định rà soát hộ nghèo.' }, poverties)),
  group: choiceColumn({ heading: 'Nhóm đối tượng', hint: 'Nhóm ghi trong quyết định đang hưởng.' }, groupTitles),
  circumstance: optional(
    choiceColumn(
      { heading: 'Trường hợp', hint: 'Điểm của khoản 1 Điều 5 cho trẻ em; hoàn cảnh của người đơn thân.' },
      circumstances,
    ),
  ),
  children: optional(daysColumn({ heading: 'Ngày sinh các con', hint: 'Cho người đơn thân: dd/MM/yyyy; dd/MM/yyyy.' })),
  since: dayColumn({ heading: 'Căn cứ từ ngày', hint: 'Ngày của giấy xác nhận hoặc giấy tờ làm căn cứ.' }),
  certificate: optional(textColumn({ heading: 'Số giấy xác nhận', hint: 'Cần cho người khuyết tật.' }, 60)),
  decisionNumber: textColumn({ heading: 'Số quyết định', hint: 'Quyết định đang hưởng, ví dụ 123/QĐ-UBND.' }, 60),
  signedOn: dayColumn({ heading: 'Ngày quyết định', hint: 'dd/MM/yyyy.' }),
  firstMonth: monthColumn({ heading: 'Hưởng từ tháng', hint: 'MM/yyyy, tháng đầu được hưởng.' }),
  takenOverFrom: monthColumn({
    heading: 'Chi từ tháng',
    hint: 'MM/yyyy, tháng đầu hệ thống này chi; các tháng trước đã chi xong ở nơi cũ.',
  }),
  coefficient: coefficientColumn({ heading: 'Hệ số', hint: 'Hệ số đang hưởng, ví dụ 1,5.' }),
  amount: moneyColumn({ heading: 'Mức hưởng (đồng/tháng)', hint: 'Số tiền của “Chi từ tháng”.' }),
  channel: choiceColumn(
    { heading: 'Hình thức chi trả', hint: 'Tài khoản thì ghi ngân hàng và số tài khoản.' },
    { bank: 'Tài khoản ngân hàng', post: 'Bưu điện', cash: 'Tiền mặt tại xã' },
  ),
  bank: optional(textColumn({ heading: 'Ngân hàng', hint: 'Tên viết tắt, ví dụ AGRIBANK.' }, 12)),
  account: optional(digitsColumn({ heading: 'Số tài khoản', hint: '6 đến 19 số, định dạng văn bản.' }, 6, 19)),
  holder: nameColumn({ heading: 'Người nhận', hint: 'Chủ tài khoản hoặc người ký nhận.' }),
  relation: choiceColumn(
    { heading: 'Quan hệ với người hưởng', hint: 'Người nhận là ai.' },
    { self: 'Chính người hưởng', guardian: 'Người giám hộ', representative: 'Người được ủy quyền' },
  ),
  payeeNumber: optional(personalNumberColumn('Số định danh người nhận', 'Cần khi người nhận không phải người hưởng.')),
};

type Columns = typeof beneficiaryColumns;
export type BeneficiaryField = keyof Columns;
export type BeneficiaryRow = SheetRow<Columns>;
export type Beneficiary = WholeValuesOf<Columns>;
