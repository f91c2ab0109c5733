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
  readonly publisher: Post;
  readonly steward: Post;
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

/** A short name for each unit, with its code where several are called alike. */
function shortNames(units: readonly Unit[]): (unit: Unit) => string {
  const alike = Map.groupBy(units, slug);
  return (unit) => ((alike.get(slug(unit))?.length ?? 0) > 1 ? `${slug(unit)}-${unit.code}` : slug(unit));
}

/** Every post of a day: of the units and agencies it has and no others, and of the department that social protection is with. */
export function postsOf(
  units: readonly Unit[],
  agencies: readonly Agency[],
  department: Agency,
): { readonly communes: readonly CommunePosts[]; readonly province: ProvincePosts } {
  const nameOf = shortNames(units.filter((unit) => unit.level === 'commune' || unit.level === 'district'));
  const agency = (code: string): Agency => {
    const found = agencies.find((each) => each.code === code);
    if (!found) throw new Error(`no agency ${code}`);
    return found;
  };
  const post = (who: string, unit: Unit, title: string, office: string, role: string): Post => ({
    username: `${who}.${nameOf(unit)}`,
    title,
    agency: agency(`${office}-${unit.code}`),
    roles: [role],
  });
  const districts = new Map(
    units
      .filter(
        (unit) => unit.level === 'district' && agencies.some((each) => each.code === `labour-office-${unit.code}`),
      )
      .map((unit): [number, DistrictPosts] => [
        unit.id,
        {
          officer: post(
            'phong',
            unit,
            'Chuyên viên Phòng Lao động - Thương binh và Xã hội',
            'labour-office',
            'district-officer',
          ),
          chair: post('chutich', unit, 'Chủ tịch Ủy ban nhân dân', 'peoples-committee', 'district-chair'),
        },
      ]),
  );
  const communes = units
    .filter(
      (unit) => unit.level === 'commune' && agencies.some((each) => each.code === `peoples-committee-${unit.code}`),
    )
    .map((unit) => ({
      unit,
      intake: post('motcua', unit, 'Công chức Một cửa', 'peoples-committee', 'one-stop-officer'),
      officer: post('canbo', unit, 'Công chức Văn hóa - Xã hội', 'peoples-committee', 'commune-officer'),
      chair: post('chutich', unit, 'Chủ tịch Ủy ban nhân dân', 'peoples-committee', 'commune-chair'),
      district: unit.parentId === null ? undefined : districts.get(unit.parentId),
    }));
  const provincial = (username: string, title: string, role: string, at = department): Post => ({
    username,
    title,
    agency: at,
    roles: [role],
  });
  return {
    communes,
    province: {
      accountant: provincial('ketoan.so', 'Kế toán chi trả', 'accountant'),
      approver: provincial('duyetchi.so', 'Lãnh đạo duyệt chi', 'payment-approver'),
      lead: provincial('lanhdao.so', 'Trưởng phòng Bảo trợ xã hội', 'department-lead'),
      publisher: provincial(
        'mucchuan.ubnd',
        'Người công bố mức chuẩn',
        'rate-publisher',
        agency('provincial-peoples-committee'),
      ),
      steward: provincial('dulieu.so', 'Quản trị dữ liệu công dân', 'data-steward'),
    },
  };
}
