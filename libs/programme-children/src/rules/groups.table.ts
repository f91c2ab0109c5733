import { type Basis, basis } from '#kernel';

export interface ChildGroup {
  readonly title: string;
  readonly basis: Basis;
  readonly parts: Readonly<Record<string, string>>;
  /** Follows the facts of another programme, and is entered by nobody. */
  readonly follows?: 'disability' | 'poverty';
}

const group = (
  letter: string,
  article: string,
  title: string,
  parts: ChildGroup['parts'],
  follows?: ChildGroup['follows'],
): ChildGroup => ({
  title,
  parts,
  basis: basis(`Luật Trẻ em 102/2016/QH13, Điều 10 khoản 1 điểm ${letter}; Nghị định 56/2017/NĐ-CP, ${article}`),
  ...(follows && { follows }),
});

/**
 * The groups of special circumstances that may be known in the commune. Those whose bare name betrays a secret (đ, e, g, i, k, l, m) are
 * kept under the seal of child protection. A child may be in several and is counted once in totals.
 */
export const childGroups = {
  a: group('a', 'Điều 3', 'Trẻ em mồ côi cả cha và mẹ', {
    'no-carer': 'Không có người chăm sóc',
    facility: 'Ở cơ sở trợ giúp xã hội',
    relatives: 'Được người thân thích chăm sóc',
    unrelated: 'Được người không thân thích chăm sóc',
  }),
  b: group('b', 'Điều 4', 'Trẻ em bị bỏ rơi', {
    'not-placed': 'Chưa được chăm sóc thay thế',
    placed: 'Được chăm sóc thay thế',
  }),
  c: group('c', 'Điều 5', 'Trẻ em không nơi nương tựa', {
    'one-dead-other-missing': 'Một người chết, người kia mất tích',
    'one-dead-other-unable': 'Một người chết, người kia ở cơ sở trợ giúp xã hội hoặc không còn khả năng chăm sóc',
    'one-dead-other-confined': 'Một người chết, người kia chấp hành án hoặc ở cơ sở bắt buộc',
    'both-missing': 'Cả hai mất tích',
    'missing-and-facility': 'Một người mất tích, người kia ở cơ sở trợ giúp xã hội',
    'missing-and-confined': 'Một người mất tích, người kia chấp hành án hoặc ở cơ sở bắt buộc',
    'both-unable': 'Cả hai không còn khả năng chăm sóc',
    'both-facility': 'Cả hai ở cơ sở trợ giúp xã hội',
    'both-confined': 'Cả hai chấp hành án hoặc ở cơ sở bắt buộc',
    'facility-and-confined': 'Một người ở cơ sở trợ giúp xã hội, người kia chấp hành án hoặc ở cơ sở bắt buộc',
    'parents-are-children': 'Cha và mẹ đều là trẻ em',
    'rights-restricted': 'Cha và mẹ bị hạn chế quyền hoặc trẻ đang bị cách ly',
  }),
  d: group(
    'd',
    'Điều 6',
    'Trẻ em khuyết tật',
    { 'extremely-severe': 'Đặc biệt nặng', severe: 'Nặng', light: 'Nhẹ' },
    'disability',
  ),
  h: group('h', 'Điều 10', 'Trẻ em phải bỏ học kiếm sống chưa hoàn thành trung học cơ sở', {
    'without-carer': 'Không có người chăm sóc',
    'with-carer': 'Có người chăm sóc',
  }),
  n: group(
    'n',
    'Điều 15',
    'Trẻ em mắc bệnh hiểm nghèo, bệnh phải điều trị dài ngày thuộc hộ nghèo, cận nghèo',
    { poor: 'Hộ nghèo', 'near-poor': 'Hộ cận nghèo' },
    'poverty',
  ),
  o: group('o', 'Điều 16', 'Trẻ em di cư, lánh nạn chưa xác định được cha mẹ, người chăm sóc', {
    '1': 'Trường hợp thứ nhất',
    '2': 'Trường hợp thứ hai',
    '3': 'Trường hợp thứ ba',
  }),
} as const satisfies Readonly<Record<string, ChildGroup>>;

export type ChildGroupCode = keyof typeof childGroups;
