import { basis, type Basis } from '#kernel';
import { type Indicator } from '#reporting';
import { decree20 } from '../rules/law.js';
import {
  begun,
  closedCases,
  closedInTime,
  drawing,
  drawn,
  ended,
  inClause,
  inFacility,
  ofAge,
  ofDegree,
  posted,
} from './receiving.sql.js';

const allowance = ['monthly-allowance'];
const pension = ['social-pension'];
const care = ['carer-support', 'parent-support'];
const funeral = ['funeral-support'];

const reports = basis('Thông tư 02/2021/TT-BLĐTBXH, Điều 6');

const people = (
  code: string,
  title: string,
  numerator: string,
  of: Basis = reports,
  period: Indicator['period'] = 'month',
): Indicator => ({
  code: `social-protection.${code}`,
  title,
  basis: of,
  measure: 'people',
  period,
  numerator,
  openable: true,
});

const money = (code: string, title: string, codes: readonly string[]): Indicator => ({
  code: `social-protection.${code}`,
  title,
  basis: reports,
  measure: 'đồng',
  period: 'month',
  numerator: posted(codes),
  openable: true,
});

/** Clauses of article 5, which both decrees number alike. */
const groups: readonly (readonly [clause: number, title: string])[] = [
  [1, 'Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng'],
  [2, 'Người từ 16 tuổi không có nguồn nuôi dưỡng đang đi học'],
  [3, 'Trẻ em nhiễm HIV/AIDS thuộc hộ nghèo'],
  [4, 'Người đơn thân nghèo đang nuôi con'],
  [5, 'Người cao tuổi'],
  [6, 'Người khuyết tật nặng, đặc biệt nặng'],
  [7, 'Trẻ em dưới 3 tuổi thuộc hộ nghèo, hộ cận nghèo vùng đặc biệt khó khăn'],
  [8, 'Người nhiễm HIV/AIDS thuộc hộ nghèo'],
];

const ages: readonly (readonly [code: string, title: string, condition: string])[] = [
  ['children', 'dưới 16 tuổi', ofAge(0, 16)],
  ['adults', 'từ 16 đến dưới 60 tuổi', ofAge(16, 60)],
  ['elderly', 'từ 60 đến dưới 80 tuổi', ofAge(60, 80)],
  ['eldest', 'từ 80 tuổi', ofAge(80)],
];

/** Figures of social protection: who draws what, who began and ended, money, timeliness. */
export const socialProtectionIndicators: readonly Indicator[] = [
  people('receiving', 'Người đang hưởng trợ cấp xã hội hằng tháng cuối kỳ', drawing(allowance)),
  ...groups.map(([clause, title]) =>
    people(`receiving.5-${clause}`, title, drawing(allowance, inClause(clause)), decree20(`Điều 5 khoản ${clause}`)),
  ),
  people(
    'receiving.severe',
    'Người khuyết tật nặng đang hưởng',
    drawing(allowance, `${inClause(6)} AND ${ofDegree('severe')}`),
  ),
  people(
    'receiving.extremely-severe',
    'Người khuyết tật đặc biệt nặng đang hưởng',
    drawing(allowance, `${inClause(6)} AND ${ofDegree('extremely-severe')}`),
  ),
  ...ages.map(([code, title, condition]) =>
    people(`receiving.${code}`, `Người đang hưởng trợ cấp xã hội hằng tháng ${title}`, drawing(allowance, condition)),
  ),
  people('begun', 'Người bắt đầu hưởng trợ cấp xã hội hằng tháng trong kỳ', begun(allowance)),
  people('ended', 'Người thôi hưởng trợ cấp xã hội hằng tháng trong kỳ', ended(allowance)),
  people('pension', 'Người đang hưởng trợ cấp hưu trí xã hội cuối kỳ', drawing(pension)),
  people('pension.begun', 'Người bắt đầu hưởng trợ cấp hưu trí xã hội trong kỳ', begun(pension)),
  people('pension.ended', 'Người thôi hưởng trợ cấp hưu trí xã hội trong kỳ', ended(pension)),
  people('cared-for', 'Người được nhận chăm sóc, nuôi dưỡng tại cộng đồng cuối kỳ', drawing(['carer-support'])),
  people(
    'parent-support',
    'Người khuyết tật được hỗ trợ khi mang thai, nuôi con nhỏ cuối kỳ',
    drawing(['parent-support']),
  ),
  people('funerals', 'Người chết được hỗ trợ chi phí mai táng trong kỳ', drawn(funeral)),
  people('in-facility', 'Người đang ở cơ sở trợ giúp xã hội cuối kỳ', inFacility),
  money('money.allowance', 'Kinh phí trợ cấp xã hội hằng tháng', allowance),
  money('money.pension', 'Kinh phí trợ cấp hưu trí xã hội', pension),
  money('money.care', 'Kinh phí hỗ trợ chăm sóc tại cộng đồng', care),
  money('money.funerals', 'Kinh phí hỗ trợ chi phí mai táng', funeral),
  {
    code: 'social-protection.on-time',
    title: 'Tỷ lệ hồ sơ bảo trợ xã hội giải quyết đúng hạn',
    basis: basis('Nghị định 61/2018/NĐ-CP (đã sửa đổi), đánh giá việc giải quyết thủ tục hành chính', 'memory'),
    measure: 'share',
    period: 'month',
    numerator: closedInTime,
    denominator: closedCases,
    openable: true,
  },
];
