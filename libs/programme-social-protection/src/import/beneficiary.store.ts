import { type Channel } from '#benefits';
import { readPersonalNumber } from '#citizen';
import { auditAll, emitAll, joinHouseholds, type Made, noteMade, type PersonEntry, registerPeople } from '#import';
import { monthIndex, type PartialDay, printDay, printMultiplier } from '#kernel';
import { type Tx } from '#platform';
import { citation } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { type CheckedList, type ListedPerson } from './beneficiary.check.js';
import {
  insertApplicationsSql,
  insertCaseEventsSql,
  insertCasesSql,
  insertFactsSql,
  openChainsSql,
  paintSql,
  takeUpChainsSql,
} from './beneficiary.sql.js';

/** The case an old decision is kept in. */
const procedures = { allowance: 'social-allowance.grant', pension: 'social-pension.grant' } as const;

/** Everything of one row, under the keys it gets. */
type ListedCase = ReturnType<typeof caseOf>;

/**
 * Writes a list in which nothing was found: people who are not known yet, households, the case of each old decision in its
 * final state with its facts, and the lines it gives from the month on that this system pays.
 */
export async function writeBeneficiaries(tx: Tx, batchId: string, { listed, people }: CheckedList): Promise<void> {
  const registered = await registerPeople(tx, batchId, unknownPeople(tx, listed, people.known));
  const idOf = (number: string): string => {
    const id = people.known.get(number)?.id ?? registered.get(number);
    if (id === undefined) throw new Error('a number of the list is neither known nor registered');
    return id;
  };
  await joinHouseholds(
    tx,
    batchId,
    listed.flatMap(({ values: { householdCode: code, householdRole: role, personalNumber }, unitId }) =>
      code && role && (people.known.get(personalNumber)?.householdCode ?? null) === null
        ? [{ unitId, code, role, personId: idOf(personalNumber) }]
        : [],
    ),
  );
  const cases = listed.map((person) => caseOf(person, batchId, idOf));
  await writeCases(tx, batchId, cases);
  await writeLines(tx, batchId, cases);
}

/** People of the rows, and those who receive for them and are on no row: of the latter the number says sex and year of birth. */
function unknownPeople(
  tx: Tx,
  listed: readonly ListedPerson[],
  known: CheckedList['people']['known'],
): readonly PersonEntry[] {
  const payees = listed.flatMap(({ row, unitId, values: { relation, payeeNumber, holder: name } }): PersonEntry[] => {
    if (relation === 'self' || payeeNumber === undefined) return [];
    const { sex, birthYear } = readPersonalNumber(payeeNumber, tx.today);
    return [{ row, unitId, personalNumber: payeeNumber, name, sex, birth: String(birthYear) as PartialDay }];
  });
  const own = listed.map(({ row, unitId, values }): PersonEntry => ({ ...values, row, unitId }));
  const entries = new Map([...payees, ...own].map((entry) => [entry.personalNumber, entry]));
  return [...entries.values()].filter(({ personalNumber }) => !known.has(personalNumber));
}

function caseOf({ row, unitId, values, listed }: ListedPerson, batchId: string, idOf: (number: string) => string) {
  const { personalNumber, payeeNumber, relation, decisionNumber, signedOn } = values;
  const asksFor = values.group === 'pension' ? 'pension' : 'allowance';
  return {
    row,
    unitId,
    listed,
    personId: idOf(personalNumber),
    caseId: crypto.randomUUID(),
    // Random like every code of a case, and longer: thousands come at once.
    code: `SP-N${crypto.randomUUID().replaceAll('-', '').slice(0, 15).toUpperCase()}`,
    regime: listed.grant.regime,
    signedOn,
    grantedOn: listed.grant.signedOn,
    asksFor,
    procedure: procedures[asksFor],
    paidFrom: monthIndex(values.takenOverFrom),
    reason: `Quyết định ${decisionNumber} ngày ${printDay(signedOn)}, nhập từ danh sách của xã`,
    form: { batchId, row, decisionNumber, firstMonth: values.firstMonth, takenOverFrom: values.takenOverFrom },
    payeeId: relation === 'self' ? idOf(personalNumber) : idOf(payeeNumber ?? ''),
    relation,
    ...channelOf(values),
  };
}

const channelOf = ({ channel, bank, account, holder }: ListedPerson['values']) => ({
  channel: channel satisfies Channel['kind'],
  bank: channel === 'bank' ? bank : undefined,
  account: channel === 'bank' ? account : undefined,
  holder,
});

async function writeCases(tx: Tx, batchId: string, cases: readonly ListedCase[]): Promise<void> {
  const rows = JSON.stringify(cases.map((each) => ({ ...each, listed: undefined })));
  await tx.sql(insertCasesSql, [rows, programmeCode]);
  await tx.sql(insertCaseEventsSql, [rows, tx.who.id, tx.who.name, tx.who.dutyId ?? null]);
  await tx.sql(insertApplicationsSql, [rows]);
  const facts = cases.flatMap(({ caseId, personId, listed }) =>
    listed.facts.map((fact) => ({ ...fact, caseId, personId })),
  );
  await tx.sql(insertFactsSql, [JSON.stringify(facts)]);
  await auditAll(
    tx,
    'case.step',
    'case',
    cases.map(({ caseId }) => ({ id: caseId, body: { step: 'import', state: 'granted', version: 1, batchId } })),
  );
  await emitAll(
    tx,
    'case.stepped',
    cases.map(({ caseId }) => ({ caseId, programme: programmeCode, step: 'import', state: 'granted' })),
  );
  await noteMade(
    tx,
    batchId,
    cases.map(({ row, caseId }): Made => ({ row, kind: 'case', key: caseId })),
  );
}

interface ChainRow {
  readonly chain: number;
  readonly personId: string;
  readonly benefit: string;
}

async function writeLines(tx: Tx, batchId: string, cases: readonly ListedCase[]): Promise<void> {
  const wanted = cases.flatMap(({ listed, ...each }) =>
    [...new Set(listed.lines.map(({ benefit }) => benefit))].map((benefit) => ({ ...each, benefit })),
  );
  const keyOf = ({ personId, benefit }: Pick<ChainRow, 'personId' | 'benefit'>) => `${personId} ${benefit}`;
  const there = await tx.sql<ChainRow>(takeUpChainsSql, [JSON.stringify(wanted), programmeCode]);
  const chains = new Map(there.map((row) => [keyOf(row), row.chain]));
  const missing = wanted.filter((each) => !chains.has(keyOf(each)));
  const opened = await tx.sql<ChainRow>(openChainsSql, [JSON.stringify(missing), programmeCode]);
  for (const row of opened) chains.set(keyOf(row), row.chain);

  const lines = cases.flatMap(({ row, unitId, personId, reason, listed }) =>
    listed.lines.map((line) => ({
      row,
      unitId,
      reason,
      chain: chains.get(keyOf({ personId, benefit: line.benefit })),
      from: monthIndex(line.from),
      until: line.until === undefined ? null : monthIndex(line.until),
      table: line.table,
      key: line.key,
      multiplier: printMultiplier(line.multiplier),
      ...citation(line.basis),
    })),
  );
  const painted = await tx.sql<{ row: number; operation: number }>(paintSql, [JSON.stringify(lines)]);
  await noteMade(
    tx,
    batchId,
    painted.map(({ row, operation }) => ({ row, kind: 'operation', key: String(operation) })),
  );
}
