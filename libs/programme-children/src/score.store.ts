import { type Basis, day } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { childrenErrors } from './children.errors.js';
import { friendlyCommune } from './rules/friendly-commune.table.js';

export interface CriterionScore {
  readonly criterion: string;
  readonly title: string;
  readonly atMost: number;
  /** Absent while nobody has scored it. */
  readonly points: number | undefined;
}

/** How a commune suits children in a year, and by what. */
export interface CommuneScore {
  readonly criteria: readonly CriterionScore[];
  readonly total: number;
  readonly atMost: number;
  /** Undecided while a criterion is without points. */
  readonly isFriendly: boolean | undefined;
  readonly basis: Basis;
}

/** The criteria in force at the end of a year. */
const criteriaOf = (year: number) => friendlyCommune.at(day(`${year}-12-31`));

/** @throws CHILDREN.CRITERION_UNKNOWN, CHILDREN.SCORE_OUT_OF_RANGE; PLATFORM.FORBIDDEN for a unit out of the area. */
export async function scoreCommune(
  tx: Tx,
  given: { readonly unitId: number; readonly year: number; readonly criterion: string; readonly points: number },
): Promise<void> {
  const { unitId, year, criterion, points } = given;
  const { criteria } = criteriaOf(year).value;
  const known = Object.hasOwn(criteria, criterion) ? criteria[criterion] : undefined;
  if (!known) throw childrenErrors.CRITERION_UNKNOWN({ criterion, year });
  if (points > known.points) throw childrenErrors.SCORE_OUT_OF_RANGE({ criterion, points, atMost: known.points });
  await tx.sql(
    `INSERT INTO prog_children.commune_score (unit_id, year, criterion, points) VALUES ($1, $2, $3, $4)
     ON CONFLICT (unit_id, year, criterion) DO UPDATE SET points = excluded.points`,
    [unitId, year, criterion, points],
  );
  await tx.audit('commune.scored', { kind: 'unit', id: String(unitId) }, { year, criterion, points });
}

export async function readScore(tx: ReadTx, unitId: number, year: number): Promise<CommuneScore> {
  const { value, basis } = criteriaOf(year);
  const rows = await tx.sql<{ criterion: string; points: number }>(
    `SELECT criterion, points FROM prog_children.commune_score WHERE unit_id = $1 AND year = $2`,
    [unitId, year],
  );
  const given = new Map(rows.map(({ criterion, points }) => [criterion, points]));
  const criteria = Object.entries(value.criteria).map(([criterion, { title, points: atMost }]) => ({
    criterion,
    title,
    atMost,
    points: given.get(criterion),
  }));
  const [total, atMost] = [sum(criteria.map(({ points = 0 }) => points)), sum(criteria.map((each) => each.atMost))];
  const isWhole = criteria.every(({ points }) => points !== undefined);
  return { criteria, total, atMost, isFriendly: isWhole ? total * 100 >= atMost * value.least : undefined, basis };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);
