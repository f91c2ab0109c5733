import { describe, expect, it } from '@jest/globals';
import { listedAgencies } from './agency-lists.js';
import { readList } from './csv.js';
import { dissolution, horizon, merger } from './milestones.js';
import { successionColumns } from './succession-plan.rule.js';
import { dataFile, listedOffices, listedUnits } from './unit-lists.js';

const units = listedUnits();
const old = units.filter((unit) => unit.until === merger);
const now = units.filter((unit) => unit.from === merger);
const at = (list: typeof units, level: string) => list.filter((unit) => unit.level === level);
const communeCodes = (list: typeof units) =>
  at(list, 'commune')
    .map((unit) => unit.code)
    .toSorted();

describe('the lists of units', () => {
  it('hold 2 provinces, 16 districts and 164 communes before the merger, 1 province and 64 communes after it', () => {
    expect([at(old, 'province'), at(old, 'district'), at(old, 'commune')].map((list) => list.length)).toEqual([
      2, 16, 164,
    ]);
    expect([at(now, 'province'), at(now, 'district'), at(now, 'commune')].map((list) => list.length)).toEqual([
      1, 0, 64,
    ]);
  });

  it.each([
    ['964', 9, 7, 0],
    ['968', 0, 11, 2],
    ['973', 0, 6, 1],
  ])('give district %s %d wards, %d rural communes and %d townships', (district, ward, rural, township) => {
    const kinds = old.filter((unit) => unit.parentCode === district).map((unit) => unit.kind);
    expect(['ward', 'rural-commune', 'township'].map((kind) => kinds.filter((each) => each === kind).length)).toEqual([
      ward,
      rural,
      township,
    ]);
  });

  it('hang every unit under one of its own period', () => {
    for (const unit of units.slice(1))
      expect(
        units.find(
          (each) => each.code === unit.parentCode && each.from <= unit.from && (each.until ?? '9') > unit.from,
        ),
      ).toBeDefined();
  });

  it('class wards and townships as urban, rural communes as rural', () => {
    expect(at(old, 'commune').filter((unit) => unit.areaClass === 'urban')).toHaveLength(9 + 9 + 10 + 5);
    expect(at(now, 'commune').filter((unit) => unit.areaClass === 'urban')).toHaveLength(9);
  });
});

describe('the succession of 1 July 2025', () => {
  const rows = readList(dataFile('succession-2025-07-01.csv'), successionColumns);
  const linked = rows.filter((row) => row.old_code.length === 5);

  it('covers every old and every new commune by 186 links, 19 communes being split', () => {
    expect(linked).toHaveLength(186);
    expect([...new Set(linked.map((row) => row.old_code))].toSorted()).toEqual(communeCodes(old));
    expect([...new Set(linked.map((row) => row.new_code))].toSorted()).toEqual(communeCodes(now));
    expect(new Set(linked.filter((row) => row.extent === 'part').map((row) => row.old_code)).size).toBe(19);
  });
});

describe('the lists of agencies', () => {
  const { agencies, duties } = listedAgencies(units, listedOffices());

  it.each([
    [
      '2024-06-01',
      { department: 4, 'district-peoples-committee': 9, 'labour-office': 9, 'commune-peoples-committee': 100 },
    ],
    [
      '2025-03-01',
      { department: 4, 'district-peoples-committee': 9, 'labour-office': 9, 'commune-peoples-committee': 100 },
    ],
    [
      '2025-07-01',
      { department: 4, 'district-peoples-committee': 0, 'labour-office': 16, 'commune-peoples-committee': 64 },
    ],
  ])('hold on %s %j', (on, expected) => {
    const inForce = agencies.filter((agency) => agency.from <= on && (agency.until ?? '9') > on);
    const count = (kind: string) => inForce.filter((agency) => agency.kind === kind).length;
    expect(Object.fromEntries(Object.keys(expected).map((kind) => [kind, count(kind)]))).toEqual(expected);
  });

  it('give every new commune to exactly one labour office', () => {
    const served = listedOffices().flatMap((office) => office.unitCodes);
    expect(served.toSorted()).toEqual(communeCodes(now));
  });

  it('leave no field of the labour department without an heir on the day it was dissolved', () => {
    const fieldsOn = (on: string, kinds: readonly string[]) =>
      duties
        .filter((duty) => duty.unitCode === '96' && duty.from <= on && (duty.until ?? '9') > on)
        .filter((duty) => kinds.includes(agencies.find((agency) => agency.code === duty.agencyCode)?.kind ?? ''))
        .map((duty) => duty.field);
    const before = new Set(fieldsOn(horizon, ['department']));
    const after = fieldsOn(dissolution, ['department', 'provincial-police']);
    expect([...before].filter((field) => !after.includes(field))).toEqual([]);
    expect(after).toContain('poor-households');
  });
});
