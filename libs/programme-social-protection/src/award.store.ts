import { clearLines, type ChainId, grantLines, openChain, type Payee } from '#benefits';
import { type CaseFile, type Decision } from '#case-engine';
import { type Basis, type LegalDay, type LegalMonth, monthAt, printDay, range } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type PaymentForm } from './application.form.js';
import { loadFacts } from './fact.store.js';
import { type Line } from './rules/line.js';
import { type Regime } from './rules/regimes.table.js';
import { schedule, scheduleCarerSupport, scheduleParentSupport } from './rules/schedule.rule.js';
import { ApplicationEntity } from './social-protection.entity.js';
import { socialProtectionErrors } from './social-protection.errors.js';

export const programmeCode = 'social-protection';

/** An application with where its money goes, and the grant once there is one. */
export interface Application {
  readonly caseId: string;
  readonly payee: Payee;
  readonly regime: Regime | null;
  readonly grantedOn: LegalDay | null;
}

/** @throws SOCIAL_PROTECTION.ACCOUNT_NEEDED, SOCIAL_PROTECTION.GUARDIAN_NEEDED */
export async function saveApplication(tx: Tx, caseId: string, payment: PaymentForm): Promise<void> {
  if (payment.relation !== 'self' && payment.payeeId === undefined)
    throw socialProtectionErrors.GUARDIAN_NEEDED({ relation: payment.relation });
  const { channel, bank = null, account = null, holder, relation, payeeId = null } = payment;
  const destination = { caseId, channel, bank, account, holder, relation, payeeId };
  await tx.entities.insert(ApplicationEntity, { ...destination, regime: null, grantedOn: null });
}

/** The application of a case, or the one by which the person was granted when the case is about a change. */
async function applicationOf(tx: ReadTx, personId: string, caseId: string): Promise<Application> {
  const [row] = await tx.sql<ApplicationEntity>(
    `SELECT a.case_id AS "caseId", channel, bank, account, holder, relation, payee_id AS "payeeId", granted_regime AS regime,
            granted_on AS "grantedOn"
       FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
      WHERE a.case_id = $2 OR (c.person_id = $1 AND granted_on IS NOT NULL)
      ORDER BY a.case_id = $2 DESC, granted_on DESC LIMIT 1`,
    [personId, caseId],
  );
  if (!row) throw socialProtectionErrors.NOTHING_GRANTED({ personId });
  const { channel: kind, bank, account, holder } = row;
  const channel =
    kind === 'bank' && bank !== null && account !== null
      ? { kind, bank, account, holder }
      : { kind: kind === 'bank' ? 'cash' : kind, holder };
  return {
    caseId: row.caseId,
    payee: { personId: row.payeeId ?? personId, relation: row.relation, channel },
    regime: row.regime,
    grantedOn: row.grantedOn,
  };
}

/** All lines that the facts known now give under a grant, for the person and for whoever cares for the person. */
export async function linesOf(
  tx: ReadTx,
  personId: string,
  grant: { readonly regime: Regime; readonly signedOn: LegalDay },
): Promise<readonly Line[]> {
  const facts = await loadFacts(tx, personId);
  return [...schedule(facts, grant), ...scheduleCarerSupport(facts, grant), ...scheduleParentSupport(facts, grant)];
}

export interface Award {
  readonly personId: string;
  readonly unitId: number;
  readonly caseId: string;
  readonly decisionId: string | undefined;
  readonly reason: string;
}

/** The award that a step of a case makes or changes. */
export const awardOf = (caseFile: CaseFile, decision: Decision | undefined): Award => ({
  personId: caseFile.personId,
  unitId: caseFile.unitId,
  caseId: caseFile.id,
  decisionId: decision?.id,
  reason: decision ? `Quyết định ${decision.paper.number} ngày ${printDay(decision.signedOn)}` : caseFile.code,
});

/**
 * Grants what the facts give from the first month of the regime on.
 * @throws SOCIAL_PROTECTION.NOT_ENTITLED when they give nothing.
 */
