import { getPerson } from '#citizen';
import { earliestDay, type LegalDay, range, vnd } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type FactForm } from './fact.form.js';
import { type Facts, factsOf, type Held, type Histories } from './rules/facts.js';
import { socialProtectionErrors } from './social-protection.errors.js';

export type FactRow = { [K in keyof FactForm]-?: NonNullable<FactForm[K]> | null } & {
  readonly kind: FactForm['kind'];
  readonly from: LegalDay;
};

/** Records facts of a person with a case as their evidence; those a decision makes fall with it. @throws SOCIAL_PROTECTION.FACT_INCOMPLETE, KERNEL.RANGE_EMPTY */
export async function addFacts(
  tx: Tx,
  caseId: string,
  personId: string,
  facts: readonly FactForm[],
  by?: 'decision',
): Promise<void> {
  facts.forEach((fact, index) => {
    range(fact.from, fact.until);
    if ((fact.kind === 'child' || fact.kind === 'child-study') && fact.childBirth === undefined)
      throw socialProtectionErrors.FACT_INCOMPLETE({ index, field: 'childBirth' });
  });
  await tx.sql(
    `INSERT INTO prog_social_protection.fact (case_id, person_id, kind, held, letter, one_parent_unidentified, status, ground, child_birth,
       supporter, degree, certificate, income_kind, monthly, placed_by, carer_meets_conditions, local_group, made_by)
     SELECT $1, $2, kind, daterange("from", until), letter, "oneParentUnidentified", status, ground, "childBirth",
       supporter, degree, certificate, "incomeKind", monthly, "placedBy", "carerMeetsConditions", "localGroup", $4
       FROM jsonb_to_recordset($3::jsonb) AS given (kind text, "from" date, until date, letter text, "oneParentUnidentified" boolean,
         status text, ground text, "childBirth" date, supporter text, degree text, certificate text, "incomeKind" text, monthly bigint,
         "placedBy" text, "carerMeetsConditions" boolean, "localGroup" text)`,
    [caseId, personId, JSON.stringify(facts), by ? caseId : null],
  );
}

/** Ends every open fact of these kinds from a day on, by the decision of a case: poverty left, study ended. */
export async function endFacts(
  tx: Tx,
  caseId: string,
  personId: string,
  kinds: readonly string[],
  on: LegalDay,
): Promise<void> {
  await tx.sql(
    `WITH ended AS (
       UPDATE prog_social_protection.fact SET retired_at = platform.clock(), retired_by = $4
        WHERE person_id = $1 AND kind = ANY ($2) AND retired_at IS NULL AND held @> $3::date RETURNING *)
     INSERT INTO prog_social_protection.fact (case_id, person_id, kind, held, letter, one_parent_unidentified, status, ground, child_birth,
       supporter, degree, certificate, income_kind, monthly, placed_by, carer_meets_conditions, local_group, made_by)
     SELECT case_id, person_id, kind, daterange(lower(held), $3::date), letter, one_parent_unidentified, status, ground, child_birth,
       supporter, degree, certificate, income_kind, monthly, placed_by, carer_meets_conditions, local_group, $4
       FROM ended WHERE lower(held) < $3::date`,
    [personId, kinds, on, caseId],
  );
}

/** What an application brought in that came to nothing no longer counts. */
export async function dropFacts(tx: Tx, caseId: string): Promise<void> {
  await tx.sql(
    `UPDATE prog_social_protection.fact SET retired_at = platform.clock() WHERE case_id = $1 AND retired_at IS NULL`,
    [caseId],
  );
}

/** The decision of a case fell: facts that it changed stand as they stood before it. What an application brought in is evidence and stays. */
export async function takeBackFacts(tx: Tx, caseId: string): Promise<void> {
  await tx.sql(`UPDATE prog_social_protection.fact SET retired_at = NULL, retired_by = NULL WHERE retired_by = $1`, [
    caseId,
  ]);
  await tx.sql(
    `UPDATE prog_social_protection.fact SET retired_at = platform.clock() WHERE made_by = $1 AND retired_at IS NULL`,
    [caseId],
  );
}

const factColumns = `kind, lower(held) AS "from", upper(held) AS until, letter, one_parent_unidentified AS "oneParentUnidentified", status,
  ground, child_birth AS "childBirth", supporter, degree, certificate, income_kind AS "incomeKind", monthly, placed_by AS "placedBy",
  carer_meets_conditions AS "carerMeetsConditions", local_group AS "localGroup"`;

