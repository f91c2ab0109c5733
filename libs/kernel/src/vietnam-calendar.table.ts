import { type Basis, basis } from './dated-table.js';
import { day, type LegalDay } from './legal-day.js';

/** A weekday on which public agencies rest, or a Saturday or Sunday on which they work. Ordinary days have no row. */
export interface CalendarRow {
  readonly day: LegalDay;
  readonly kind: 'off' | 'worked';
  readonly basis: Basis;
}

const off = (because: Basis, ...days: readonly string[]): CalendarRow[] =>
  days.map((on) => ({ day: day(on), kind: 'off', basis: because }));

/** The Government lets agencies rest on a weekday and work on a weekend day instead. */
const swap = (because: Basis, rest: string, work: string): CalendarRow[] => [
  ...off(because, rest),
  { day: day(work), kind: 'worked', basis: because },
];

const holidays = 'Bộ luật Lao động 2019, Điều 112';
const compensation = 'Bộ luật Lao động 2019, Điều 111 khoản 3';
const statutory = basis(holidays);
const compensated = basis(compensation);
const remembered = basis(`${holidays}; Điều 111 khoản 3`, 'memory');
const provisional = basis(holidays, 'interpretation');
const provisionallyCompensated = basis(compensation, 'interpretation');
const notice2025 = basis('Thông báo 6150/TB-BLĐTBXH; Văn bản 8726/VPCP-KGVX');
const notice2026 = basis('Thông báo 9441/TB-BNV');

/**
 * Working calendar of public agencies (Monday to Friday). Each year must be entered whole: a year without rows is
 * not covered. Tết, National Day and swapped days are chosen each year by the Government.
 */
export const vietnamCalendarRows: readonly CalendarRow[] = [
  ...off(remembered, '2021-01-01'),
  ...off(remembered, '2021-02-10', '2021-02-11', '2021-02-12', '2021-02-15', '2021-02-16'),
  ...off(remembered, '2021-04-21', '2021-04-30', '2021-05-03', '2021-09-02', '2021-09-03'),

  ...off(remembered, '2022-01-03'),
  ...off(remembered, '2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'),
  ...off(remembered, '2022-04-11', '2022-05-02', '2022-05-03', '2022-09-01', '2022-09-02'),

  ...off(remembered, '2023-01-02'),
  ...off(remembered, '2023-01-20', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26'),
  ...off(remembered, '2023-05-01', '2023-05-02', '2023-05-03', '2023-09-01', '2023-09-04'),

  ...off(statutory, '2024-01-01'),
  ...off(statutory, '2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'),
  ...off(statutory, '2024-04-18', '2024-04-30', '2024-05-01', '2024-09-02', '2024-09-03'),
  ...swap(basis('Văn bản 2450/VPCP-KGVX'), '2024-04-29', '2024-05-04'),

  ...off(statutory, '2025-01-01'),
  ...off(notice2025, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
  ...off(statutory, '2025-04-07', '2025-04-30', '2025-05-01'),
  ...swap(notice2025, '2025-05-02', '2025-04-26'),
  ...off(notice2025, '2025-09-01', '2025-09-02'),

  ...off(statutory, '2026-01-01'),
  // The province's notice of 01/12/2025 gave only 1 January. The Government's letter of 25/12/2025 came later and binds
  // every agency, so its swap is the one taken; it is 'secondary' because only Social Security's news of it was read.
  ...swap(basis('Văn bản 12729/VPCP-KGVX', 'secondary'), '2026-01-02', '2026-01-10'),
  ...off(notice2026, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
  ...off(compensated, '2026-04-27'),
  ...off(statutory, '2026-04-30', '2026-05-01'),
  ...swap(notice2026, '2026-08-31', '2026-08-22'),
  ...off(notice2026, '2026-09-01', '2026-09-02'),
  ...off(basis('Nghị quyết 28/2026/QH16, Điều 2', 'secondary'), '2026-11-24'),

  // 2027 is computed, not announced: Tết (Saturday 6 February) as two days before and three from the first; the second
  // day of National Day as in 2021, when 2 September was a Thursday too; no swap. The notice of the year replaces it.
  ...off(provisional, '2027-01-01'),
  ...off(provisional, '2027-02-04', '2027-02-05', '2027-02-08'),
  ...off(provisionallyCompensated, '2027-02-09', '2027-02-10'),
  ...off(provisional, '2027-04-16', '2027-04-30'),
  ...off(provisionallyCompensated, '2027-05-03'),
  ...off(provisional, '2027-09-02', '2027-09-03'),
  ...off(basis('Nghị quyết 28/2026/QH16, Điều 2', 'interpretation'), '2027-11-24'),
];
