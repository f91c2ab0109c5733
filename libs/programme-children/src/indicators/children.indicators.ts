import { type Basis, basis, day } from '#kernel';
import { type Indicator, planReport, type ReturnRow, type StatutoryReturn } from '#reporting';
import { friendlyCommune } from '../rules/friendly-commune.table.js';
import { childGroups } from '../rules/groups.table.js';
import {
  accidents,
  aged,
  atRisk,
  canSwim,
  courses,
  isCaredFor,
  ofGroup,
  registered,
  scoredCommunes,
  special,
  wasMeasured,
} from './children.sql.js';

const law = (articles: string): Basis => basis(`Luật Trẻ em 102/2016/QH13, ${articles}`);
const plan = (article: string): Basis => basis(`Kế hoạch 113/KH-UBND ngày 13/5/2024, Phụ lục ${article}`);
const practice = basis('Theo dõi của hệ thống thông tin trẻ em', 'memory');

const people = (code: string, title: string, of: Basis, numerator: string): Indicator => ({
  code: `children.${code}`,
  title,
  basis: of,
  measure: 'people',
  period: 'month',
  numerator,
  openable: true,
});

const share = (code: string, title: string, of: Basis, numerator: string, denominator: string): Indicator => ({
  ...people(code, title, of, numerator),
  measure: 'share',
  denominator,
});

/** Of whom a school is expected: children from 6 years on. */
const ofSchoolAge = aged(6, 16);
const ofNurseryAge = aged(0, 5);

const { criteria, least } = friendlyCommune.at(day('2026-12-31')).value;
const criterionCount = Object.keys(criteria).length;
const mostPoints = Object.values(criteria).reduce((sum, { points }) => sum + points, 0);

/** Figures of the register: who is on it, in which open groups, and how children fare. What is sealed is counted under its seal. */
export const childrenIndicators: readonly Indicator[] = [
  people('registered', 'Trẻ em trong danh sách cuối kỳ', law('Điều 1'), registered()),
  people('special', 'Trẻ em có hoàn cảnh đặc biệt cuối kỳ (các nhóm công khai)', law('Điều 10'), registered(special)),
  ...Object.entries(childGroups).map(([code, { title, basis: of }]) =>
    people(`special.${code}`, `${title} cuối kỳ`, of, registered(ofGroup(code))),
  ),
  people('at-risk', 'Trẻ em có nguy cơ rơi vào hoàn cảnh đặc biệt cuối kỳ', practice, registered(atRisk)),
  share(
    'special.cared-for',
    'Tỷ lệ trẻ em có hoàn cảnh đặc biệt có người chăm sóc',
    practice,
    registered(`${special} AND ${isCaredFor}`),
    registered(special),
  ),
  share(
    'birth-registered',
    'Tỷ lệ trẻ em đã đăng ký khai sinh',
    law('Điều 13'),
    registered('c.birth_registered'),
    registered(),
  ),
  share(
    'at-school',
    'Tỷ lệ trẻ em từ đủ 6 tuổi đang đi học',
    plan('mục 6.1'),
    registered(`${ofSchoolAge} AND c.at_school`),
    registered(ofSchoolAge),
  ),
  people('accidents', 'Lượt trẻ em bị tai nạn, thương tích trong kỳ', practice, accidents()),
  people('accidents.fatal', 'Trẻ em chết do tai nạn, thương tích trong kỳ', practice, accidents('a.fatal')),
  people('drowning', 'Lượt trẻ em đuối nước trong kỳ', plan('mục 5.2'), accidents(`a.kind = 'drowning'`)),
  people(
    'drowning.fatal',
    'Trẻ em chết do đuối nước trong kỳ',
    plan('mục 5.2'),
    accidents(`a.kind = 'drowning' AND a.fatal`),
  ),
  people('swimming', 'Lượt trẻ em học xong khóa bơi trong kỳ', plan('mục 5.2'), courses()),
  share(
    'swimming.able',
    'Tỷ lệ trẻ em từ đủ 6 đến dưới 16 tuổi biết bơi',
    plan('mục 5.2'),
    registered(`${ofSchoolAge} AND ${canSwim}`),
    registered(ofSchoolAge),
  ),
  share(
    'measured',
    'Tỷ lệ trẻ em dưới 5 tuổi được cân, đo trong kỳ',
    plan('mục 6.3 và 6.7'),
    registered(`${ofNurseryAge} AND ${wasMeasured}`),
    registered(ofNurseryAge),
  ),
  {
    code: 'children.friendly-communes',
    title: 'Tỷ lệ xã, phường phù hợp với trẻ em, trong số đã chấm đủ tiêu chí',
    basis: basis('Quyết định 06/2019/QĐ-TTg', 'memory'),
    measure: 'share',
    period: 'year',
    numerator: scoredCommunes(criterionCount, `sum(s.points) * 100 >= ${mostPoints * least}`),
    denominator: scoredCommunes(criterionCount),
  },
];

const rowOf = (number: string, title: string, indicator: string): ReturnRow => ({
  number,
  title,
  cells: [{ indicator: `children.${indicator}` }, { indicator: `children.${indicator}`, sex: 'female' }],
});

export const childrenReturns: readonly StatutoryReturn[] = [
  planReport(
    'children',
    'trẻ em',
    ['Tổng số', 'Trong đó: nữ'],
    [
      rowOf('1', 'Trẻ em trong danh sách', 'registered'),
      rowOf('2', 'Trẻ em có hoàn cảnh đặc biệt (các nhóm công khai)', 'special'),
      ...Object.entries(childGroups).map(([code, { title }], index) =>
        rowOf(`2.${index + 1}`, title, `special.${code}`),
      ),
      rowOf('3', 'Tỷ lệ có người chăm sóc', 'special.cared-for'),
      rowOf('4', 'Trẻ em có nguy cơ', 'at-risk'),
      rowOf('5', 'Tỷ lệ đã đăng ký khai sinh', 'birth-registered'),
      rowOf('6', 'Tai nạn, thương tích', 'accidents'),
      rowOf('6.1', 'Chết do tai nạn, thương tích', 'accidents.fatal'),
      rowOf('6.2', 'Đuối nước', 'drowning'),
      rowOf('6.3', 'Chết do đuối nước', 'drowning.fatal'),
      rowOf('7', 'Học xong khóa bơi', 'swimming'),
      rowOf('7.1', 'Tỷ lệ biết bơi', 'swimming.able'),
      rowOf('8', 'Tỷ lệ trẻ dưới 5 tuổi được cân, đo', 'measured'),
      {
        number: '9',
        title: 'Tỷ lệ xã, phường phù hợp với trẻ em',
        cells: [{ indicator: 'children.friendly-communes' }, undefined],
      },
    ],
  ),
];
