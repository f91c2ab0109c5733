import { day, type LegalDay, type PartialDay } from '#kernel';
import { type FactForm } from '../fact.form.js';
import { inForce } from '../rules/law.js';

/** The particular case of a row, where the group has several: a letter of art. 5.1, or why a parent is alone. */
export const circumstances = {
  a: 'Điểm a',
  b: 'Điểm b',
  c: 'Điểm c',
  d: 'Điểm d',
  đ: 'Điểm đ',
  e: 'Điểm e',
  g: 'Điểm g',
  h: 'Điểm h',
  i: 'Điểm i',
  k: 'Điểm k',
  l: 'Điểm l',
  unmarried: 'Chưa kết hôn',
  'spouse-dead': 'Vợ hoặc chồng đã chết',
  'spouse-missing': 'Vợ hoặc chồng mất tích',
} as const;

type Circumstance = keyof typeof circumstances;
type Ground = NonNullable<FactForm['ground']>;
type Letter = NonNullable<FactForm['letter']>;

const isGround = (circumstance: Circumstance): circumstance is Ground =>
  ['unmarried', 'spouse-dead', 'spouse-missing'].includes(circumstance);

export const poverties = { poor: 'Hộ nghèo', 'near-poor': 'Hộ cận nghèo', none: 'Không thuộc' } as const;

/** What a row says of why somebody is on the list. */
export interface ListedGround {
  readonly group: ListedGroup;
  readonly birth: PartialDay;
  /** From when the evidence holds. */
  readonly since: LegalDay;
  readonly poverty?: keyof typeof poverties;
  readonly circumstance?: Circumstance;
  readonly children?: readonly LegalDay[];
  readonly certificate?: string;
}

/** Fields of the sheet that only some groups need. */
type Need = 'circumstance' | 'children' | 'certificate' | 'poverty';

interface ListedGroupTerms {
  readonly title: string;
  readonly needs: readonly Need[];
  /** The facts that put somebody into the group, beside the poverty of the household. */
  readonly facts: (row: ListedGround) => readonly FactForm[];
}

const disability = (title: string, degree: 'severe' | 'extremely-severe'): ListedGroupTerms => ({
  title,
  needs: ['certificate'],
  facts: ({ since, certificate }) => [
    { kind: 'disability', from: since, degree, ...(certificate !== undefined && { certificate }) },
  ],
});

const letterOf = (circumstance: Circumstance | undefined): Letter | undefined =>
  circumstance === undefined || isGround(circumstance) ? undefined : circumstance;

const orphan = ({ since, circumstance }: ListedGround): FactForm[] => {
  const letter = letterOf(circumstance);
  return letter === undefined ? [] : [{ kind: 'orphan', from: since, letter }];
};

function singleParent({ since, circumstance, children = [] }: ListedGround): FactForm[] {
  if (circumstance === undefined || !isGround(circumstance)) return [];
  return [
    { kind: 'single-parent', from: since, ground: circumstance },
    ...children.map((childBirth): FactForm => ({
      kind: 'child',
      from: childBirth > since ? childBirth : since,
      childBirth,
    })),
  ];
}

const pensionBegan = day(inForce.decree176);

/** The groups of the sheet. Placements with a carer are entered by hand: their second payee does not fit into one row. */
export const listedGroups = {
  orphan: { title: 'Trẻ em không có nguồn nuôi dưỡng', needs: ['circumstance'], facts: orphan },
  'orphan-student': {
    title: 'Người từ đủ 16 tuổi mất nguồn nuôi dưỡng đang học',
    needs: ['circumstance'],
    facts: (row) => [...orphan(row), { kind: 'study', from: row.since }],
  },
  'hiv-child': {
    title: 'Trẻ em nhiễm HIV thuộc hộ nghèo',
    needs: ['poverty'],
    facts: ({ since }) => [{ kind: 'hiv', from: since }],
  },
  'single-parent': {
    title: 'Người đơn thân nghèo đang nuôi con',
    needs: ['circumstance', 'children', 'poverty'],
    facts: singleParent,
  },
  elderly: {
    title: 'Người cao tuổi nghèo không có người phụng dưỡng',
    needs: ['poverty'],
    facts: ({ since }) => [{ kind: 'supporter', from: since, supporter: 'none' }],
  },
  'severe-disability': disability('Người khuyết tật nặng', 'severe'),
  'extremely-severe-disability': disability('Người khuyết tật đặc biệt nặng', 'extremely-severe'),
  'child-in-listed-area': {
    title: 'Trẻ em dưới 3 tuổi nghèo ở xã, ấp đặc biệt khó khăn',
    needs: ['poverty'],
    facts: ({ since }) => [{ kind: 'listed-area', from: since }],
  },
  hiv: {
    title: 'Người nhiễm HIV thuộc hộ nghèo không có thu nhập',
    needs: ['poverty'],
    facts: ({ since }) => [{ kind: 'hiv', from: since }],
  },
  pension: {
    title: 'Người hưởng trợ cấp hưu trí xã hội',
    needs: [],
    facts: ({ since }) => [{ kind: 'pension-request', from: since > pensionBegan ? since : pensionBegan }],
  },
} as const satisfies Readonly<Record<string, ListedGroupTerms>>;

export type ListedGroup = keyof typeof listedGroups;

/** All facts that a row stands for. */
export function factsOfRow(row: ListedGround): readonly FactForm[] {
  const { poverty = 'none', since, group } = row;
  const poor: FactForm[] = poverty === 'none' ? [] : [{ kind: 'poverty', from: since, status: poverty }];
  return [...poor, ...listedGroups[group].facts(row)];
}

/** Fields the row's group needs and the row leaves empty, or fills in with what belongs to another group. */
export function missingNeeds(row: ListedGround): readonly Need[] {
  const needs: readonly Need[] = listedGroups[row.group].needs;
  return needs.filter((need) => {
    if (need === 'children') return row.children === undefined;
    if (need === 'certificate') return row.certificate === undefined;
    if (need === 'poverty') return row.poverty === undefined || row.poverty === 'none';
    const { circumstance } = row;
    return circumstance === undefined || isGround(circumstance) !== (row.group === 'single-parent');
  });
}
