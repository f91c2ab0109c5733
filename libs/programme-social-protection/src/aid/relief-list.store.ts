import { CaseEngine, getCase, ProcedureBook } from '#case-engine';
import { joinHouseholds, type Made, noteMade, type Obstacle, type PersonEntry, registerPeople } from '#import';
import { vietnamCalendar } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { programmeCode } from '../programme-code.js';
import { emergencyProcedures } from '../procedures/emergency.procedure.js';
import { type AskedHelp, type CheckedReliefList, helpsOf, type ListedHousehold } from './relief-list.check.js';

/** The procedures as any other file takes them; a list brings files to the signature and signs nothing. */
const engine = new CaseEngine(
  new ProcedureBook([{ code: programmeCode, title: '', procedures: emergencyProcedures, migrations: [] }]),
  vietnamCalendar,
  () => Promise.reject(new Error('a list signs nothing')),
);

/** Registers who is not known yet, and brings a file for each help of each row before whoever signs. */
export async function writeReliefList(tx: Tx, batchId: string, { listed, people }: CheckedReliefList): Promise<void> {
  const strangers = listed.flatMap(({ row, unitId, values }): PersonEntry[] =>
    people.known.has(values.personalNumber) ? [] : [{ ...values, row, unitId }],
  );
  const registered = await registerPeople(tx, batchId, strangers);
  const households = listed.map((household) => {
    const { personalNumber } = household.values;
    const personId = people.known.get(personalNumber)?.id ?? registered.get(personalNumber);
    if (personId === undefined) throw new Error('a number of the list is neither known nor registered');
    return { ...household, personId };
  });
  await joinHouseholds(
    tx,
    batchId,
    households.flatMap(({ personId, unitId, values: { householdCode: code, householdRole: role, personalNumber } }) =>
      code && role && (people.known.get(personalNumber)?.householdCode ?? null) === null
        ? [{ unitId, code, role, personId }]
        : [],
    ),
  );
  const made: Made[] = [];
  for (const household of households)
    for (const help of helpsOf(household.values))
      made.push({ row: household.row, kind: 'case', key: await bring(tx, household, help) });
  await noteMade(tx, batchId, made);
}

async function bring(
  tx: Tx,
  { unitId, personId, values }: ListedHousehold & { readonly personId: string },
  { relief, happenedOn, treatedDays, deceased }: AskedHelp,
): Promise<string> {
  const { occasion, goods, name: holder, channel, bank, account } = values;
  const payment = { channel, holder, relation: 'self', ...(channel === 'bank' && { bank, account }) };
  const asked = relief === 'death' ? { deceased } : { relief, treatedDays };
  const { id: caseId, version } = await engine.start(tx, {
    procedure: relief === 'death' ? 'emergency-aid.death' : 'emergency-aid.grant',
    personId,
    unitId,
    receivedOn: tx.today,
    form: JSON.parse(JSON.stringify({ happenedOn, occasion, goods, payment, ...asked })),
  });
  await engine.perform(tx, { caseId, step: 'propose', form: { conclusion: 'Theo danh sách của xã' }, version });
  return caseId;
}

/** What has been signed, refused or sent on stands by itself: each of those decisions is taken back as any other. */
export async function obstaclesToReliefList(tx: ReadTx, batchId: string): Promise<readonly Obstacle[]> {
  const rows = await tx.sql<{ row: number }>(
    `SELECT DISTINCT m.row FROM import.made m LEFT JOIN casework.case_file c ON c.id = m.key::uuid
      WHERE m.batch_id = $1 AND m.kind = 'case' AND c.state IS DISTINCT FROM 'proposed' ORDER BY m.row`,
    [batchId],
  );
  return rows.map(({ row }) => ({
    row,
    code: 'DECIDED',
    reason: 'Hồ sơ của hộ này đã được giải quyết tiếp sau khi nhập.',
  }));
}

/** Withdraws the file of each row; people and households stay registered. */
export async function takeBackReliefList(tx: Tx, batchId: string, reason: string): Promise<void> {
  const made = await tx.sql<{ key: string }>(
    `SELECT key FROM import.made WHERE batch_id = $1 AND kind = 'case' ORDER BY row, key`,
    [batchId],
  );
  for (const { key: caseId } of made) {
    const { version } = await getCase(tx, caseId);
    await engine.perform(tx, { caseId, step: 'withdraw', form: { reason }, version });
  }
}
