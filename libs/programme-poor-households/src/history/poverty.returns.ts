import { planReport, type ReturnRow, type StatutoryReturn } from '#reporting';

const rowOf = (number: string, title: string, poor: string | undefined, nearPoor: string | undefined): ReturnRow => ({
  number,
  title,
  cells: [poor, nearPoor].map((indicator) =>
    indicator === undefined ? undefined : { indicator: `poor-households.${indicator}` },
  ),
});

/** Rows that both classes have alike. */
const both = (number: string, title: string, figure: string): ReturnRow =>
  rowOf(number, title, `poor.${figure}`, `near-poor.${figure}`);

/** What the plan asks to be told of poor and near-poor households each year: how many, and how they moved. */
export const povertyReturns: readonly StatutoryReturn[] = [
  planReport(
    'poor-households',
    'hộ nghèo, hộ cận nghèo',
    ['Hộ nghèo', 'Hộ cận nghèo'],
    [
      both('1', 'Số hộ đầu năm', 'opening'),
      both('2', 'Phát sinh mới', 'newly'),
      both('3', 'Tái nghèo, tái cận nghèo', 'relapsed'),
      both('4', 'Chuyển từ loại hộ kia', 'from-other'),
      both('5', 'Thoát', 'left'),
      rowOf('6', 'Số hộ cuối năm', 'poor', 'near-poor'),
      both('7', 'Tỷ lệ trong tổng số hộ', 'rate'),
      both('8', 'Tỷ lệ thoát trong số hộ đầu năm', 'left-rate'),
      both('9', 'Tỷ lệ tái nghèo, tái cận nghèo trong số hộ gia nhập', 'relapse-rate'),
      rowOf('10', 'Hộ làm nông nghiệp có mức sống trung bình', 'average-farming', undefined),
    ],
  ),
];
