import { type Basis, datedTable } from '#kernel';
import { decree07 } from './law.js';

/** The twelve indicators in the order of the annex, two to each of the six basic services. */
export const indicatorCodes = [
  'job',
  'dependants',
  'nutrition',
  'insurance',
  'adult-education',
  'schooling',
  'housing-quality',
  'housing-area',
  'water',
  'toilet',
  'telecom',
  'devices',
] as const;
export type IndicatorCode = (typeof indicatorCodes)[number];

/** What the household lives with, which gives these three by itself; the others are asked. */
export const computedIndicators = ['dependants', 'housing-quality', 'housing-area'] as const;
export const askedIndicators = indicatorCodes.filter(
  (code): code is AskedIndicator => !(computedIndicators as readonly string[]).includes(code),
);
export type AskedIndicator = Exclude<IndicatorCode, (typeof computedIndicators)[number]>;

export interface Indicator {
  readonly code: IndicatorCode;
  /** `1` to `12`, as the annex counts them. */
  readonly number: number;
  readonly service: string;
  readonly title: string;
  /** When a household is deprived in it, as the surveyor reads it. */
  readonly deprivedWhen: string;
  readonly basis: Basis;
}

const annex = decree07('Phụ lục: các chỉ số đo lường mức độ thiếu hụt dịch vụ xã hội cơ bản', 'secondary');
const remembered = decree07('Phụ lục: các chỉ số đo lường mức độ thiếu hụt dịch vụ xã hội cơ bản', 'memory');

const rows: readonly (readonly [service: string, title: string, deprivedWhen: string, basis: Basis])[] = [
  [
    'Việc làm',
    'Việc làm',
    'Có ít nhất một người trong độ tuổi lao động, có khả năng và muốn làm việc mà không có việc làm, hoặc làm công ăn lương không có hợp đồng lao động',
    remembered,
  ],
  [
    'Việc làm',
    'Người phụ thuộc',
    'Tỷ lệ người phụ thuộc trên tổng số người trong hộ lớn hơn 50 % (trẻ em dưới 16 tuổi; người cao tuổi, người khuyết tật đang hưởng trợ cấp xã hội hằng tháng)',
    annex,
  ],
  ['Y tế', 'Dinh dưỡng', 'Có ít nhất một trẻ em dưới 16 tuổi suy dinh dưỡng thấp còi hoặc nhẹ cân', annex],
  ['Y tế', 'Bảo hiểm y tế', 'Có ít nhất một người từ đủ 6 tuổi trở lên không có thẻ bảo hiểm y tế', remembered],
  [
    'Giáo dục',
    'Trình độ giáo dục của người lớn',
    'Có ít nhất một người từ 16 đến 30 tuổi không đi học, đào tạo và không có bằng cấp, chứng chỉ so với độ tuổi',
    annex,
  ],
  [
    'Giáo dục',
    'Tình trạng đi học của trẻ em',
    'Có ít nhất một trẻ em từ 3 đến dưới 16 tuổi không học đúng cấp học phù hợp với độ tuổi',
    annex,
  ],
  ['Nhà ở', 'Chất lượng nhà ở', 'Ít nhất hai trong ba kết cấu tường, cột, mái làm bằng vật liệu không bền chắc', annex],
  ['Nhà ở', 'Diện tích nhà ở bình quân', 'Diện tích nhà ở bình quân đầu người nhỏ hơn 8 m²', annex],
  ['Nước sinh hoạt và vệ sinh', 'Nguồn nước sinh hoạt', 'Không tiếp cận được nguồn nước sạch trong sinh hoạt', annex],
  ['Nước sinh hoạt và vệ sinh', 'Nhà tiêu hợp vệ sinh', 'Không sử dụng hố xí, nhà tiêu hợp vệ sinh', remembered],
  ['Thông tin', 'Sử dụng dịch vụ viễn thông', 'Không có thành viên nào sử dụng dịch vụ internet', remembered],
  [
    'Thông tin',
    'Phương tiện phục vụ tiếp cận thông tin',
    'Không có phương tiện nào: ti vi, đài, máy tính để bàn, điện thoại; máy tính xách tay, máy tính bảng, điện thoại thông minh',
    remembered,
  ],
];

/** Six services, twelve indicators; wording not read in the annex itself carries its certainty. */
export const indicators = datedTable<readonly Indicator[]>('poor-households.indicators', [
  {
    from: '2022-01-01',
    until: '2027-01-01',
    basis: annex,
    value: indicatorCodes.flatMap((code, index) => {
      const row = rows[index];
      if (!row) return [];
      const [service, title, deprivedWhen, basis] = row;
      return [{ code, number: index + 1, service, title, deprivedWhen, basis }];
    }),
  },
]);

/** Deprived in dependants when they are more than this share of the members: half of them is not. */
export const dependantsAbove = { value: { of: 1, in: 2 }, basis: annex } as const;
/** Deprived in housing area when a person has less. */
export const squareMetresPerPerson = { value: 8, basis: annex } as const;
/** Deprived in housing quality from so many of wall, column and roof on. */
export const flimsyParts = { value: 2, basis: annex } as const;
