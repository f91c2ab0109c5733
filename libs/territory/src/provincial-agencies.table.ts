import { type Basis, basis, type LegalDay, type Range } from '#kernel';
import { dissolution, horizon } from './milestones.js';

export type AgencyKind =
  | 'provincial-peoples-committee'
  | 'department'
  | 'provincial-police'
  | 'employment-service-centre'
  | 'district-peoples-committee'
  | 'labour-office'
  | 'commune-peoples-committee'
  | 'commune-police';

/** The fields of duty, one for each programme; a dotted field is a part of the one before the dot. */
export const allFields = [
  'children',
  'child-protection',
  'social-protection',
  'poor-households',
  'meritorious-service',
  'drug-addiction',
  'vocational-education',
  'employment',
  'unemployment-insurance',
];

const plan113 = basis('Kế hoạch 113/KH-UBND ngày 13/05/2024, mục 2.2');
const handedOver = (to: string, certainty: Basis['certainty']) =>
  basis(`Sắp xếp cơ quan chuyên môn cấp tỉnh từ 01/03/2025: ${to}`, certainty);

interface FieldsSince {
  readonly fields: readonly string[];
  readonly from: LegalDay;
  readonly basis: Basis;
}

interface ProvincialAgency extends Range<LegalDay> {
  readonly code: string;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly duties: readonly [FieldsSince, ...FieldsSince[]];
}

/** Agencies of the whole province: since when they are known here, what they have to do, and by what law. */
export const provincialAgencies: readonly ProvincialAgency[] = [
  {
    code: 'provincial-peoples-committee',
    kind: 'provincial-peoples-committee',
    name: 'Ủy ban nhân dân tỉnh Cà Mau',
    from: horizon,
    duties: [{ fields: allFields, from: horizon, basis: plan113 }],
  },
  {
    code: 'department-of-labour',
    kind: 'department',
    name: 'Sở Lao động - Thương binh và Xã hội tỉnh Cà Mau',
    from: horizon,
    until: dissolution,
    duties: [{ fields: allFields, from: horizon, basis: plan113 }],
  },
  {
    code: 'department-of-health',
    kind: 'department',
    name: 'Sở Y tế tỉnh Cà Mau',
    from: horizon,
    duties: [
      {
        fields: ['children', 'child-protection', 'social-protection'],
        from: dissolution,
        basis: handedOver('Sở Y tế nhận bảo trợ xã hội, trẻ em', 'verified'),
      },
    ],
  },
  {
    code: 'department-of-agriculture',
    kind: 'department',
    name: 'Sở Nông nghiệp và Môi trường tỉnh Cà Mau',
    from: dissolution,
    duties: [
      {
        fields: ['poor-households'],
        from: dissolution,
        basis: handedOver('Sở Nông nghiệp và Môi trường nhận giảm nghèo', 'verified'),
      },
    ],
  },
  {
    code: 'department-of-home-affairs',
    kind: 'department',
    name: 'Sở Nội vụ tỉnh Cà Mau',
    from: horizon,
    duties: [
      {
        fields: ['meritorious-service'],
        from: dissolution,
        basis: handedOver('Sở Nội vụ nhận người có công', 'secondary'),
      },
      {
        fields: ['employment', 'unemployment-insurance'],
        from: dissolution,
        basis: handedOver('Sở Nội vụ nhận lao động, việc làm, bảo hiểm thất nghiệp', 'memory'),
      },
    ],
  },
  {
    code: 'department-of-education',
    kind: 'department',
    name: 'Sở Giáo dục và Đào tạo tỉnh Cà Mau',
    from: horizon,
    duties: [
      {
        fields: ['vocational-education'],
        from: dissolution,
        basis: handedOver('Sở Giáo dục và Đào tạo nhận giáo dục nghề nghiệp', 'memory'),
      },
    ],
  },
  {
    code: 'provincial-police',
    kind: 'provincial-police',
    name: 'Công an tỉnh Cà Mau',
    from: horizon,
    duties: [
      {
        fields: ['drug-addiction'],
        from: dissolution,
        basis: handedOver('Công an tỉnh nhận quản lý cai nghiện ma túy', 'secondary'),
      },
    ],
  },
  {
    code: 'employment-service-centre',
    kind: 'employment-service-centre',
    name: 'Trung tâm Dịch vụ việc làm tỉnh Cà Mau',
    from: horizon,
    duties: [
      {
        fields: ['employment', 'unemployment-insurance'],
        from: horizon,
        basis: basis('Nghị định 28/2015/NĐ-CP, Điều 17; Nghị định 374/2025/NĐ-CP, Điều 14'),
      },
    ],
  },
];