/**
 * All facts known of a person now. Of a birth known by its year or month alone the first day counts: our reading, in the
 * person's favour for every age that opens a right.
 * @throws CITIZEN.PERSON_NOT_FOUND; SOCIAL_PROTECTION.BIRTH_UNKNOWN
 */
export async function loadFacts(tx: ReadTx, personId: string): Promise<Facts> {
  const { birth } = await getPerson(tx, personId);
  if (birth === undefined) throw socialProtectionErrors.BIRTH_UNKNOWN({ personId });
  const rows = await tx.sql<FactRow>(
    `SELECT ${factColumns}
       FROM prog_social_protection.fact WHERE person_id = $1 AND retired_at IS NULL ORDER BY lower(held), kind`,
    [personId],
  );
  return factsOf(earliestDay(birth), historiesOf(rows));
}

/** As `loadFacts`, of many living people with one statement; those without a birth or a fact are left out. */
export async function loadFactsOfMany(tx: ReadTx, personIds: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const rows = await tx.sql<FactRow & { readonly personId: string; readonly birth: LegalDay }>(
    `SELECT f.person_id AS "personId", p.birth_on AS birth, ${factColumns}
       FROM prog_social_protection.fact f JOIN citizen.person p ON p.id = f.person_id
      WHERE f.person_id = ANY ($1::uuid[]) AND f.retired_at IS NULL AND p.birth_on IS NOT NULL AND p.died_on IS NULL
      ORDER BY f.person_id, lower(held), kind`,
    [personIds],
  );
  const people = Map.groupBy(rows, ({ personId }) => personId);
  return new Map(
    [...people].flatMap(([id, own]) =>
      own.slice(0, 1).map(({ birth }) => [id, factsOf(birth, historiesOf(own))] as const),
    ),
  );
}

const held = (row: FactRow): Held => (row.until === null ? { from: row.from } : { from: row.from, until: row.until });

/** A value that the table's own check promises for this kind of fact. */
function promised<V>(value: V | null, kind: string): V {
  if (value === null) throw new Error(`a ${kind} fact without its columns`);
  return value;
}

/** The rows of one person as the histories that the rules read. */
export function historiesOf(rows: readonly FactRow[]): Histories {
  const of = <F>(kind: FactRow['kind'], make: (row: FactRow) => F): F[] =>
    rows.filter((row) => row.kind === kind).map(make);
  const childStudies = rows.filter((row) => row.kind === 'child-study');
  return {
    orphanCases: of('orphan', orphanCase),
    studies: of('study', held),
    hiv: of('hiv', held),
    poverty: of('poverty', (row) => ({ ...held(row), status: promised(row.status, row.kind) })),
    singleParenthood: of('single-parent', (row) => ({ ...held(row), ground: promised(row.ground, row.kind) })),
    children: of('child', (row) => ({
      ...held(row),
      birth: promised(row.childBirth, row.kind),
      studies: childStudies.filter((study) => study.childBirth === row.childBirth).map(held),
    })),
    supporters: of('supporter', (row) => ({ ...held(row), supporter: promised(row.supporter, row.kind) })),
    disabilities: of('disability', (row) => ({ ...held(row), degree: promised(row.degree, row.kind) })),
    listedArea: of('listed-area', held),
    incomes: of('income', (row) => ({
      ...held(row),
      kind: promised(row.incomeKind, row.kind),
      monthly: vnd(promised(row.monthly, row.kind)),
    })),
    facilityEligibility: of('facility-eligible', held),
    facilityStays: of('facility-stay', held),
    placements: of('placement', placement),
    pregnancies: of('pregnancy', held),
    parentSupportOfSpouse: of('spouse-parent-support', held),
    pensionRequests: of('pension-request', held),
    receipts: of('receipt', held),
    localMemberships: of('local', (row) => ({ ...held(row), group: promised(row.localGroup, row.kind) })),
  };
}

function orphanCase(row: FactRow): Histories['orphanCases'][number] {
  const letter = promised(row.letter, row.kind);
  return letter === 'b' || letter === 'c' || letter === 'd' || letter === 'đ'
    ? { ...held(row), letter, oneParentUnidentified: row.oneParentUnidentified ?? false }
    : { ...held(row), letter };
}

function placement(row: FactRow): Histories['placements'][number] {
  const by = promised(row.placedBy, row.kind);
  return by === 'own-household'
    ? { ...held(row), by }
    : { ...held(row), by, carerMeetsConditions: row.carerMeetsConditions ?? false };
}
