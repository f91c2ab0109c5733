import { type PovertyClass } from '../rules/law.js';
import { type ListResult } from '../rules/list-result.rule.js';
import { type Entry } from './entry.js';

export const legalBases = [
  'Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo đa chiều giai đoạn 2022–2025',
  'Quyết định số 24/2021/QĐ-TTg của Thủ tướng Chính phủ quy định quy trình rà soát hộ nghèo, hộ cận nghèo hằng năm',
];

export const classWords: Readonly<Record<PovertyClass, string>> = {
  poor: 'hộ nghèo',
  'near-poor': 'hộ cận nghèo',
  average: 'hộ có mức sống trung bình',
  none: 'hộ không thuộc diện hộ nghèo, hộ cận nghèo',
};

const titles: Readonly<Record<ListResult, string>> = {
  recognise: 'Về việc công nhận danh sách hộ nghèo, hộ cận nghèo năm',
  leave: 'Về việc công nhận danh sách hộ thoát nghèo, hộ thoát cận nghèo năm',
  'recognise-farming':
    'Về việc công nhận hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình năm',
  refuse: 'Về việc không công nhận hộ nghèo, hộ cận nghèo năm',
};

export const titleOf = (kind: ListResult, year: number): string => `${titles[kind]} ${year}`;

type Household = Pick<Entry, 'was' | 'found' | 'hamlet'> & { readonly head: string };

const lineOf = ({ head, hamlet, found }: Household, index: number): string =>
  `${index + 1}. Hộ ${head}${hamlet === '' ? '' : `, ${hamlet}`}: ${classWords[found?.class ?? 'none']}`;

const leftLine = ({ head, hamlet, was }: Household, index: number): string =>
  `${index + 1}. Hộ ${head}${hamlet === '' ? '' : `, ${hamlet}`}: ${was === 'poor' ? 'thoát nghèo' : was === 'near-poor' ? 'thoát cận nghèo' : 'thôi công nhận mức sống trung bình'}`;

const validity = 'Quyết định có hiệu lực kể từ ngày ký. Giấy chứng nhận được cấp cho từng hộ theo danh sách.';

/** The articles of the paper with its list. Points are told to the household alone: lists are posted. */
export function articlesOf(kind: ListResult, about: readonly Household[]): readonly string[] {
  const count = (found: PovertyClass) => about.filter((each) => each.found?.class === found).length;
  switch (kind) {
    case 'recognise':
      return [
        `Công nhận ${count('poor')} hộ nghèo và ${count('near-poor')} hộ cận nghèo theo danh sách:\n${about.map(lineOf).join('\n')}`,
        validity,
      ];
    case 'recognise-farming':
      return [
        `Công nhận ${about.length} hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình:\n${about.map(lineOf).join('\n')}`,
        validity,
      ];
    case 'leave':
      return [
        `Công nhận ${about.length} hộ thoát nghèo, thoát cận nghèo theo danh sách:\n${about.map(leftLine).join('\n')}`,
        'Quyết định có hiệu lực kể từ ngày ký; giấy chứng nhận đã cấp hết giá trị từ ngày này.',
      ];
    case 'refuse':
      return about.map(
        ({ head, found }) =>
          `Không công nhận hộ ${head} là hộ nghèo, hộ cận nghèo: kết quả rà soát là ${classWords[found?.class ?? 'none']} (điểm B1 ${found?.b1 ?? 0}, điểm B2 ${found?.b2 ?? 0}).`,
      );
  }
}
