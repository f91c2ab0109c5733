import { type CaseEngine, type CaseFile, getCase, listEvents } from '#case-engine';
import { getPerson, type Person } from '#citizen';
import { type LegalDay, localDay } from '#kernel';
import { type ReadTx } from '#platform';
import { agencyOn, findUnits, nameInSentence } from '#territory';

/** What the slips of a one-stop office tell of a case. */
export interface CaseFacts {
  readonly file: CaseFile;
  /** Who took the application in. */
  readonly office: { readonly agency: string; readonly unit: string };
  readonly procedure: string;
  readonly person: Person;
  readonly address: string;
  /** Papers of the case, those among them that nobody was asked for marked so. */
  readonly dossier: readonly string[];
  /** The last day of the statutory limit; undefined while it is paused or where there is none. */
  readonly due: LegalDay | undefined;
  readonly takenInBy: string;
  readonly today: LegalDay;
  readonly writer: string;
  /** Present while the case waits for more papers. */
  readonly asked: { readonly on: LegalDay; readonly reason: string } | undefined;
  readonly refused: { readonly on: LegalDay; readonly reason: string } | undefined;
}

const reasonOf = ({ reason, form }: { readonly reason: string | null; readonly form: object }): string =>
  reason ?? ('reason' in form ? String(form.reason) : '');

/** @throws CASE.NOT_FOUND, CITIZEN.PERSON_NOT_FOUND, TERRITORY.AGENCY_NOT_FOUND */
export async function readCaseFacts(tx: ReadTx, engine: CaseEngine, caseId: string): Promise<CaseFacts> {
  const file = await getCase(tx, caseId);
  const procedure = engine.procedureOf(file);
  const events = await listEvents(tx, caseId);
  const [first, last] = [events[0], events.at(-1)];
  const told = last && { on: last.heldOn, reason: reasonOf(last) };
  return {
    file,
    office: await officeOf(tx, file),
    procedure: procedure.title,
    person: await getPerson(tx, file.personId),
    address: await addressOf(tx, file.personId),
    dossier: await dossierOf(tx, caseId, (item) => procedure.dossier[item]?.title ?? item),
    due: file.clockDue === null ? undefined : localDay(file.clockDue),
    takenInBy: first?.actorName ?? '',
    today: tx.today,
    writer: tx.who.name,
    asked: file.returnsTo === null ? undefined : told,
    refused: file.outcome === 'refused' ? told : undefined,
  };
}

/** The committee of the commune, as it was on the day of receipt. */
async function officeOf(tx: ReadTx, { unitId, programme, receivedOn }: CaseFile): Promise<CaseFacts['office']> {
  const [unit] = await findUnits(tx, [unitId]);
  const on = unit && receivedOn < unit.from ? unit.from : receivedOn;
  const agency = await agencyOn(tx, { kind: 'commune-peoples-committee', field: programme, unitId, on });
  const [seat] = await findUnits(tx, [agency.unitId]);
  return { agency: agency.name, unit: seat?.name ?? agency.name };
}

async function addressOf(tx: ReadTx, personId: string): Promise<string> {
  const lives = await tx.maybeOne<{ address: string; hamlet: string | null; unitId: number }>(
    `SELECT address, hamlet, unit_id AS "unitId" FROM citizen.residence
      WHERE person_id = $1 AND daterange(valid_from, valid_until) @> $2::date`,
    [personId, tx.today],
  );
  if (!lives) return '';
  const [unit] = await findUnits(tx, [lives.unitId]);
  const parts = [lives.address, lives.hamlet ?? '', unit ? nameInSentence(unit.name) : ''];
  return [...new Set(parts.filter((part) => part !== ''))].join(', ');
}

async function dossierOf(tx: ReadTx, caseId: string, titleOf: (item: string) => string): Promise<string[]> {
  const items = await tx.sql<{ item: string; note: string | null; origin: string }>(
    `SELECT item, note, origin FROM casework.dossier_item WHERE case_id = $1 ORDER BY received_on, item`,
    [caseId],
  );
  return items.map(({ item, note, origin }) => {
    const remark = origin === 'handed-in' ? note : 'đã có, không nộp lại';
    return `${titleOf(item)}${remark === null ? '' : ` (${remark})`}`;
  });
}
