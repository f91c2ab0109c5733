import { checkPeople, type CheckedPeople, type Fault, type Finding, wholeValues } from '#import';
import {
  type LegalDay,
  type LegalMonth,
  type Multiplier,
  printMonth,
  printMultiplier,
  scaleVnd,
  type Vnd,
  vnd,
} from '#kernel';
import { type ReadTx } from '#platform';
import { programmeCode } from '../programme-code.js';
import { levelTable } from '../rules/levels.table.js';
import {
  type Beneficiary,
  beneficiaryColumns,
  type BeneficiaryField,
  type BeneficiaryRow,
} from './beneficiary.columns.js';
import { beneficiaryFaults as faults } from './beneficiary.faults.js';
import { levelsSql, receivingSql } from './beneficiary.sql.js';
import { type GrantColumns, listedGrant, type ListedGrant } from './listed-grant.js';
import { missingNeeds } from './listed-groups.js';
import { checkPayment, payeesOf } from './payee.check.js';

/** A row in which everything agrees, ready to be written. */
export interface ListedPerson {
  readonly row: number;
  readonly values: Beneficiary;
  readonly unitId: number;
  readonly listed: ListedGrant;
}

export interface CheckedList {
  readonly findings: readonly Finding[];
  readonly people: CheckedPeople;
  /** Rows that have all columns; all rows of the list when nothing was found. */
  readonly listed: readonly ListedPerson[];
}

/** Compares a list with itself, with the records and with the law. */
export async function checkBeneficiaries(tx: ReadTx, rows: readonly BeneficiaryRow[]): Promise<CheckedList> {
  const people = await checkPeople(tx, rows, payeesOf(rows));
  const grants = rows.map((row) => ({
    row,
    columns: grantColumns(row),
    unitId: people.communes.get(row.values.unitCode ?? '')?.id,
  }));
  const levels = await loadLevels(tx, grants);
  const findings: Finding[] = [
    ...people.findings,
    ...checkPayment(rows, people),
    ...(await receiving(tx, rows, people)),
  ];
  const doubted = new Set(people.findings.map(placeOf));
  const listed: ListedPerson[] = [];
  for (const { row, columns, unitId } of grants) {
    const own = [...dates(row, tx.today), ...(columns ? needed(row, columns) : [])];
    findings.push(...own);
    if (!columns || unitId === undefined || own.length > 0 || isDoubtful(row, doubted)) continue;
    const grant = listedGrant(columns);
    findings.push(
      ...againstLaw(row, grant, columns.takenOverFrom, levels.get(levelKey(unitId, columns.takenOverFrom))),
    );
    const values = wholeValues(beneficiaryColumns, row.values);
    if (values) listed.push({ row: row.row, values, unitId, listed: grant });
  }
  return { findings, people, listed };
}

const at = ({ row }: BeneficiaryRow, field: BeneficiaryField, fault: Fault): Finding => ({ row, field, ...fault });

const grantFields = [
  'group',
  'birth',
  'since',
  'signedOn',
  'firstMonth',
  'takenOverFrom',
  'poverty',
  'circumstance',
  'children',
  'certificate',
] as const satisfies readonly (keyof GrantColumns)[];

const placeOf = ({ row, field }: { readonly row: number; readonly field: string }): string => `${row} ${field}`;

/** Whether something the law asks about is itself in question: what followed from it would only repeat the fault. */
const isDoubtful = ({ row, unread }: BeneficiaryRow, doubted: ReadonlySet<string>): boolean =>
  grantFields.some((field) => unread.includes(field) || doubted.has(placeOf({ row, field })));

const needed = (row: BeneficiaryRow, columns: GrantColumns): Finding[] =>
  missingNeeds(columns).map((field) => at(row, field, faults.NEEDED({ heading: beneficiaryColumns[field].heading })));

/** The columns a grant follows from, when the row has them. */
function grantColumns({ values }: BeneficiaryRow): GrantColumns | undefined {
  const { group, birth, since, signedOn, firstMonth, takenOverFrom, ...others } = values;
  return group && birth && since && signedOn && firstMonth && takenOverFrom
    ? { ...others, group, birth, since, signedOn, firstMonth, takenOverFrom }
    : undefined;
}

function* dates(row: BeneficiaryRow, today: LegalDay): Generator<Finding> {
  const { signedOn, firstMonth, takenOverFrom } = row.values;
  if (signedOn && signedOn > today) yield at(row, 'signedOn', faults.SIGNED_IN_FUTURE());
  if (firstMonth && takenOverFrom && takenOverFrom < firstMonth)
    yield at(row, 'takenOverFrom', faults.MONTHS_REVERSED({ first: printMonth(firstMonth) }));
}

async function receiving(tx: ReadTx, rows: readonly BeneficiaryRow[], { known }: CheckedPeople): Promise<Finding[]> {
  const idOf = ({ values }: BeneficiaryRow) => known.get(values.personalNumber ?? '')?.id;
  const ids = rows.flatMap((row) => idOf(row) ?? []);
  const found = new Set((await tx.sql<{ id: string }>(receivingSql, [programmeCode, ids])).map(({ id }) => id));
  return rows
    .filter((row) => found.has(idOf(row) ?? ''))
    .map((row) => at(row, 'personalNumber', faults.ALREADY_RECEIVES()));
}

type LevelsOfUnit = ReadonlyMap<string, Vnd>;

const levelKey = (unitId: number, month: LegalMonth): string => `${unitId} ${month}`;

/** What the rate book gives in each commune, higher levels of the province included, for each month of taking over. */
async function loadLevels(
  tx: ReadTx,
  grants: readonly { readonly columns: GrantColumns | undefined; readonly unitId: number | undefined }[],
): Promise<ReadonlyMap<string, LevelsOfUnit>> {
  const levels = new Map<string, Map<string, Vnd>>();
  const units = [...new Set(grants.flatMap(({ unitId }) => unitId ?? []))];
  for (const month of new Set(grants.flatMap(({ columns }) => columns?.takenOverFrom ?? []))) {
    const rows = await tx.sql<{ unitId: number; key: string; value: number }>(levelsSql(month), [levelTable, units]);
    for (const { unitId, key, value } of rows) {
      const place = levelKey(unitId, month);
      levels.set(place, (levels.get(place) ?? new Map<string, Vnd>()).set(key, vnd(value)));
    }
  }
  return levels;
}

const vietnamese = new Intl.NumberFormat('vi-VN');
const print = (coefficient: Multiplier) => printMultiplier(coefficient).replace('.', ',');

/** Coefficient and amount are given by law; the sheet's are only compared with them. */
function* againstLaw(
  row: BeneficiaryRow,
  { current }: ListedGrant,
  from: LegalMonth,
  levels: LevelsOfUnit | undefined,
): Generator<Finding> {
  const month = printMonth(from);
  if (!current) {
    yield at(row, 'group', faults.NOT_ENTITLED({ month }));
    return;
  }
  const { coefficient, amount } = row.values;
  const right = print(current.multiplier);
  if (coefficient !== undefined && coefficient !== current.multiplier)
    yield at(row, 'coefficient', faults.COEFFICIENT_DIFFERS({ coefficient: right, month }, right));
  const level = levels?.get(current.key);
  if (level === undefined) {
    yield at(row, 'takenOverFrom', faults.LEVEL_MISSING({ month }));
    return;
  }
  const due = scaleVnd(level, current.multiplier);
  const words = { coefficient: right, level: vietnamese.format(level), amount: vietnamese.format(due) };
  if (amount !== undefined && amount !== due)
    yield at(row, 'amount', faults.AMOUNT_DIFFERS(words, vietnamese.format(due)));
}
