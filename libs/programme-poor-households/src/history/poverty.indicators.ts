import { type Basis } from '#kernel';
import { type Indicator } from '#reporting';
import { indicators as deprivations } from '../rules/indicators.table.js';
import { decision24, decree07 } from '../rules/law.js';
import { type Cause, causes } from '../rules/sheet.js';

/**
 * Rows of the classes that hold on a day, each with the commune that decided, the sex of the head and the household; `$1` and `$2` are
 * the days of the period, of which most figures look at the last.
 */
const classesOn = (on: string, condition: string): string => `
  SELECT coalesce(c.opened_for, f.unit_id) AS unit_id, q.sex, p.household_id AS subject, e.case_id, 1::bigint AS amount
    FROM prog_poor_households.household_poverty p
    JOIN prog_poor_households.entry e ON e.id = p.entry_id
    LEFT JOIN prog_poor_households.campaign c ON c.id = e.campaign_id
    LEFT JOIN casework.case_file f ON f.id = e.case_id
    LEFT JOIN citizen.person q ON q.id = e.head_id
   WHERE p.retired_at IS NULL AND $1::date < $2::date AND p.held @> ${on} AND ${condition}`;

const eve = `($1::date - 1)`;
const lastDay = `($2::date - 1)`;

const other = (condition: string, on: string): string => `EXISTS (SELECT FROM prog_poor_households.household_poverty o
  WHERE o.household_id = p.household_id AND o.retired_at IS NULL AND ${on} AND ${condition})`;

const figure = (code: string, title: string, numerator: string, basis: Basis = decision24('Điều 4')): Indicator => ({
  code: `poor-households.${code}`,
  title,
  basis,
  measure: 'households',
  period: 'month',
  numerator,
  openable: true,
});

const share = (
  code: string,
  title: string,
  numerator: string,
  denominator: string,
  basis: Basis = decision24('Điều 4'),
): Indicator => ({ ...figure(code, title, numerator, basis), measure: 'share', denominator });

/** Households of the area on the last day of the period, by the sex of their head. */
const householdsAtEnd = `
  SELECT h.unit_id, q.sex, h.id AS subject, NULL::uuid AS case_id, 1::bigint AS amount
    FROM citizen.household h
    LEFT JOIN citizen.household_member m ON m.household_id = h.id AND m.role = 'head'
      AND daterange(m.valid_from, m.valid_until) @> ${lastDay}
    LEFT JOIN citizen.person q ON q.id = m.person_id
   WHERE $1::date < $2::date AND EXISTS (SELECT FROM citizen.household_member n
     WHERE n.household_id = h.id AND daterange(n.valid_from, n.valid_until) @> ${lastDay})`;

const isLow = `o.class IN ('poor', 'near-poor')`;

const movement = (code: 'poor' | 'near-poor', title: string): readonly Indicator[] => {
  const beside = code === 'poor' ? 'near-poor' : 'poor';
  const wasLow = other(isLow, `o.held @> ${eve}`);
  const before = other(isLow, `upper(o.held) < $1::date`);
  const newly = classesOn(lastDay, `p.class = '${code}' AND NOT ${wasLow} AND NOT ${before}`);
  const relapsed = classesOn(lastDay, `p.class = '${code}' AND NOT ${wasLow} AND ${before}`);
  const entered = classesOn(lastDay, `p.class = '${code}' AND NOT ${wasLow}`);
  const opening = classesOn(eve, `p.class = '${code}'`);
  const left = classesOn(eve, `p.class = '${code}' AND NOT ${other(isLow, `o.held @> ${lastDay}`)}`);
  return [
    figure(`${code}.opening`, `Số ${title} đầu kỳ`, opening),
    figure(code, `Số ${title} cuối kỳ`, classesOn(lastDay, `p.class = '${code}'`)),
    figure(`${code}.newly`, `Số ${title} phát sinh mới`, newly),
    figure(`${code}.relapsed`, `Số ${title} tái nghèo, tái cận nghèo`, relapsed),
    figure(
      `${code}.from-other`,
      code === 'poor' ? 'Số hộ cận nghèo trở thành hộ nghèo' : 'Số hộ nghèo trở thành hộ cận nghèo',
      classesOn(lastDay, `p.class = '${code}' AND ${other(`o.class = '${beside}'`, `o.held @> ${eve}`)}`),
    ),
    figure(`${code}.left`, code === 'poor' ? 'Số hộ thoát nghèo' : 'Số hộ thoát cận nghèo', left),
    share(
      `${code}.rate`,
      `Tỷ lệ ${title} trong tổng số hộ cuối kỳ`,
      classesOn(lastDay, `p.class = '${code}'`),
      householdsAtEnd,
    ),
    share(`${code}.left-rate`, `Tỷ lệ thoát trong số ${title} đầu kỳ`, left, opening),
    share(`${code}.relapse-rate`, `Tỷ lệ tái nghèo, tái cận nghèo trong số ${title} gia nhập`, relapsed, entered),
  ];
};

const causeNames: Readonly<Record<Cause, string>> = {
  'no-land': 'không có đất sản xuất',
  'no-capital': 'không có vốn',
  'no-labour': 'không có lao động',
  'no-tools': 'không có công cụ, phương tiện sản xuất',
  'no-knowledge': 'không có kiến thức về sản xuất',
  'no-skills': 'không có kỹ năng lao động',
  illness: 'có người ốm đau, bệnh nặng, tai nạn',
  other: 'nguyên nhân khác',
};

const [{ value: twelve } = { value: [] }] = deprivations.rows;

/** Yearly results by commune: movement, farming households, the twelve indicators, causes. Of forms of households nothing opens. */
export const povertyIndicators: readonly Indicator[] = [
  ...movement('poor', 'hộ nghèo'),
  ...movement('near-poor', 'hộ cận nghèo'),
  figure(
    'average-farming',
    'Số hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình',
    classesOn(lastDay, `p.class = 'average'`),
  ),
  ...twelve.flatMap(({ code, number, title, basis }): Indicator[] =>
    (['poor', 'near-poor'] as const).map((held) => ({
      ...figure(
        `${held}.deprived.${code}`,
        `Số ${held === 'poor' ? 'hộ nghèo' : 'hộ cận nghèo'} thiếu hụt chỉ số ${number}: ${title}`,
        classesOn(lastDay, `p.class = '${held}' AND '${code}' = ANY (p.deprived)`),
        basis,
      ),
      openable: false,
    })),
  ),
  ...causes.map((cause): Indicator => ({
    ...figure(
      `poor.cause.${cause}`,
      `Số hộ nghèo có nguyên nhân: ${causeNames[cause]}`,
      classesOn(lastDay, `p.class = 'poor' AND '${cause}' = ANY (p.causes)`),
      decree07('Điều 3', 'interpretation'),
    ),
    openable: false,
  })),
];
