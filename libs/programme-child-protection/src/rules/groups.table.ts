import { type Basis, basis } from '#kernel';

export interface SealedGroup {
  readonly title: string;
  readonly basis: Basis;
  /** Its sub-groups; empty where law has none. */
  readonly parts: Readonly<Record<string, string>>;
}

const group = (
  letter: string,
  article: string,
  title: string,
  parts: Readonly<Record<string, string>> = {},
): SealedGroup => ({
  title,
  parts,
  basis: basis(`Luật Trẻ em 102/2016/QH13, Điều 10 khoản 1 điểm ${letter}; Nghị định 56/2017/NĐ-CP, ${article}`),
});

/**
 * The groups of special circumstances whose bare name betrays what must stay secret: they are kept here and not in the register. The
 * open ones are the register's.
 */
export const sealedGroups = {
  đ: group('đ', 'Điều 7', 'Trẻ em nhiễm HIV/AIDS'),
  e: group('e', 'Điều 8', 'Trẻ em vi phạm pháp luật', {
    '1': 'Trường hợp thứ nhất',
    '2': 'Trường hợp thứ hai',
    '3': 'Trường hợp thứ ba',
    '4': 'Trường hợp thứ tư',
  }),
  g: group('g', 'Điều 9', 'Trẻ em nghiện ma túy', {
    centre: 'Đang ở cơ sở cai nghiện',
    home: 'Đang ở gia đình, cộng đồng',
  }),
  i: group('i', 'Điều 11', 'Trẻ em bị tổn hại nghiêm trọng về thể chất và tinh thần do bị bạo lực'),
  k: group('k', 'Điều 12', 'Trẻ em bị bóc lột', {
    '1': 'Trường hợp thứ nhất',
    '2': 'Trường hợp thứ hai',
    '3': 'Trường hợp thứ ba',
    '4': 'Trường hợp thứ tư',
    '5': 'Trường hợp thứ năm',
  }),
  l: group('l', 'Điều 13', 'Trẻ em bị xâm hại tình dục', {
    rape: 'Bị hiếp dâm',
    'forced-intercourse': 'Bị cưỡng dâm',
    intercourse: 'Bị giao cấu',
    'lewd-acts': 'Bị dâm ô',
    prostitution: 'Bị sử dụng vào mục đích mại dâm, khiêu dâm',
  }),
  m: group('m', 'Điều 14', 'Trẻ em bị mua bán', {
    'with-parents': 'Đã về với cha, mẹ',
    'alternative-care': 'Được chăm sóc thay thế',
  }),
} as const satisfies Readonly<Record<string, SealedGroup>>;

export type SealedGroupCode = keyof typeof sealedGroups;
