import { type LegalDay } from '#kernel';
import { territoryErrors } from './territory.errors.js';

/** From the whole to the part. Nothing may count on a level being there: the district is gone since 1 July 2025. */
export const levels = ['country', 'province', 'district', 'commune', 'hamlet'] as const;
export type UnitLevel = (typeof levels)[number];

/** What a unit is called in law, with the word its name begins with. */
const kinds = {
  country: { level: 'country', prefix: 'Nước' },
  province: { level: 'province', prefix: 'Tỉnh' },
  city: { level: 'district', prefix: 'Thành phố' },
  town: { level: 'district', prefix: 'Thị xã' },
  'rural-district': { level: 'district', prefix: 'Huyện' },
  ward: { level: 'commune', prefix: 'Phường' },
  township: { level: 'commune', prefix: 'Thị trấn' },
  'rural-commune': { level: 'commune', prefix: 'Xã' },
  'special-zone': { level: 'commune', prefix: 'Đặc khu' },
  hamlet: { level: 'hamlet', prefix: 'Ấp' },
  quarter: { level: 'hamlet', prefix: 'Khóm' },
} as const satisfies Record<string, { level: UnitLevel; prefix: string }>;

export type UnitKind = keyof typeof kinds;

export type AreaClass = 'urban' | 'rural';

/**
 * An administrative unit as it was during one period, `[from, until)`. Its key is `id`, or code and day together;
 * codes are given again to other units (32002 was Phường 2, then Phường An Xuyên), so a code alone is never a key.
 */
export interface Unit {
  readonly id: number;
  /** Code of the General Statistics Office; hamlets carry local ones. */
  readonly code: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  /** With its kind, as papers print it: `Phường An Xuyên`. */
  readonly name: string;
  /** `null` for the country alone. */
  readonly parentId: number | null;
  readonly from: LegalDay;
  /** First day on which it is no more; `null` while in force. */
  readonly until: LegalDay | null;
  /** Of commune-level units only. */
  readonly areaClass: AreaClass | null;
}

export const levelOf = (kind: UnitKind): UnitLevel => kinds[kind].level;

/** The kind by which a name calls its unit: `Phường An Xuyên` is a ward. */
export const findKindOfName = (name: string): UnitKind | undefined =>
  (Object.keys(kinds) as UnitKind[]).find((kind) => name.startsWith(`${kinds[kind].prefix} `));

/** @throws TERRITORY.UNIT_KIND_UNKNOWN */
export function kindOfName(name: string): UnitKind {
  const kind = findKindOfName(name);
  if (!kind) throw territoryErrors.UNIT_KIND_UNKNOWN({ name });
  return kind;
}

/** Inside a sentence the kind is written small: `phường An Xuyên`. */
export const nameInSentence = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

/** `Phường 2, thành phố Cà Mau, tỉnh Cà Mau`: a path from the unit up to its province, as papers print an address. */
export const printPath = (path: readonly Unit[]): string =>
  path
    .filter((unit) => unit.level !== 'country')
    .map((unit, index) => (index === 0 ? unit.name : nameInSentence(unit.name)))
    .join(', ');

/** One name under two spellings (`Hòa`, `Hoà`), cases or blanks compares equal. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
