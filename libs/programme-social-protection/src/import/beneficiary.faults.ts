import { defineFaults } from '#import';

/** What can be wrong with a row of the list beside its cells and its person. */
export const beneficiaryFaults = defineFaults('BENEFICIARY', {
  NEEDED: ({ heading }: { heading: string }) => `Hãy điền “${heading}” cho nhóm này.`,
  ACCOUNT_NEEDED: ({ heading }: { heading: string }) => `Chi qua tài khoản: hãy điền “${heading}”.`,
  BANK_UNREADABLE: 'Ghi tên viết tắt của ngân hàng bằng 2 đến 12 chữ in hoa, số.',
  HOLDER_DIFFERS: ({ name }: { name: string }) => `Tài khoản đứng tên người khác. Chọn tài khoản của ${name}.`,
  PAYEE_NEEDED: 'Hãy điền số định danh của người nhận thay.',
  PAYEE_IS_SELF: 'Số định danh người nhận là của chính người hưởng.',
  PAYEE_NOT_SELF: 'Người nhận là chính người hưởng thì không ghi số của người khác.',
  PAYEE_OF_ANOTHER: ({ name }: { name: string }) => `Số này là của ${name}.`,
  PAYEE_TAKEN: 'Số định danh đã được đăng ký ở nơi khác. Xác minh người nhận trước khi nhập.',
  SIGNED_IN_FUTURE: 'Ngày quyết định sau hôm nay.',
  MONTHS_REVERSED: ({ first }: { first: string }) => `Trước tháng được hưởng (${first}).`,
  ALREADY_RECEIVES: 'Người này đang hưởng trợ cấp của chương trình trong hệ thống.',
  NOT_ENTITLED: ({ month }: { month: string }) =>
    `Theo ngày sinh và căn cứ đã ghi, người này không thuộc nhóm trong tháng ${month}.`,
  COEFFICIENT_DIFFERS: ({ coefficient, month }: { coefficient: string; month: string }) =>
    `Hệ số của nhóm này trong tháng ${month} là ${coefficient}.`,
  LEVEL_MISSING: ({ month }: { month: string }) => `Chưa có mức chuẩn của tháng ${month} trong sổ mức.`,
  AMOUNT_DIFFERS: (sum: { coefficient: string; level: string; amount: string }) =>
    `Mức hưởng không khớp hệ số ${sum.coefficient} × ${sum.level} = ${sum.amount}.`,
});
