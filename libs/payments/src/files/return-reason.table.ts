/** Why money came back. `iso` are the external status reasons of ISO 20022 that mean the same. */
const reasons = {
  'account-closed': { title: 'Tài khoản đã đóng', iso: ['AC04'] },
  'account-wrong': { title: 'Sai số tài khoản', iso: ['AC01', 'AC02', 'AC03'] },
  'account-blocked': { title: 'Tài khoản bị khóa', iso: ['AC06'] },
  'name-mismatch': { title: 'Sai tên chủ tài khoản', iso: ['BE01'] },
  'not-collected': { title: 'Không đến nhận', iso: [] },
  refused: { title: 'Người nhận từ chối', iso: ['CUST'] },
  moved: { title: 'Đã chuyển nơi ở', iso: ['BE04'] },
  deceased: { title: 'Người nhận đã chết', iso: ['MD07'] },
  other: { title: 'Lý do khác', iso: ['NARR', 'MS02', 'MS03'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly iso: readonly string[] }>>;

export type ReturnReason = keyof typeof reasons;

const entries = Object.entries(reasons) as [
  ReturnReason,
  { readonly title: string; readonly iso: readonly string[] },
][];

/** As lists write them. */
export const returnReasonTitles: readonly string[] = entries.map(([, { title }]) => title);

/** Reads a reason as a list writes it, by our code, or by its code in ISO 20022. */
export function findReturnReason(written: string): ReturnReason | undefined {
  const folded = written.normalize('NFC').trim().toLowerCase();
  return entries.find(
    ([code, { title, iso }]) =>
      code === folded || title.toLowerCase() === folded || iso.some((each) => each.toLowerCase() === folded),
  )?.[0];
}
