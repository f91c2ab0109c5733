import { type Basis, basis, day, type LegalDay, range, type Range } from '#kernel';
import { dissolution, merger } from './milestones.js';
import { type AgencyKind } from './provincial-agencies.table.js';

/** Who signs an act: the head of the agency of this kind that serves the unit in this field. */
export interface ListedSigner extends Range<LegalDay> {
  /** Dotted; a row for `social-allowance` holds for `social-allowance.grant` unless that has a row of its own. */
  readonly act: string;
  readonly agencyKind: AgencyKind;
  readonly field: string;
  readonly basis: Basis;
}

export interface SignatureBlock {
  readonly title: string;
  /** Words above the title in the signature block. */
  readonly form: string;
  readonly deputyTitle: string;
  readonly deputyForm: string;
}

const chair: SignatureBlock = {
  title: 'Chủ tịch',
  form: 'CHỦ TỊCH',
  deputyTitle: 'Phó Chủ tịch',
  deputyForm: 'KT. CHỦ TỊCH',
};
const director: SignatureBlock = {
  title: 'Giám đốc',
  form: 'GIÁM ĐỐC',
  deputyTitle: 'Phó Giám đốc',
  deputyForm: 'KT. GIÁM ĐỐC',
};
const policeChief: SignatureBlock = {
  title: 'Trưởng Công an',
  form: 'TRƯỞNG CÔNG AN',
  deputyTitle: 'Phó Trưởng Công an',
  deputyForm: 'KT. TRƯỞNG CÔNG AN',
};
const officeHead: SignatureBlock = {
  title: 'Trưởng phòng',
  form: 'TRƯỞNG PHÒNG',
  deputyTitle: 'Phó Trưởng phòng',
  deputyForm: 'KT. TRƯỞNG PHÒNG',
};

/** How heads and their deputies sign (Nghị định 30/2020/NĐ-CP, Điều 13). */
export const signatureBlocks: Readonly<Record<AgencyKind, SignatureBlock>> = {
  'provincial-peoples-committee': chair,
  'district-peoples-committee': chair,
  'commune-peoples-committee': chair,
  department: director,
  'employment-service-centre': director,
  'provincial-police': director,
  'commune-police': policeChief,
  'labour-office': officeHead,
};

/** From until when who signs by what law; without an end while the law stands. */
type Row = readonly [kind: AgencyKind, from: string, until: string | undefined, by: Basis];

const signed = (act: string, field: string, rows: readonly Row[]): ListedSigner[] =>
  rows.map(([agencyKind, from, until, by]) => ({
    act,
    field,
    agencyKind,
    basis: by,
    ...range<LegalDay>(day(from), until === undefined ? undefined : day(until)),
  }));

/** The three regimes of social assistance: the district chair until districts ended, the commune chair since. */
const socialAssistance = (act: string, r1: string, r3: string) =>
  signed(act, 'social-protection', [
    ['district-peoples-committee', '2021-07-01', merger, basis(`Nghị định 20/2021/NĐ-CP, ${r1}`)],
    ['commune-peoples-committee', merger, '2026-10-05', basis('Nghị định 147/2025/NĐ-CP, Điều 5 đến Điều 10')],
    ['commune-peoples-committee', '2026-10-05', undefined, basis(`Nghị định 335/2026/NĐ-CP, ${r3}`)],
  ]);

/**
 * Where the department signs, the field finds it: the labour department until 28 February 2025, then its heir.
 * A day that no row covers has no law read for it, and is refused.
 */
