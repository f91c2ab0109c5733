import { checkPeople, type CheckedPeople, type Fault, type Finding, foldWords, wholeValues } from '#import';
import { type ReadTx } from '#platform';
import { programmeCode } from '../programme-code.js';
import { type Event, faultOfEvent } from '../rules/relief.rule.js';
import { seriousInjuryDays } from '../rules/relief.table.js';
import {
  reliefColumns,
  reliefFaults as faults,
  type ReliefField,
  type ReliefRow,
  type ReliefValues,
} from './relief-list.columns.js';

/** A row in which everything agrees. */
export interface ListedHousehold {
  readonly row: number;
  readonly unitId: number;
  readonly values: ReliefValues;
}

export interface CheckedReliefList {
  readonly findings: readonly Finding[];
  readonly people: CheckedPeople;
  /** All rows of the list when nothing was found. */
  readonly listed: readonly ListedHousehold[];
}

/** One help that a row asks for, and the cell that asks. */
export interface AskedHelp extends Event {
  readonly field: ReliefField;
  readonly deceased?: string;
}

/** What a row asks help for: each becomes a case of its own. */
export function* helpsOf(values: Partial<ReliefValues>): Generator<AskedHelp> {
  const { happenedOn, house, treatedDays, deceased } = values;
  if (happenedOn === undefined) return;
  if (house !== undefined) yield { relief: house, happenedOn, field: 'house' };
  if (treatedDays !== undefined) yield { relief: 'injury', happenedOn, treatedDays, field: 'treatedDays' };
  if (deceased !== undefined) yield { relief: 'death', happenedOn, deceased, field: 'deceased' };
}

/** Compares a list with itself, with the records and with the law. Reads only. */
export async function checkReliefList(tx: ReadTx, rows: readonly ReliefRow[]): Promise<CheckedReliefList> {
  const people = await checkPeople(tx, rows, []);
  const helped = await helpedAlready(tx, rows, people);
  const findings: Finding[] = [
    ...people.findings,
    ...rows.flatMap((row) => [
      ...asked(row),
      ...againstLaw(row, tx.today),
      ...payment(row),
      ...again(row, people, helped),
    ]),
  ];
  const listed = rows.flatMap((row): ListedHousehold[] => {
    const values = wholeValues(reliefColumns, row.values);
    const unitId = people.communes.get(row.values.unitCode ?? '')?.id;
    return values && unitId !== undefined ? [{ row: row.row, unitId, values }] : [];
  });
  return { findings, people, listed };
}

const at = ({ row }: ReliefRow, field: ReliefField, fault: Fault): Finding => ({ row, field, ...fault });

const helpFields = ['house', 'treatedDays', 'deceased'] as const satisfies readonly ReliefField[];

function* asked(row: ReliefRow): Generator<Finding> {
  const isAsked = helpFields.some((field) => row.values[field] !== undefined || row.unread.includes(field));
  if (!isAsked) yield at(row, 'house', faults.NOTHING_ASKED());
}

function* againstLaw(row: ReliefRow, today: ReadTx['today']): Generator<Finding> {
  for (const help of helpsOf(row.values)) {
    const fault = faultOfEvent(help, today);
    if (fault === 'TREATED_TOO_SHORT')
      yield at(row, help.field, faults[fault]({ least: seriousInjuryDays.at(help.happenedOn).value }));
    else if (fault) yield at(row, 'happenedOn', faults[fault]());
  }
}

function* payment(row: ReliefRow): Generator<Finding> {
  const { channel, bank } = row.values;
  if (channel === 'bank')
    for (const field of ['bank', 'account'] as const)
      if (row.values[field] === undefined && !row.unread.includes(field))
        yield at(row, field, faults.ACCOUNT_NEEDED({ heading: reliefColumns[field].heading }));
  if (bank !== undefined && !/^[A-Z0-9]{2,12}$/.test(bank)) yield at(row, 'bank', faults.BANK_UNREADABLE());
}

const helpKey = (personId: string, { relief, happenedOn, deceased = '' }: Omit<AskedHelp, 'field'>): string =>
  [personId, relief, happenedOn, foldWords(deceased)].join(' ');

function* again(row: ReliefRow, { known }: CheckedPeople, helped: ReadonlySet<string>): Generator<Finding> {
  const personId = known.get(row.values.personalNumber ?? '')?.id;
  if (personId === undefined) return;
  for (const help of helpsOf(row.values))
    if (helped.has(helpKey(personId, help))) yield at(row, help.field, faults.HELPED_ALREADY());
}

/** $1 programme, $2 people; what was asked for them after an event and is under way or stands. */
const helpedSql = `
  SELECT c.person_id AS "personId", e.form ->> 'happenedOn' AS "happenedOn", coalesce(e.form ->> 'relief', 'death') AS relief,
         coalesce(e.form ->> 'deceased', '') AS deceased
    FROM casework.case_file c JOIN casework.case_event e ON e.case_id = c.id AND e.seq = 1
   WHERE c.programme = $1 AND c.procedure IN ('emergency-aid.grant', 'emergency-aid.death') AND c.person_id = ANY ($2::uuid[])
     AND coalesce(c.outcome, 'granted') = 'granted'
     AND NOT EXISTS (SELECT FROM casework.decision d WHERE d.case_id = c.id AND d.revoked_by IS NOT NULL)`;

async function helpedAlready(
  tx: ReadTx,
  rows: readonly ReliefRow[],
  { known }: CheckedPeople,
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ values }) => known.get(values.personalNumber ?? '')?.id ?? []);
  const found = await tx.sql<Omit<AskedHelp, 'field'> & { readonly personId: string }>(helpedSql, [programmeCode, ids]);
  return new Set(found.map(({ personId, ...help }) => helpKey(personId, help)));
}
