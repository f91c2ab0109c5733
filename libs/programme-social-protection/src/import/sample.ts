import { dayIn, dice, inventName, inventNumber, pick, type Roll, type SampleOptions, type WrittenCell } from '#import';
import { addDays, earliestDay, firstDay, type LegalDay, month, monthOf, printMonth, printMultiplier } from '#kernel';
import { amountOn } from '../rules/amount.rule.js';
import { type BeneficiaryField, beneficiaryColumns } from './beneficiary.columns.js';
import { type GrantColumns, listedGrant } from './listed-grant.js';
import { circumstances, listedGroups, poverties } from './listed-groups.js';

/** One row of an invented list, by field. */
export type SampleRow = Partial<Record<BeneficiaryField, WrittenCell>>;

const takenOverFrom = month('2026-11');
const hamlets = ['Ấp Rạch Gốc', 'Ấp Kênh Mới', 'Ấp Cái Nước', 'Khóm 3'];

/** Who of a group is old enough: years of birth, and why the row is on the list. */
const kinds: readonly { readonly weight: number; readonly invent: (roll: Roll) => GroundDraft }[] = [
  { weight: 35, invent: (roll) => draft(dayIn(roll, 1950, 60), 'severe-disability', roll) },
  { weight: 15, invent: (roll) => draft(dayIn(roll, 1945, 70), 'extremely-severe-disability', roll) },
  { weight: 27, invent: (roll) => draft(dayIn(roll, 1930, 20), 'pension', roll) },
  { weight: 8, invent: (roll) => draft(dayIn(roll, 1940, 20), 'elderly', roll, { poverty: 'poor' }) },
  { weight: 7, invent: (roll) => draft(dayIn(roll, 2012, 12), 'orphan', roll, { circumstance: 'a' }) },
  {
    weight: 8,
    invent: (roll) =>
      draft(dayIn(roll, 1980, 15), 'single-parent', roll, {
        poverty: 'near-poor',
        circumstance: 'unmarried',
        children: [dayIn(roll, 2015, 4)],
      }),
  },
];

type GroundDraft = Pick<
  GrantColumns,
  'group' | 'birth' | 'since' | 'signedOn' | 'poverty' | 'circumstance' | 'children' | 'certificate'
>;

function draft(birth: LegalDay, group: GroundDraft['group'], roll: Roll, more: Partial<GroundDraft> = {}): GroundDraft {
  const since = dayIn(roll, group === 'pension' ? 2025 : 2024, 1);
  // Half of the old people know only their year of birth.
  const known = group === 'pension' && roll(2) === 0 ? (birth.slice(0, 4) as GrantColumns['birth']) : birth;
  const signedOn = addDays(since, group === 'pension' ? 250 : 20 + roll(40));
  const certificate = group.endsWith('disability') ? { certificate: `${100 + roll(900)}/GXN` } : {};
  return { group, birth: known, since, signedOn, ...certificate, ...more };
}

function kindOf(roll: Roll): (roll: Roll) => GroundDraft {
  let at = roll(100);
  for (const { weight, invent } of kinds) {
    if (at < weight) return invent;
    at -= weight;
  }
  throw new Error('weights sum up to less than 100');
}

/** An invented list in which nothing is wrong. Coefficients and amounts are what the law gives to these invented people. */
export function inventRows({ size, communes, after = 0 }: Omit<SampleOptions, 'faults'>): SampleRow[] {
  const roll = dice(20_261_123 + after);
  return Array.from({ length: size }, (_, index) => inventRow(roll, after + index, pick(roll, communes)));
}

function inventRow(roll: Roll, serial: number, unitCode: string): SampleRow {
  const sex = pick(roll, ['male', 'female'] as const);
  const ground = kindOf(roll)(roll);
  const columns: GrantColumns = { ...ground, firstMonth: monthOf(ground.signedOn), takenOverFrom };
  const { current } = listedGrant(columns);
  if (!current) throw new Error(`an invented row of ${ground.group} has no right`);
  const name = inventName(roll, sex);
  return {
    name,
    birth: ground.birth.length === 4 ? ground.birth : { day: ground.birth },
    sex: sex === 'male' ? 'Nam' : 'Nữ',
    personalNumber: inventNumber(sex, Number(ground.birth.slice(0, 4)), serial),
    unitCode,
    hamlet: pick(roll, hamlets),
    address: `Số ${1 + roll(300)}, ${pick(roll, hamlets)}`,
    ...(serial % 3 === 0 && { householdCode: `HN-${serial}`, householdRole: 'Chủ hộ' }),
    poverty: poverties[ground.poverty ?? 'none'],
    group: listedGroups[ground.group].title,
    ...(ground.circumstance && { circumstance: circumstances[ground.circumstance] }),
    ...(ground.children && {
      children: ground.children.map((child) => child.split('-').reverse().join('/')).join('; '),
    }),
    since: { day: ground.since },
    ...(ground.certificate && { certificate: ground.certificate }),
    decisionNumber: `${1 + roll(900)}/QĐ-UBND`,
    signedOn: { day: ground.signedOn },
    firstMonth: printMonth(columns.firstMonth),
    takenOverFrom: printMonth(takenOverFrom),
    coefficient: Number(printMultiplier(current.multiplier)),
    amount: amountOn(current, takenOverFrom),
    ...paymentOf(roll, serial, name, earliestDay(ground.birth) > firstDay(month('2010-01'))),
  };
}

/** A child's money goes to a guardian, who is on no row of the list. */
function paymentOf(roll: Roll, serial: number, name: string, isChild: boolean): SampleRow {
  const guardian = isChild ? inventName(roll, 'female') : undefined;
  const channel: SampleRow =
    roll(3) === 0
      ? { channel: 'Tiền mặt tại xã' }
      : { channel: 'Tài khoản ngân hàng', bank: 'AGRIBANK', account: `070${String(1_000_000_000 + serial)}` };
  return guardian === undefined
    ? { ...channel, holder: name, relation: 'Chính người hưởng' }
    : {
        ...channel,
        holder: guardian,
        relation: 'Người giám hộ',
        payeeNumber: inventNumber('female', 1985, 500_000 + serial),
      };
}

/** The cells of a row in the order of the columns. */
export const cellsOf = (row: SampleRow): WrittenCell[] =>
  (Object.keys(beneficiaryColumns) as BeneficiaryField[]).map((field) => row[field]);
