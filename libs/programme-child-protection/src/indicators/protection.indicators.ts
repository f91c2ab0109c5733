import { type Basis, basis } from '#kernel';
import { type Indicator } from '#reporting';
import { harms } from '../report.form.js';
import { type CarerKind } from '../rules/carer.rule.js';
import { sealedGroups } from '../rules/groups.table.js';
import {
  carers,
  ended,
  harmed,
  inCare,
  isSettled,
  isUnfounded,
  memberOf,
  needingCare,
  needingCareAndPlaced,
  ofAge,
  placed,
  received,
  underWay,
  wasLate,
} from './protection.sql.js';

const decree56 = (articles: string): Basis => basis(`Nghị định 56/2017/NĐ-CP, ${articles}`);
const circular14 = basis('Thông tư 14/2020/TT-BLĐTBXH, Điều 15');

type Counted = readonly [code: string, title: string, numerator: string];

const figures =
  (measure: 'people' | 'cases', of: Basis) =>
  ([code, title, numerator]: Counted): Indicator => ({
    code: `child-protection.${code}`,
    title,
    basis: of,
    measure,
    period: 'month',
    numerator,
    openable: true,
  });

const share = (code: string, title: string, of: Basis, numerator: string, denominator: string): Indicator => ({
  ...figures('people', of)([code, title, numerator]),
  measure: 'share',
  denominator,
});

const kinds: Readonly<Record<CarerKind, string>> = {
  relative: 'người thân thích',
  unrelated: 'cá nhân, gia đình không phải người thân thích',
  facility: 'cơ sở trợ giúp xã hội',
};
const carerKinds = Object.entries(kinds);

const ages = [
  ['under-6', 'dưới 6 tuổi', 0, 6],
  ['6-10', 'từ 6 đến dưới 11 tuổi', 6, 11],
  ['11-15', 'từ 11 đến dưới 16 tuổi', 11, 16],
] as const;

const inDanger = 'r.in_danger';

/** What is told of children, what was done, and with whom they live: of the seal's own cases, for whoever has its clearance. */
export const protectionIndicators: readonly Indicator[] = [
  ...(
    [
      ['reports', 'Tin báo về trẻ em tiếp nhận trong kỳ', received('case')],
      ['reports.danger', 'Tin báo trẻ em gặp nguy hiểm trong kỳ', received('case', inDanger)],
      ['reports.crime', 'Tin báo có dấu hiệu tội phạm trong kỳ', received('case', 'r.suspects_crime')],
      ['reports.unfounded', 'Tin báo không có cơ sở, kết luận trong kỳ', ended('case', isUnfounded)],
      ['cases.settled', 'Trường hợp kết thúc do trẻ em đã an toàn trong kỳ', ended('case', isSettled)],
      ['cases.open', 'Trường hợp đang hỗ trợ, can thiệp cuối kỳ', underWay('case')],
      ['isolations', 'Trường hợp đề nghị tạm thời cách ly trẻ em trong kỳ', received('isolation')],
    ] satisfies readonly Counted[]
  ).map(figures('cases', decree56('Điều 25 đến Điều 32'))),
  ...(
    [
      ['harmed', 'Trẻ em bị xâm hại hoặc có nguy cơ bị xâm hại trong kỳ', harmed('true')],
      ...Object.entries(harms).map(([harm, title]): Counted => [
        `harmed.${harm}`,
        `Trẻ em bị hại trong kỳ: ${title.toLowerCase()}`,
        harmed(`'${harm}' = ANY (r.harms)`),
      ]),
      ...ages.map(([code, title, from, until]): Counted => [
        `harmed.${code}`,
        `Trẻ em bị hại trong kỳ, ${title}`,
        harmed(ofAge(from, until)),
      ]),
    ] satisfies readonly Counted[]
  ).map(figures('people', decree56('Điều 25, Điều 30'))),
  {
    ...share(
      'danger.on-time',
      'Tỷ lệ tin báo nguy hiểm được xử lý đúng hạn',
      decree56('Điều 26, Điều 31'),
      received('case', `${inDanger} AND NOT ${wasLate}`),
      received('case', inDanger),
    ),
  },
  ...Object.entries(sealedGroups).map(([code, { title, basis: of }]) =>
    figures('people', of)([`group.${code}`, `${title} cuối kỳ`, memberOf(`m.group_code = '${code}'`)]),
  ),
  ...(
    [
      ['care', 'Trẻ em được chăm sóc thay thế cuối kỳ', inCare()],
      ...carerKinds.map(([kind, title]): Counted => [
        `care.${kind}`,
        `Trẻ em được ${title} chăm sóc thay thế cuối kỳ`,
        inCare(`k.kind = '${kind}'`),
      ]),
      ['care.begun', 'Trẻ em được giao chăm sóc thay thế trong kỳ', placed('decided_on')],
      ['care.ended', 'Trẻ em chấm dứt, thay đổi chăm sóc thay thế trong kỳ', placed('ended_on')],
      [
        'care.sought',
        'Trẻ em chờ người nhận chăm sóc thay thế cuối kỳ',
        underWay('care', `c.state IN ('listed', 'matched', 'verified')`),
      ],
      ['carers', 'Người đăng ký nhận chăm sóc thay thế cuối kỳ', carers()],
      ...carerKinds.map(([kind, title]): Counted => [
        `carers.${kind}`,
        `Người đăng ký nhận chăm sóc thay thế cuối kỳ: ${title}`,
        carers(`k.kind = '${kind}'`),
      ]),
      ['care.from-facility', 'Trẻ em rời cơ sở sang chăm sóc thay thế trong kỳ', ended('facility', isSettled)],
    ] satisfies readonly Counted[]
  ).map(figures('people', circular14)),
  share(
    'care.rate',
    'Tỷ lệ trẻ em cần chăm sóc thay thế đã được nhận chăm sóc',
    circular14,
    needingCareAndPlaced,
    needingCare,
  ),
];
