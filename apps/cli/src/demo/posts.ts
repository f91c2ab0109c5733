import { type Agency, type Unit } from '#territory';
import { type Post } from './desks.js';

/** The posts that work the files of one commune. */
export interface CommunePosts {
  readonly unit: Unit;
  readonly intake: Post;
  readonly officer: Post;
  readonly chair: Post;
  /** Of its district, while there are districts. */
  readonly district: DistrictPosts | undefined;
}

export interface DistrictPosts {
  readonly officer: Post;
  readonly chair: Post;
}

export interface ProvincePosts {
  readonly accountant: Post;
  readonly approver: Post;
  readonly lead: Post;
  /** At the department that poverty reduction is with. */
  readonly poverty: Post;
  readonly publisher: Post;
  readonly steward: Post;
  /** It takes two to give the most powerful roles. */
  readonly administrators: readonly [Post, Post];
}

/** `Xã Đất Mũi` → `dat-mui`. */
const slug = (unit: Unit): string =>
  unit.name
    .replace(/^(?:Thị trấn|Thị xã|Thành phố|Huyện|Xã|Phường(?= \D)) /u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

/** A short name for each unit of a level, with its code where several are called alike. */
function shortNames(units: readonly Unit[], level: Unit['level']): (unit: Unit) => string {
  const alike = Map.groupBy(
    units.filter((unit) => unit.level === level),
    slug,
  );
  return (unit) => ((alike.get(slug(unit))?.length ?? 0) > 1 ? `${slug(unit)}-${unit.code}` : slug(unit));
}

/** The map and the agencies of a day, looked up by unit. */
class Offices {
  private readonly byCode: ReadonlyMap<string, Agency>;
  private readonly nameOf: { readonly commune: (unit: Unit) => string; readonly district: (unit: Unit) => string };

  constructor(
    private readonly units: readonly Unit[],
    agencies: readonly Agency[],
  ) {
    this.byCode = new Map(agencies.map((agency) => [agency.code, agency]));
    this.nameOf = { commune: shortNames(units, 'commune'), district: shortNames(units, 'district') };
  }

  /** Units of a level that have an office of this kind. */
  unitsWith(level: 'commune' | 'district', office: string): Unit[] {
    return this.units.filter((unit) => unit.level === level && this.byCode.has(`${office}-${unit.code}`));
  }

  /** @throws Error when there is no such agency on the day. */
  agency(code: string): Agency {
    const found = this.byCode.get(code);
    if (!found) throw new Error(`no agency ${code}`);
    return found;
  }

  post(who: string, unit: Unit, office: string, title: string, role: string): Post {
    const name = this.nameOf[unit.level === 'district' ? 'district' : 'commune'](unit);
    return { username: `${who}.${name}`, title, agency: this.agency(`${office}-${unit.code}`), roles: [role] };
  }
}

const labourOfficer = 'Chuyên viên Phòng Lao động - Thương binh và Xã hội';
const chairOfCommittee = 'Chủ tịch Ủy ban nhân dân';

/** Every post of a day: of the units and agencies it has and no others, and of the departments that social protection and poverty are with. */
export function postsOf(
  units: readonly Unit[],
  agencies: readonly Agency[],
  { department, forPoverty }: { readonly department: Agency; readonly forPoverty: Agency },
): { readonly communes: readonly CommunePosts[]; readonly province: ProvincePosts } {
  const offices = new Offices(units, agencies);
  const districts = new Map(
    offices.unitsWith('district', 'labour-office').map((unit): [number, DistrictPosts] => [
      unit.id,
      {
        officer: offices.post('phong', unit, 'labour-office', labourOfficer, 'district-officer'),
        chair: offices.post('chutichhuyen', unit, 'peoples-committee', chairOfCommittee, 'district-chair'),
      },
    ]),
  );
  const communes = offices.unitsWith('commune', 'peoples-committee').map((unit) => ({
    unit,
    intake: offices.post('motcua', unit, 'peoples-committee', 'Công chức Một cửa', 'one-stop-officer'),
    officer: offices.post('canbo', unit, 'peoples-committee', 'Công chức Văn hóa - Xã hội', 'commune-officer'),
    chair: offices.post('chutich', unit, 'peoples-committee', chairOfCommittee, 'commune-chair'),
    district: unit.parentId === null ? undefined : districts.get(unit.parentId),
  }));
  return { communes, province: provincePosts(department, offices.agency('provincial-peoples-committee'), forPoverty) };
}

function provincePosts(department: Agency, committee: Agency, forPoverty: Agency): ProvincePosts {
  const [programme, poverty] = ['social-protection', 'poor-households'];
  const post = (username: string, title: string, role: string, agency = department): Post => ({
    username,
    title,
    agency,
    roles: [role],
    ...(agency === department && { programmes: [programme] }),
  });
  return {
    accountant: post('ketoan.so', 'Kế toán chi trả', 'accountant'),
    approver: post('duyetchi.so', 'Lãnh đạo duyệt chi', 'payment-approver'),
    lead: post('lanhdao.so', 'Trưởng phòng Bảo trợ xã hội', 'department-lead'),
    poverty: {
      ...post('giamngheo.so', 'Trưởng phòng Giảm nghèo', 'department-lead', forPoverty),
      programmes: [poverty],
    },
    publisher: post('mucchuan.ubnd', 'Người công bố mức chuẩn', 'rate-publisher', committee),
    steward: post('dulieu.so', 'Quản trị dữ liệu công dân', 'data-steward'),
    administrators: [
      post('quantri.so', 'Quản trị hệ thống', 'administrator'),
      post('quantri2.so', 'Quản trị hệ thống', 'administrator'),
    ],
  };
}
