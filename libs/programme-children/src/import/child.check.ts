import { checkPeople, type CheckedPeople, type Fault, type Finding, wholeValues } from '#import';
import { type LegalDay, type PartialDay, printDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type Child } from '../child.store.js';
import { isChildOn, isInLife } from '../rules/age.rule.js';
import { type ChildGroupCode } from '../rules/groups.table.js';
import { risks as riskTable } from '../rules/risks.table.js';
import { childColumns, type ChildField, type ChildRow, placeFields, type WholeChild } from './child.columns.js';
import { childFaults as faults } from './child.faults.js';
import { type HeldPlace, nobody, type Standing, standingOf } from './standing.reader.js';

/** A group that a row puts a child into. */
export interface NewPlace {
  readonly group: ChildGroupCode;
  readonly part: string;
  readonly from: LegalDay;
  readonly evidence: string;
}

/** A row, ready to be written when nothing was found. */
export interface ListedChild {
  readonly row: number;
  readonly values: WholeChild;
  readonly unitId: number;
  /** The entry it changes; undefined for a new one. */
  readonly before: Child | undefined;
  readonly places: readonly NewPlace[];
  readonly risks: readonly { readonly kind: string; readonly from: LegalDay }[];
}

export interface CheckedRegister {
  readonly findings: readonly Finding[];
  readonly people: CheckedPeople;
  /** Rows that have all columns; all rows of the list when nothing was found. */
  readonly listed: readonly ListedChild[];
}

/** Compares a list with itself, with the records and with the law. */
export async function checkChildren(tx: ReadTx, rows: readonly ChildRow[]): Promise<CheckedRegister> {
  const people = await checkPeople(tx, rows, []);
  const standing = await standingOf(
    tx,
    [...people.known.values()].map(({ id }) => id),
  );
  const doubted = new Set(people.findings.map(({ row, field }) => `${row} ${field}`));
  const findings: Finding[] = [...people.findings];
  const listed: ListedChild[] = [];
  for (const row of rows) {
    // What is itself in question is not compared further: it would only repeat the fault.
    const isCertain = (field: ChildField) => !row.unread.includes(field) && !doubted.has(`${row.row} ${field}`);
    const person = isCertain('personalNumber') ? people.known.get(row.values.personalNumber ?? '') : undefined;
    const before = person ? (standing.get(person.id) ?? nobody) : nobody;
    const birth = person ? person.birth : row.values.birth;
    const examined = examine(row, {
      birth: isCertain('birth') ? birth : undefined,
      isBirthMissing: person !== undefined && person.birth === undefined,
      before,
      today: tx.today,
    });
    findings.push(...examined.findings, ...(isCertain('personalNumber') ? entry(row, before) : []));
    const values = wholeValues(childColumns, row.values);
    const unitId = people.communes.get(row.values.unitCode ?? '')?.id;
    if (!values || unitId === undefined) continue;
    listed.push({ row: row.row, values, unitId, before: before.entry, places: examined.places, risks: examined.risks });
  }
  return { findings, people, listed };
}

interface Known {
  /** Undefined while it is in question. */
  readonly birth: PartialDay | undefined;
  readonly isBirthMissing: boolean;
  readonly before: Standing;
  readonly today: LegalDay;
}

const at = ({ row }: ChildRow, field: ChildField, fault: Fault): Finding => ({ row, field, ...fault });

function examine(row: ChildRow, known: Known) {
  const places = placesOf(row, known);
  const risks = risksOf(row, known);
  return {
    findings: [...childhood(row, known), ...places.findings, ...risks.findings],
    places: places.made,
    risks: risks.made,
  };
}

function* childhood(row: ChildRow, { birth, isBirthMissing, today }: Known): Generator<Finding> {
  const { seriouslyIllSince } = row.values;
  if (isBirthMissing) yield at(row, 'birth', faults.BIRTH_MISSING());
  if (birth === undefined) return;
  if (!isChildOn(birth, today)) yield at(row, 'birth', faults.NOT_A_CHILD());
  else if (seriouslyIllSince !== undefined && !isInLife(birth, seriouslyIllSince, today))
    yield at(row, 'seriouslyIllSince', faults.DAY_OUT_OF_LIFE());
}

/** An entry is changed only by who has seen it as it stands. */
function* entry(row: ChildRow, { entry: before }: Standing): Generator<Finding> {
  const { version } = row.values;
  if (!before) {
    if (version !== undefined) yield at(row, 'version', faults.NOT_LISTED());
  } else if (before.leftOn !== null) yield at(row, 'name', faults.LEFT({ on: printDay(before.leftOn) }));
  else if (version === undefined) yield at(row, 'personalNumber', faults.LISTED());
  else if (Number(version) !== before.version) yield at(row, 'version', faults.CHANGED_SINCE());
}

interface Read<T> {
  readonly findings: readonly Finding[];
  readonly made: readonly T[];
}

function placesOf(row: ChildRow, known: Known): Read<NewPlace> {
  const findings: Finding[] = [];
  const made: NewPlace[] = [];
  for (const fields of placeFields) {
    const [place, from, evidence] = [row.values[fields.place], row.values[fields.since], row.values[fields.evidence]];
    if (place === undefined) {
      if (from !== undefined || evidence !== undefined) findings.push(at(row, fields.place, needed(fields.place)));
      continue;
    }
    if (from === undefined) findings.push(at(row, fields.since, needed(fields.since)));
    if (evidence === undefined) findings.push(at(row, fields.evidence, needed(fields.evidence)));
    if (from === undefined || evidence === undefined) continue;
    const [group, part] = place.split(' ') as [ChildGroupCode, string];
    const held = known.before.places.filter((each) => each.group === group);
    if (made.some((each) => each.group === group)) findings.push(at(row, fields.place, faults.PLACE_TWICE()));
    else if (known.birth !== undefined && !isInLife(known.birth, from, known.today))
      findings.push(at(row, fields.since, faults.DAY_OUT_OF_LIFE()));
    else if (!held.some((each) => isSame(each, part, from))) {
      const clash = held.find(({ until }) => until === null || until > from);
      if (clash) findings.push(at(row, fields.place, faults.PLACE_HELD({ from: printDay(clash.from) })));
      else made.push({ group, part, from, evidence });
    }
  }
  return { findings, made };
}

const needed = (field: ChildField): Fault => faults.NEEDED({ heading: childColumns[field].heading });

const isSame = (held: HeldPlace, part: string, from: LegalDay): boolean =>
  held.part === part && held.from === from && held.until === null;

function risksOf(row: ChildRow, { before, birth, today }: Known): Read<{ kind: string; from: LegalDay }> {
  const { risks = [], risksSince: from } = row.values;
  const added = risks.filter((kind) => !before.risks.includes(kind));
  const fault = (field: ChildField, given: Fault) => ({ findings: [at(row, field, given)], made: [] });
  if (added.length === 0)
    return from === undefined || row.unread.includes('risks')
      ? { findings: [], made: [] }
      : fault('risksSince', faults.NOTHING_TO_SAY({ heading: childColumns.risks.heading }));
  if (from === undefined) return fault('risksSince', needed('risksSince'));
  if (birth !== undefined && !isInLife(birth, from, today)) return fault('risksSince', faults.DAY_OUT_OF_LIFE());
  const listedThen = riskTable.find(from)?.value ?? {};
  if (!added.every((kind) => Object.hasOwn(listedThen, kind))) return fault('risks', faults.RISK_UNKNOWN());
  return { findings: [], made: added.map((kind) => ({ kind, from })) };
}