export const signers: readonly ListedSigner[] = [
  ...socialAssistance('social-allowance', 'Điều 8', 'Điều 8'),
  ...socialAssistance('care-support', 'Điều 8, Điều 21', 'Điều 8, Điều 17'),
  ...socialAssistance('facility-admission', 'Điều 28', 'Điều 21 đến Điều 26'),
  ...socialAssistance('funeral-support', 'Điều 11', 'Điều 11'),
  ...signed('social-pension', 'social-protection', [
    ['commune-peoples-committee', merger, undefined, basis('Nghị định 176/2025/NĐ-CP, Điều 4')],
  ]),
  ...signed('emergency-aid', 'social-protection', [
    ['commune-peoples-committee', '2021-07-01', '2026-10-05', basis('Nghị định 20/2021/NĐ-CP, Điều 12 đến Điều 16')],
    ['commune-peoples-committee', '2026-10-05', undefined, basis('Nghị định 335/2026/NĐ-CP, Điều 13')],
  ]),
  ...signed('emergency-aid.province', 'social-protection', [
    [
      'provincial-peoples-committee',
      '2021-07-01',
      '2026-10-05',
      basis('Nghị định 20/2021/NĐ-CP, Điều 12 đến Điều 16', 'interpretation'),
    ],
    ['provincial-peoples-committee', '2026-10-05', undefined, basis('Nghị định 335/2026/NĐ-CP, Điều 13')],
  ]),
  ...signed('swimming-support', 'social-protection', [
    [
      'commune-peoples-committee',
      '2024-05-13',
      undefined,
      basis('Kế hoạch 113/KH-UBND của Ủy ban nhân dân tỉnh Cà Mau, mục 5.2', 'interpretation'),
    ],
  ]),
  ...signed('housing-support', 'social-protection', [
    [
      'commune-peoples-committee',
      '2024-05-13',
      undefined,
      basis('Kế hoạch 113/KH-UBND của Ủy ban nhân dân tỉnh Cà Mau, mục 6.9', 'interpretation'),
    ],
  ]),
  ...signed('disability-certificate', 'social-protection', [
    [
      'commune-peoples-committee',
      '2019-03-15',
      undefined,
      basis('Luật Người khuyết tật 51/2010/QH12; Thông tư 01/2019/TT-BLĐTBXH'),
    ],
  ]),
  // The procedures of this decision are announced as repealed from 2027 on.
  ...signed('household-poverty', 'poor-households', [
    ['commune-peoples-committee', '2022-01-01', '2027-01-01', basis('Quyết định 24/2021/QĐ-TTg')],
  ]),
  ...signed('child-protection', 'child-protection', [
    ['commune-peoples-committee', '2017-07-01', undefined, basis('Nghị định 56/2017/NĐ-CP, Điều 28, Điều 32')],
  ]),
  ...signed('alternative-care', 'child-protection', [
    [
      'commune-peoples-committee',
      '2017-07-01',
      undefined,
      basis('Luật Trẻ em 102/2016/QH13, Điều 66; Nghị định 56/2017/NĐ-CP'),
    ],
  ]),
  ...signed('meritorious-service', 'meritorious-service', [
    ['department', '2022-02-15', dissolution, basis('Nghị định 131/2021/NĐ-CP')],
    ['department', dissolution, undefined, basis('Nghị định 131/2021/NĐ-CP; Nghị định 129/2025/NĐ-CP', 'secondary')],
  ]),
  ...signed('drug-user-management', 'drug-addiction', [
    ['commune-peoples-committee', '2022-01-01', '2026-07-01', basis('Luật Phòng, chống ma túy 73/2021/QH14, Điều 23')],
    ['commune-police', '2026-07-01', undefined, basis('Luật Phòng, chống ma túy 120/2025/QH15, Điều 24')],
  ]),
  ...signed('voluntary-rehabilitation', 'drug-addiction', [
    ['commune-peoples-committee', '2022-01-01', '2026-07-01', basis('Nghị định 116/2021/NĐ-CP, Mẫu số 24')],
  ]),
  ...signed('facility-rehabilitation', 'drug-addiction', [
    ['provincial-police', '2026-07-01', undefined, basis('Luật Phòng, chống ma túy 120/2025/QH15')],
  ]),
  ...signed('post-rehabilitation', 'drug-addiction', [
    ['commune-peoples-committee', '2022-01-01', '2026-07-01', basis('Luật Phòng, chống ma túy 73/2021/QH14, Điều 40')],
    ['commune-peoples-committee', '2026-07-01', undefined, basis('Luật Phòng, chống ma túy 120/2025/QH15, Điều 42')],
  ]),
  ...signed('vocational-registration', 'vocational-education', [
    ['department', '2016-10-14', '2026-01-01', basis('Nghị định 143/2016/NĐ-CP')],
    ['department', '2026-01-01', undefined, basis('Luật Giáo dục nghề nghiệp 124/2025/QH15', 'interpretation')],
  ]),
  ...signed('unemployment-benefit', 'unemployment-insurance', [
    ['department', '2020-07-15', '2026-01-01', basis('Nghị định 28/2015/NĐ-CP, Điều 18')],
    ['department', '2026-01-01', undefined, basis('Nghị định 374/2025/NĐ-CP, Điều 16')],
  ]),
  ...signed('employment', 'employment', [
    [
      'department',
      '2016-01-01',
      undefined,
      basis('Luật Việc làm 38/2013/QH13; Luật Việc làm 74/2025/QH15', 'interpretation'),
    ],
  ]),
];
