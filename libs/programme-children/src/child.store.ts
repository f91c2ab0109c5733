import { getPerson } from '#citizen';
import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { childrenErrors } from './children.errors.js';
import { isChildOn, isInLife } from './rules/age.rule.js';

/** An entry of the register. */
export interface Child {
  readonly personId: string;
  readonly unitId: number;
  readonly birthRegistered: boolean;
  readonly insuranceCard: string | null;
  readonly carerName: string | null;
  readonly carerRelation: string | null;
  readonly parentsAbsentBecause: string | null;
  readonly school: string | null;
  readonly className: string | null;
  readonly atSchool: boolean | null;
  readonly seriouslyIllSince: LegalDay | null;
  /** Clubs, councils, forums of children. */
  readonly takesPartIn: readonly string[];
  readonly leftOn: LegalDay | null;
  readonly version: number;
}

export type ChildEntry = Omit<Child, 'unitId' | 'leftOn' | 'version'>;

export const childColumns = `c.person_id AS "personId", c.unit_id AS "unitId", c.birth_registered AS "birthRegistered",
  c.insurance_card AS "insuranceCard", c.carer_name AS "carerName", c.carer_relation AS "carerRelation",
  c.parents_absent_because AS "parentsAbsentBecause", c.school, c.class AS "className", c.at_school AS "atSchool",
  c.seriously_ill_since AS "seriouslyIllSince", c.takes_part_in AS "takesPartIn", c.left_on AS "leftOn", c.version`;

/**
 * Puts a child on the register of the commune it lives in, or changes its entry.
 * @param seen the version of the entry; absent for a new one.
 * @throws CITIZEN.PERSON_NOT_FOUND, CHILDREN.BIRTH_UNKNOWN, CHILDREN.NOT_A_CHILD, PLATFORM.STALE
 */
export async function recordChild(tx: Tx, entry: ChildEntry, seen: number | undefined): Promise<void> {
  const { birth, unitId } = await getPerson(tx, entry.personId);
  if (!birth) throw childrenErrors.BIRTH_UNKNOWN({ personId: entry.personId });
  if (!isChildOn(birth, tx.today)) throw childrenErrors.NOT_A_CHILD({ personId: entry.personId, on: tx.today });
  if (entry.seriouslyIllSince !== null) requireInLife(birth, entry.seriouslyIllSince, tx.today);
  const written = await tx.sql(
    `INSERT INTO prog_children.child AS c (person_id, unit_id, birth_registered, insurance_card, carer_name, carer_relation,
       parents_absent_because, school, class, at_school, seriously_ill_since, takes_part_in)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (person_id) DO UPDATE SET unit_id = excluded.unit_id, birth_registered = excluded.birth_registered,
       insurance_card = excluded.insurance_card, carer_name = excluded.carer_name, carer_relation = excluded.carer_relation,
       parents_absent_because = excluded.parents_absent_because, school = excluded.school, class = excluded.class,
       at_school = excluded.at_school, seriously_ill_since = excluded.seriously_ill_since, takes_part_in = excluded.takes_part_in,
       version = c.version + 1
       WHERE c.version = $13
     RETURNING 1`,
    [
      entry.personId,
      unitId,
      entry.birthRegistered,
      entry.insuranceCard,
      entry.carerName,
      entry.carerRelation,
      entry.parentsAbsentBecause,
      entry.school,
      entry.className,
      entry.atSchool,
      entry.seriouslyIllSince,
      entry.takesPartIn,
      seen ?? null,
    ],
  );
  if (written.length === 0)
    throw platformErrors.STALE({ seen: seen ?? 0, current: (await getChild(tx, entry.personId)).version });
  await tx.audit('child.recorded', { kind: 'person', id: entry.personId });
}

/** @throws CHILDREN.NOT_ON_REGISTER, also for one out of the area. */
export async function getChild(tx: ReadTx, personId: string): Promise<Child> {
  const found = await tx.maybeOne<Child>(`SELECT ${childColumns} FROM prog_children.child c WHERE c.person_id = $1`, [
    personId,
  ]);
  if (!found) throw childrenErrors.NOT_ON_REGISTER({ personId });
  tx.noteRead({ kind: 'person', id: personId });
  return found;
}

type Birth = Parameters<typeof isInLife>[0];

function requireInLife(birth: Birth, on: LegalDay, today: LegalDay): void {
  if (!isInLife(birth, on, today)) throw childrenErrors.DAY_OUT_OF_LIFE({ on, birth, today });
}

/** A child on the register with a day in its life. @throws CHILDREN.NOT_ON_REGISTER, CHILDREN.DAY_OUT_OF_LIFE */
async function requireDayOf(tx: Tx, personId: string, on: LegalDay): Promise<void> {
  await getChild(tx, personId);
  const { birth } = await getPerson(tx, personId);
  if (birth) requireInLife(birth, on, tx.today);
}

export interface Measurement {
  readonly personId: string;
  readonly on: LegalDay;
  readonly weightGrams: number;
  readonly heightMm: number;
}

/** Keeps a weighing; another of the same day stands in its place. */
export async function recordGrowth(tx: Tx, { personId, on, weightGrams, heightMm }: Measurement): Promise<void> {
  await requireDayOf(tx, personId, on);
  await tx.sql(
    `INSERT INTO prog_children.growth VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, measured_on) DO UPDATE SET weight_grams = excluded.weight_grams, height_mm = excluded.height_mm`,
    [personId, on, weightGrams, heightMm],
  );
  await tx.audit('child.measured', { kind: 'person', id: personId }, { on });
}

export const accidentKinds = ['drowning', 'traffic', 'fall', 'burn', 'poisoning', 'animal', 'other'] as const;

export interface Accident {
  readonly personId: string;
  readonly on: LegalDay;
  readonly kind: (typeof accidentKinds)[number];
  readonly fatal: boolean;
  readonly place: string;
}

export async function recordAccident(tx: Tx, { personId, on, kind, fatal, place }: Accident): Promise<void> {
  await requireDayOf(tx, personId, on);
  await tx.sql(
    `INSERT INTO prog_children.accident (person_id, happened_on, kind, fatal, place) VALUES ($1, $2, $3, $4, $5)`,
    [personId, on, kind, fatal, place],
  );
  await tx.audit('child.had-accident', { kind: 'person', id: personId }, { on, kind, fatal });
}

export interface SwimmingCourse {
  readonly personId: string;
  readonly on: LegalDay;
  readonly organiser: string;
  readonly canSwim: boolean;
}

export async function recordSwimming(tx: Tx, { personId, on, organiser, canSwim }: SwimmingCourse): Promise<void> {
  await requireDayOf(tx, personId, on);
  await tx.sql(
    `INSERT INTO prog_children.swimming_course VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, finished_on) DO UPDATE SET organiser = excluded.organiser, can_swim = excluded.can_swim`,
    [personId, on, organiser, canSwim],
  );
  await tx.audit('child.learned-swimming', { kind: 'person', id: personId }, { on, canSwim });
}
