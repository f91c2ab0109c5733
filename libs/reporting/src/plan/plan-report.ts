import { basis, datedTable, day } from '#kernel';
import { type ReturnDeadline, type ReturnRow, type StatutoryReturn } from '../statutory-return.js';

const plan = 'Kế hoạch 113/KH-UBND ngày 13/5/2024, Mục V';

/**
 * Departments and districts report on the plan every year before 30 October, of 2024 before 30 August (section V.2). That the communes do
 * what districts did, since there are none, is our reading.
 */
const deadlines = datedTable<readonly ReturnDeadline[]>('plan-113.reports', [
  {
    from: '2024-05-13',
    until: '2025-01-01',
    value: [
      { level: 'district', role: 'district-officer', part: 'year', before: '08-30' },
      { level: 'province', role: 'department-lead', part: 'year', before: '08-30' },
    ],
    basis: basis(`${plan} khoản 2`),
  },
  {
    from: '2025-01-01',
    value: [
      { level: 'commune', role: 'commune-officer', part: 'year', before: '10-30' },
      { level: 'province', role: 'department-lead', part: 'year', before: '10-30' },
    ],
    basis: basis(`${plan} khoản 2`, 'interpretation'),
  },
]);

/**
 * What a programme tells of the plan each year: one form for each field that row 2.2 of its appendix names. The plan sets the day and no
 * form, so the rows are ours.
 */
export const planReport = (
  programme: string,
  field: string,
  columns: readonly string[],
  rows: readonly ReturnRow[],
): StatutoryReturn => ({
  code: `${programme}.plan-113`,
  title: `Báo cáo năm thực hiện Kế hoạch 113/KH-UBND: ${field}`,
  layouts: [
    {
      version: '1',
      form: 'Phụ lục mục 2.2',
      from: day('2024-05-13'),
      basis: basis(`${plan} khoản 2; Phụ lục mục 2.2`, 'interpretation'),
      columns,
      rows,
    },
  ],
  deadlines,
});
