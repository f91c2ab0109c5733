import { readPersonalNumber } from '#citizen';
import { earliestDay, type LegalDay, printDay, printPartialDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type Fault, type Finding } from '../fault.js';
import { type SheetRow } from '../sheet.js';
import { type personColumns } from './person.columns.js';
import { personFaults } from './person.faults.js';
import {
  type CommuneName,
  communesByCode,
  headsOf,
  householdKey,
  type KnownPerson,
  recognisePeople,
  type Recognised,
} from './people.reader.js';

type PersonRow = SheetRow<typeof personColumns>;
type Field = keyof typeof personColumns;

export interface CheckedPeople extends Recognised {
  readonly findings: readonly Finding[];
  /** Communes of the area of duty, by code. */
  readonly communes: ReadonlyMap<string, CommuneName>;
  /** Every commune the list names, in the area or not. */
  readonly units: readonly number[];
}

/**
 * Compares the people of a list with themselves, with each other and with the records.
 * @param others people whom the list names beside those it is about, such as payees.
 */
export async function checkPeople(
  tx: ReadTx,
  rows: readonly PersonRow[],
  others: readonly { readonly number: string; readonly name: string }[],
): Promise<CheckedPeople> {
  const named = rows.flatMap(({ values: { personalNumber: number, name = '' } }) => (number ? [{ number, name }] : []));
  const own = new Set(named.map(({ number }) => number));
  const recognised = await recognisePeople(tx, [...named, ...others.filter(({ number }) => !own.has(number))]);
  const communes = await communesByCode(
    tx,
    rows.flatMap(({ values: { unitCode } }) => unitCode ?? []),
  );
  const isMine = ({ id }: CommuneName) => tx.who.kind === 'system' || tx.who.units.includes(id);
  const findings = [
    ...rows.flatMap((row) => [
      ...alone(row, tx.today),
      ...againstRecords(row, recognised, communes.get(row.values.unitCode ?? '')),
      ...commune(row, communes, isMine),
    ]),
    ...twice(
      rows,
      'personalNumber',
      ({ personalNumber }) => personalNumber,
      (row) => personFaults.NUMBER_TWICE({ row }),
    ),
    ...twice(rows, 'householdRole', headOf, (row) => personFaults.HEAD_TWICE({ row })),
    ...(await headsInRecords(tx, rows, recognised, communes)),
  ];
  return {
    ...recognised,
    findings,
    communes: new Map([...communes].filter(([, unit]) => isMine(unit))),
    units: [...communes.values()].map(({ id }) => id),
  };
}

const at = ({ row }: PersonRow, field: Field, fault: Fault): Finding => ({ row, field, ...fault });

function* alone(row: PersonRow, today: LegalDay): Generator<Finding> {
  const { birth, sex, personalNumber, householdCode, householdRole } = row.values;
  if (birth && earliestDay(birth) > today) yield at(row, 'birth', personFaults.BIRTH_IN_FUTURE());
  else if (birth && birth < '1900') yield at(row, 'birth', personFaults.BIRTH_TOO_EARLY());
  else if (personalNumber) {
    const says = readPersonalNumber(personalNumber, today);
    if (sex && says.sex !== sex) yield at(row, 'sex', personFaults.SEX_DISAGREES({ digit: personalNumber.charAt(3) }));
    if (birth && !birth.startsWith(String(says.birthYear)))
      yield at(row, 'birth', personFaults.BIRTH_YEAR_DISAGREES({ year: says.birthYear }, String(says.birthYear)));
  }
  if (householdCode && !householdRole) yield at(row, 'householdRole', personFaults.HOUSEHOLD_ROLE_MISSING());
  if (householdRole && !householdCode) yield at(row, 'householdCode', personFaults.HOUSEHOLD_CODE_MISSING());
}

function* againstRecords(
  row: PersonRow,
  { known, hidden }: Recognised,
  unit: CommuneName | undefined,
): Generator<Finding> {
  const { personalNumber, birth, householdCode } = row.values;
  if (!personalNumber) return;
  if (hidden.has(personalNumber)) yield at(row, 'personalNumber', personFaults.NUMBER_TAKEN());
  const person = known.get(personalNumber);
  if (!person) return;
  if (!person.isSameName || !mayBeSameBirth(person, birth)) {
    const words = { name: person.name, birth: person.birth ? printPartialDay(person.birth) : 'không rõ' };
    yield at(row, 'personalNumber', personFaults.NUMBER_OF_ANOTHER(words));
    return;
  }
  if (person.diedOn !== null) yield at(row, 'name', personFaults.DEAD({ on: printDay(person.diedOn) }));
  if (unit && unit.id !== person.unitId)
    yield at(row, 'unitCode', personFaults.OF_ANOTHER_COMMUNE({ unit: person.unitName }));
  if (householdCode && person.householdCode !== null && person.householdCode !== householdCode)
    yield at(row, 'householdCode', personFaults.IN_ANOTHER_HOUSEHOLD({ code: person.householdCode }));
}

/** One of two births may only be known less exactly. */
const mayBeSameBirth = ({ birth: known }: KnownPerson, given: string | undefined): boolean =>
  known === undefined || given === undefined || known.startsWith(given) || given.startsWith(known);

function commune(
  row: PersonRow,
  communes: ReadonlyMap<string, CommuneName>,
  isMine: (unit: CommuneName) => boolean,
): Finding[] {
  const { unitCode } = row.values;
  if (unitCode === undefined) return [];
  const unit = communes.get(unitCode);
  if (!unit) return [at(row, 'unitCode', personFaults.UNIT_UNKNOWN())];
  return isMine(unit) ? [] : [at(row, 'unitCode', personFaults.UNIT_OUT_OF_AREA({ unit: unit.name }))];
}

const headOf = ({ unitCode, householdCode, householdRole }: PersonRow['values']): string | undefined =>
  householdRole === 'head' && unitCode && householdCode ? householdKey(Number(unitCode), householdCode) : undefined;

/** Every row but the first of those that share a key. */
function twice(
  rows: readonly PersonRow[],
  field: Field,
  keyOf: (values: PersonRow['values']) => string | undefined,
  fault: (first: number) => Fault,
): Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row.values);
    if (key === undefined) return [];
    const before = first.get(key);
    if (before === undefined) first.set(key, row.row);
    return before === undefined ? [] : [at(row, field, fault(before))];
  });
}

async function headsInRecords(
  tx: ReadTx,
  rows: readonly PersonRow[],
  { known }: Recognised,
  communes: ReadonlyMap<string, CommuneName>,
): Promise<Finding[]> {
  const heads = rows.flatMap((row) => {
    const { unitCode, householdCode: code, householdRole, personalNumber = '' } = row.values;
    const unitId = communes.get(unitCode ?? '')?.id;
    return householdRole === 'head' && code && unitId !== undefined ? [{ row, unitId, code, personalNumber }] : [];
  });
  const there = await headsOf(tx, heads);
  return heads.flatMap(({ row, unitId, code, personalNumber }) => {
    const head = there.get(householdKey(unitId, code));
    return head && head.id !== known.get(personalNumber)?.id
      ? [at(row, 'householdRole', personFaults.HOUSEHOLD_HAS_HEAD({ name: head.name }))]
      : [];
  });
}
