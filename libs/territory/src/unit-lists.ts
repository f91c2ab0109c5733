import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { type Basis, basis, type LegalDay, range, type Range } from '#kernel';
import { areaClass } from './area-class.table.js';
import { readList } from './csv.js';
import { horizon, merger } from './milestones.js';
import { type AreaClass, kindOfName, levelOf, type UnitKind, type UnitLevel } from './unit.js';

/** A unit as the lists give it; `parentCode` names a unit of the same period. */
export interface ListedUnit extends Range<LegalDay> {
  readonly code: string;
  readonly parentCode: string | undefined;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  readonly name: string;
  readonly areaClass: AreaClass | undefined;
  readonly basis: Basis;
}

export interface ListedOffice {
  readonly code: string;
  readonly name: string;
  readonly unitCodes: readonly string[];
}

const beforeMerger = basis(
  'Danh mục đơn vị hành chính của Tổng cục Thống kê ngày 01/03/2025, coi như không đổi từ 01/01/2016',
  'interpretation',
);
const provinceMerged = basis('Nghị quyết 202/2025/QH15', 'memory');
const communesArranged = basis('Nghị quyết 1655/NQ-UBTVQH15 ngày 16/06/2025');

/** The instrument by which units of the new map came to be. */
export const basisAfterMerger = (level: UnitLevel): Basis => (level === 'province' ? provinceMerged : communesArranged);

// Beside the sources also when the code runs from a build folder inside the package.
const folder = join(dirname(findPackageJSON('..', import.meta.url) ?? '.'), 'libs/territory/data');

/** The text of one list of this library, by its file name. */
export const dataFile = (name: string): string => readFileSync(join(folder, name), 'utf8');

const country: ListedUnit = {
  code: 'VN',
  parentCode: undefined,
  level: 'country',
  kind: 'country',
  name: 'Nước Cộng hòa xã hội chủ nghĩa Việt Nam',
  areaClass: undefined,
  basis: basis('Hiến pháp 2013, Điều 110', 'memory'),
  from: horizon,
};

/** Every unit of both periods, parents before children. */
export function listedUnits(): readonly ListedUnit[] {
  return [
    country,
    ...unitsIn('units-until-2025-06-30.csv', range(horizon, merger), () => beforeMerger),
    ...unitsIn('units-from-2025-07-01.csv', range(merger), basisAfterMerger),
  ];
}

function unitsIn(file: string, period: Range<LegalDay>, basisOf: (level: UnitLevel) => Basis): ListedUnit[] {
  return readList(dataFile(file), ['code', 'parent_code', 'name']).map((row) => {
    const kind = kindOfName(row.name);
    const level = levelOf(kind);
    return {
      code: row.code,
      parentCode: row.parent_code,
      level,
      kind,
      name: row.name,
      areaClass: areaClass.at(period.from).value[kind],
      basis: basisOf(level),
      ...period,
    };
  });
}

/** Offices that serve a group of communes since the districts ended: a plausible grouping, the real list being unknown. */
export function listedOffices(): readonly ListedOffice[] {
  const rows = readList(dataFile('labour-offices-from-2025-07-01.csv'), ['office_code', 'office_name', 'unit_code']);
  return [...Map.groupBy(rows, (row) => row.office_code)].map(([code, served]) => ({
    code,
    name: served[0]?.office_name ?? code,
    unitCodes: served.map((row) => row.unit_code),
  }));
}