export async function grantAllowance(
  tx: Tx,
  award: Award,
  grant: { readonly regime: Regime; readonly signedOn: LegalDay },
): Promise<void> {
  const lines = await linesOf(tx, award.personId, grant);
  if (lines.length === 0) throw socialProtectionErrors.NOT_ENTITLED({ reason: 'NO_GROUP' });
  await tx.entities.update(
    ApplicationEntity,
    { caseId: award.caseId },
    { regime: grant.regime, grantedOn: grant.signedOn },
  );
  const { payee } = await applicationOf(tx, award.personId, award.caseId);
  for (const [benefit, own] of Map.groupBy(lines, (line) => line.benefit))
    await paint(tx, award, payee, benefit, own, undefined);
}

/**
 * Brings the lines from a month on in agreement with the facts known now: a change, an end, a move.
 * @throws SOCIAL_PROTECTION.NOTHING_GRANTED
 */
export async function renewAllowance(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  const { payee, regime, grantedOn } = await applicationOf(tx, award.personId, award.caseId);
  if (regime === null || grantedOn === null) throw socialProtectionErrors.NOTHING_GRANTED({ personId: award.personId });
  const lines = (await linesOf(tx, award.personId, { regime, signedOn: grantedOn })).flatMap((line) =>
    fromMonth(line, from),
  );
  const byBenefit = Map.groupBy(lines, (line): string => line.benefit);
  const chains = await chainsOf(tx, award.personId);
  for (const benefit of new Set([...chains.map((chain) => chain.benefit), ...byBenefit.keys()]))
    await paint(tx, award, payee, benefit, byBenefit.get(benefit) ?? [], from);
}

/** Stops every chain of the person from a month on; the facts stay. */
export async function stopAllowance(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  for (const { id } of await chainsOf(tx, award.personId)) await clearLines(tx, id, range(from), award);
}

/** Takes away what a decision gave, from its first month on: what was paid becomes a recovery in the next run. */
export async function revokeAward(tx: Tx, award: Award, revoked: string): Promise<void> {
  const given = await tx.sql<{ chainId: ChainId; first: number }>(
    `SELECT chain_id AS "chainId", min(lower(months)) AS first FROM benefit.operation
      WHERE decision_id = $1 AND kind = 'paint' AND chain_id IS NOT NULL GROUP BY chain_id`,
    [revoked],
  );
  for (const { chainId, first } of given) await clearLines(tx, chainId, range(monthAt(first)), award);
}

/** The chains of a person in this programme. */
export const chainsOf = (tx: ReadTx, personId: string): Promise<{ id: ChainId; benefit: string; unitId: number }[]> =>
  tx.sql(
    `SELECT id, benefit, unit_id AS "unitId" FROM benefit.chain WHERE person_id = $1 AND programme = $2 ORDER BY id`,
    [personId, programmeCode],
  );

async function paint(
  tx: Tx,
  award: Award,
  payee: Payee,
  benefit: string,
  lines: readonly Line[],
  from: LegalMonth | undefined,
): Promise<void> {
  const { personId, unitId, caseId } = award;
  const existing = (await chainsOf(tx, personId)).find((chain) => chain.benefit === benefit);
  const chain =
    existing?.id ?? (await openChain(tx, { personId, programme: programmeCode, benefit, unitId, payee, caseId }));
  const first = lines[0]?.from;
  const clearFrom = from ?? first;
  if (existing && clearFrom !== undefined) await clearLines(tx, chain, range(clearFrom), award);
  await grantLines(
    tx,
    chain,
    lines.map((line) => ({
      months: range(line.from, line.until),
      rate: { table: line.table, key: line.key },
      multiplier: line.multiplier,
      unitId,
      basis: citation(line.basis),
    })),
    award,
  );
}

/** What is left of a line from a month on. */
export function fromMonth(line: Line, from: LegalMonth): Line[] {
  if (line.until !== undefined && line.until <= from) return [];
  return [line.from < from ? { ...line, from } : line];
}

/** Articles of one line in one citation; it is as sure as its least sure article. */
export function citation(bases: readonly Basis[]): Basis {
  const order = ['verified', 'secondary', 'memory', 'interpretation'] as const;
  const weakest = Math.max(...bases.map((each) => order.indexOf(each.certainty)));
  return {
    article: [...new Set(bases.map((each) => each.article))].join('; '),
    certainty: order[weakest] ?? 'interpretation',
  };
}
