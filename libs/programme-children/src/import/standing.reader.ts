import { cellsOfPeople, type WrittenCell } from '#import';
import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type Child, childColumns as entryColumns } from '../child.store.js';
import { type ChildGroup, type ChildGroupCode, childGroups } from '../rules/groups.table.js';
import {
  childColumns,
  type ChildField,
  placeFields,
  placeKey,
  placeTitles,
  riskTitles,
  yesNoWord,
} from './child.columns.js';
import { entriesOfHamletSql, placesOfSql, risksOfSql } from './child.sql.js';

export interface HeldPlace {
  readonly personId: string;
  readonly group: ChildGroupCode;
  readonly part: string;
  readonly from: LegalDay;
  readonly until: LegalDay | null;
  readonly evidence: string;
}

/** What the register says of somebody. */
export interface Standing {
  readonly entry: Child | undefined;
  /** Groups ever held, the latest first. */
  readonly places: readonly HeldPlace[];
  /** Open ones. */
  readonly risks: readonly string[];
}

/** Of who is not on the register. */
export const nobody: Standing = { entry: undefined, places: [], risks: [] };

/** What the register says of these people, by id. */
export async function standingOf(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const entries = await tx.sql<Child>(
    `SELECT ${entryColumns} FROM prog_children.child c WHERE c.person_id = ANY ($1::uuid[])`,
    [ids],
  );
  return withGroups(tx, entries);
}

async function withGroups(tx: ReadTx, entries: readonly Child[]): Promise<ReadonlyMap<string, Standing>> {
  const ids = entries.map(({ personId }) => personId);
  const places = Map.groupBy(await tx.sql<HeldPlace>(placesOfSql, [ids]), ({ personId }) => personId);
  const held = await tx.sql<{ personId: string; kinds: string[] }>(risksOfSql, [ids]);
  const risks = new Map(held.map(({ personId, kinds }) => [personId, kinds]));
  return new Map(
    entries.map((entry) => [
      entry.personId,
      { entry, places: places.get(entry.personId) ?? [], risks: risks.get(entry.personId) ?? [] },
    ]),
  );
}

/**
 * The register as rows of its list, by commune and name. A list knows a child by its number: one without a number is kept by hand and
 * left out here.
 */
export async function standingRows(
  tx: ReadTx,
  { hamlet }: { readonly hamlet: string | undefined },
): Promise<readonly (readonly WrittenCell[])[]> {
  const entries = await tx.sql<Child>(entriesOfHamletSql, [hamlet ?? null]);
  const standing = await withGroups(tx, entries);
  const people = await cellsOfPeople(tx, [...standing.keys()]);
  return entries.flatMap((entry) => {
    const [person, known] = [people.get(entry.personId), standing.get(entry.personId)];
    return person && known ? [cellsOf({ ...person, ...entryCells(entry), ...groupCells(known) })] : [];
  });
}

export type ChildCells = Readonly<Partial<Record<ChildField, WrittenCell>>>;

/** In the order of the columns. */
export const cellsOf = (cells: ChildCells): readonly WrittenCell[] =>
  (Object.keys(childColumns) as ChildField[]).map((field) => cells[field]);

const entryCells = (entry: Child): ChildCells => ({
  birthRegistered: yesNoWord(entry.birthRegistered),
  insuranceCard: entry.insuranceCard ?? undefined,
  carerName: entry.carerName ?? undefined,
  carerRelation: entry.carerRelation ?? undefined,
  parentsAbsentBecause: entry.parentsAbsentBecause ?? undefined,
  school: entry.school ?? undefined,
  className: entry.className ?? undefined,
  atSchool: entry.atSchool === null ? undefined : yesNoWord(entry.atSchool),
  seriouslyIllSince: entry.seriouslyIllSince === null ? undefined : { day: entry.seriouslyIllSince },
  takesPartIn: entry.takesPartIn.length > 0 ? entry.takesPartIn.join('; ') : undefined,
  version: String(entry.version),
});

/** A third open group stays on the register untold: a list never ends one. */
function groupCells({ places, risks }: Standing): ChildCells {
  const open = places.filter(({ group, until }) => until === null && isByHand(group));
  const cells = placeFields.map(({ place, since, evidence }, index): ChildCells => {
    const held = open[index];
    return held
      ? {
          [place]: placeTitles[placeKey(held.group, held.part)],
          [since]: { day: held.from },
          [evidence]: held.evidence,
        }
      : {};
  });
  return Object.assign(
    { risks: risks.length > 0 ? risks.map((kind) => riskTitles[kind] ?? kind).join('; ') : undefined },
    ...cells,
  );
}

const isByHand = (code: ChildGroupCode): boolean => (childGroups[code] as ChildGroup).follows === undefined;
