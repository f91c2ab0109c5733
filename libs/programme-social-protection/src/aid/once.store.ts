import { type ChainId, clearLines, grantLines, openChain, type Payee } from '#benefits';
import { range } from '#kernel';
import { type Tx } from '#platform';
import { payeeOf } from '../application.store.js';
import { type Award, citation } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { levelTable } from '../rules/levels.table.js';
import { type Gift, only } from '../rules/relief.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';

/** What is given once, as its chain is named. Each case has a chain of its own: two helps in one month stand side by side. */
export type OnceBenefit = `once.${string}`;

/** Gives it to whom the case names as payee, through the same chains and runs as what is paid monthly. */
export async function giveOnce(tx: Tx, award: Award, benefit: OnceBenefit, gifts: readonly Gift[]): Promise<void> {
  await give(tx, award, benefit, gifts, await payeeOf(tx, award.personId, award.caseId));
}

/** As `giveOnce`, to a payee given here. */
export async function give(
  tx: Tx,
  award: Award,
  benefit: OnceBenefit,
  gifts: readonly Gift[],
  payee: Payee,
): Promise<ChainId> {
  const { personId, unitId, caseId } = award;
  const chain = await openChain(tx, { personId, programme: programmeCode, benefit, unitId, payee, caseId });
  await grantLines(tx, chain, linesOf(award, gifts), award);
  return chain;
}

const linesOf = ({ unitId }: Award, gifts: readonly Gift[]) =>
  gifts.map(({ month, key, times, basis }) => ({
    months: only(month),
    rate: { table: levelTable, key },
    multiplier: times,
    unitId,
    basis: citation([basis]),
  }));

/** What a case gave is replaced, from the first month of what was given on. */
export async function giveInstead(tx: Tx, award: Award, benefit: OnceBenefit, gifts: readonly Gift[]): Promise<void> {
  const { id: chain } = await tx.one<{ id: ChainId }>(
    `SELECT id FROM benefit.chain WHERE case_id = $1 AND benefit = $2`,
    [award.caseId, benefit],
  );
  const first = gifts[0]?.month;
  if (first === undefined) return;
  await clearLines(tx, chain, range(first), award);
  await grantLines(tx, chain, linesOf(award, gifts), award);
}

/**
 * Keeps that a support was had for a period, so that nobody has it twice.
 * @throws SOCIAL_PROTECTION.SUPPORT_HAD
 */
export async function noteSupport(
  tx: Tx,
  award: Award,
  given: { readonly support: string; readonly period: string; readonly ruleId: number },
): Promise<void> {
  const { support, period, ruleId } = given;
  const noted = await tx.sql(
    `INSERT INTO prog_social_protection.support_had (case_id, person_id, support, period, rule_id, decision_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id, support, period) WHERE revoked_at IS NULL DO NOTHING RETURNING 1`,
    [award.caseId, award.personId, support, period, ruleId, award.decisionId],
  );
  if (noted.length === 0) throw socialProtectionErrors.SUPPORT_HAD({ support, period });
}
