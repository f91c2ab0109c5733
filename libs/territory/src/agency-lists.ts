import { type Basis, basis, type LegalDay, range, type Range } from '#kernel';
import { dissolution, merger } from './milestones.js';
import { type AgencyKind, allFields, provincialAgencies } from './provincial-agencies.table.js';
import { type ListedOffice, type ListedUnit } from './unit-lists.js';
import { nameInSentence } from './unit.js';

/** An agency and the unit whose agency it is. */
interface ListedAgency extends Range<LegalDay> {
  readonly code: string;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly unitCode: string;
  readonly basis: Basis;
}

/** A handing over between two agencies that does not follow from their units. */
export interface ListedHeir {
  /** Code on the eve. */
  readonly oldCode: string;
  /** Code on the day. */
  readonly newCode: string;
  readonly extent: 'whole' | 'part';
  readonly basis: Basis;
}

/** An agency serves a set of units in a field. */
interface ListedDuty extends Range<LegalDay> {
  readonly agencyCode: string;
  readonly field: string;
  readonly unitCode: string;
  readonly basis: Basis;
}

export interface ListedAgencies {
  readonly agencies: readonly ListedAgency[];
  readonly duties: readonly ListedDuty[];
}

const province = '96';
const localGovernment = basis('Luật Tổ chức chính quyền địa phương 77/2015/QH13', 'memory');
const twoTiers = basis('Luật Tổ chức chính quyền địa phương 72/2025/QH15 ngày 16/06/2025');
const labourDivision = basis('Nghị định 20/2021/NĐ-CP, Điều 8; Nghị định 131/2021/NĐ-CP');
const invented = basis('Nhóm xã theo huyện cũ: giả định, danh sách thật chưa có', 'interpretation');

const labourDivisionFields = allFields.filter((field) => field !== 'unemployment-insurance');
const labourOfficeFields = ['vocational-education', 'employment', 'unemployment-insurance'];

/** Every agency of the province in both periods and what it has to do; of the former Bạc Liêu only units are kept. */
export function listedAgencies(units: readonly ListedUnit[], offices: readonly ListedOffice[]): ListedAgencies {
  const parts = [wholeProvince(), ...localAgencies(units), ...offices.map(regionalOffice)];
  return { agencies: parts.flatMap((part) => part.agencies), duties: parts.flatMap((part) => part.duties) };
}

/** The province of before the merger and that of after are two units, so an agency of both is two agencies of one code. */
const acrossMerger = ({ from, until }: Range<LegalDay>): Range<LegalDay>[] =>
  from < merger && (until === undefined || until > merger)
    ? [range(from, merger), range(merger, until)]
    : [range(from, until)];

const wholeProvince = (): ListedAgencies => ({
  agencies: provincialAgencies.flatMap(({ code, kind, name, duties, ...period }) =>
    acrossMerger(period).map((part) => ({ code, kind, name, unitCode: province, basis: duties[0].basis, ...part })),
  ),
  duties: provincialAgencies.flatMap(({ code, until, duties }) =>
    duties.flatMap(({ fields, from, basis: by }) =>
      acrossMerger({ from, until }).flatMap((part) =>
        fields.map((field) => ({ agencyCode: code, field, unitCode: province, basis: by, ...part })),
      ),
    ),
  ),
});

/** The agencies each district and commune of the province has by the law of its time. */
function localAgencies(units: readonly ListedUnit[]): ListedAgencies[] {
  const districts = units.filter((unit) => unit.level === 'district' && unit.parentCode === province);
  const parents = [province, ...districts.map((unit) => unit.code)];
  const communes = units.filter((unit) => unit.level === 'commune' && parents.includes(unit.parentCode ?? ''));
  const government = (unit: ListedUnit) => (unit.from < merger ? localGovernment : twoTiers);
  return [
    ...districts.flatMap((unit) => [
      local(
        unit,
        { kind: 'district-peoples-committee', code: 'peoples-committee', title: 'Ủy ban nhân dân' },
        allFields,
        government(unit),
      ),
      local(
        unit,
        { kind: 'labour-office', code: 'labour-office', title: 'Phòng Lao động - Thương binh và Xã hội' },
        labourDivisionFields,
        labourDivision,
      ),
    ]),
    ...communes.flatMap((unit) => [
      local(
        unit,
        { kind: 'commune-peoples-committee', code: 'peoples-committee', title: 'Ủy ban nhân dân' },
        allFields,
        government(unit),
      ),
      local(unit, { kind: 'commune-police', code: 'police', title: 'Công an' }, ['drug-addiction'], government(unit)),
    ]),
  ];
}

function local(
  unit: ListedUnit,
  { kind, code, title }: { kind: AgencyKind; code: string; title: string },
  fields: readonly string[],
  by: Basis,
): ListedAgencies {
  const agency = {
    code: `${code}-${unit.code}`,
    kind,
    name: `${title} ${nameInSentence(unit.name)}`,
    unitCode: unit.code,
    basis: by,
  };
  return {
    agencies: [{ ...agency, ...range(unit.from, unit.until) }],
    duties: fields.map((field) => ({
      agencyCode: agency.code,
      field,
      unitCode: unit.code,
      basis: by,
      // Drug treatment left the labour sector before the districts themselves ended.
      ...range(unit.from, kind === 'labour-office' && field === 'drug-addiction' ? dissolution : unit.until),
    })),
  };
}

const regionalOffice = (office: ListedOffice): ListedAgencies => ({
  agencies: [
    {
      code: office.code,
      kind: 'labour-office',
      name: office.name,
      unitCode: province,
      basis: invented,
      ...range(merger),
    },
  ],
  duties: office.unitCodes.flatMap((unitCode) =>
    labourOfficeFields.map((field) => ({
      agencyCode: office.code,
      field,
      unitCode,
      basis: invented,
      ...range(merger),
    })),
  ),
});

/** Who took over which fields of the labour department when it was dissolved. */
export const labourDepartmentHeirs = (): ListedHeir[] =>
  provincialAgencies.flatMap(({ code, duties }) =>
    duties
      .filter(({ from }) => from === dissolution)
      .slice(0, 1)
      .map((duty) => ({ oldCode: 'department-of-labour', newCode: code, extent: 'part' as const, basis: duty.basis })),
  );

/** The office of a group of communes carries on the labour division of the district they were in. */
export const labourDivisionHeirs = (offices: readonly ListedOffice[]): ListedHeir[] =>
  offices.map(({ code }) => ({
    oldCode: code.replace('regional-', ''),
    newCode: code,
    extent: 'whole',
    basis: invented,
  }));
