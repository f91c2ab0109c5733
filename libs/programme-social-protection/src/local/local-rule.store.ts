import { declareRateKey, proposeRate, publishRate, retireRate } from '#benefits';
import { type Certainty, type LegalDay, monthIndex, monthOf, range, vnd } from '#kernel';
import { type Tx } from '#platform';
import { type CoefficientBand, coefficients } from '../rules/coefficients.table.js';
import { type GroupTerms } from '../rules/groups.table.js';
import { levelTable, nationalLevels } from '../rules/levels.table.js';
import { localKey, type LocalRuleKind, monthsOf } from '../rules/local-rule.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { type Funding, getLocalRule, type LocalRuleRecord } from './local-rule.reader.js';

/** Brings the lines of those whom a rule reaches in agreement with it. */
export const applyLocalRuleJob = 'social-protection.apply-local-rule';

export interface LocalRuleProposal {
  readonly kind: LocalRuleKind;
  readonly target: string;
  readonly title: string;
  readonly amount?: number | undefined;
  readonly bands?: readonly CoefficientBand[] | undefined;
  readonly terms?: GroupTerms | undefined;
  readonly isBeside?: boolean | undefined;
  readonly resolution: string;
  readonly certainty: Certainty;
  readonly from: LegalDay;
  readonly until?: LegalDay | undefined;
  readonly funding: Funding;
  readonly unitIds: readonly number[];
}

/** What a target may be, and what a kind cannot do without. */
const shapes: Readonly<Record<LocalRuleKind, { readonly target: RegExp; readonly needs: 'amount' | 'bands' }>> = {
  RAISE_STANDARD: { target: oneOf(Object.keys(nationalLevels)), needs: 'amount' },
  RAISE_COEF: { target: oneOf(Object.keys(coefficients)), needs: 'bands' },
  ADD_GROUP: { target: /^L-[a-z0-9-]{1,40}$/, needs: 'bands' },
  TOP_UP_AMOUNT: { target: /^(monthly-allowance|social-pension)$/, needs: 'amount' },
  ONE_OFF: { target: /^[a-z-]+(\.[a-z-]+)?$/, needs: 'amount' },
};

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(`^(${words.join('|')})$`);
}

/**
 * Writes a draft, without effect until another person publishes it; its amount becomes a draft of the rate book for each area.
 * @throws SOCIAL_PROTECTION.LOCAL_RULE_INCOMPLETE, BENEFIT.RATE_OUT_OF_SCOPE, PLATFORM.FORBIDDEN (an area outside one's own),
 * KERNEL.RANGE_EMPTY
 */
export async function proposeLocalRule(tx: Tx, rule: LocalRuleProposal): Promise<number> {
  refuseIncomplete(rule);
  const { amount, bands, terms, isBeside = false } = rule;
  const days = range(rule.from, rule.until);
  const { id } = await tx.one<{ id: number }>(
    `INSERT INTO prog_social_protection.local_rule
       (kind, target, title, amount, bands, terms, is_beside, resolution, certainty, in_force, funding)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, daterange($10, $11), $12) RETURNING id`,
    [
      rule.kind,
      rule.target,
      rule.title,
      amount,
      bands && JSON.stringify(bands),
      rule.kind === 'ADD_GROUP' ? JSON.stringify(terms ?? { member: rule.target }) : null,
      isBeside,
      rule.resolution,
      rule.certainty,
      days.from,
      days.until ?? null,
      rule.funding,
    ],
  );
  for (const unitId of new Set(rule.unitIds)) {
    const rateId = amount === undefined ? null : await proposeAmount(tx, rule, id, unitId, amount);
    await tx.sql(`INSERT INTO prog_social_protection.local_rule_area (rule_id, unit_id, rate_id) VALUES ($1, $2, $3)`, [
      id,
      unitId,
      rateId,
    ]);
  }
  await tx.audit('local-rule.proposed', subject(id), { ...rule });
  return id;
}

/** A level of law is raised under its own key; any other sum gets one of the resolution's. */
async function proposeAmount(
  tx: Tx,
  rule: LocalRuleProposal,
  id: number,
  unitId: number,
  amount: number,
): Promise<number> {
  const rate = rateOf(rule, id, unitId, amount);
  if (rule.kind !== 'RAISE_STANDARD') await declareRateKey(tx, rate);
  return proposeRate(tx, rate);
}

const subject = (id: number) => ({ kind: 'local-rule', id: String(id) });

const keyOf = ({ kind, target }: Pick<LocalRuleRecord, 'kind' | 'target'>, id: number): string =>
  kind === 'RAISE_STANDARD' ? target : localKey(id);

const rateOf = (rule: LocalRuleProposal, id: number, unitId: number, amount: number) => ({
  table: levelTable,
  key: keyOf(rule, id),
  unitId,
  months: monthsOf(range(rule.from, rule.until)),
  value: vnd(amount),
  basis: { article: rule.resolution, certainty: rule.certainty },
  inForce: range(rule.from, rule.until),
});

function refuseIncomplete(rule: LocalRuleProposal): void {
  const { target, needs } = shapes[rule.kind];
  const refuse = (field: string) => socialProtectionErrors.LOCAL_RULE_INCOMPLETE({ kind: rule.kind, field });
  const other = needs === 'amount' ? 'bands' : 'amount';
  if (!target.test(rule.target)) throw refuse('target');
  if (rule[needs] === undefined) throw refuse(needs);
  if (rule[other] !== undefined) throw refuse(other);
  if (rule.bands?.length === 0) throw refuse('bands');
  if (rule.terms && rule.kind !== 'ADD_GROUP') throw refuse('terms');
  if (rule.unitIds.length === 0) throw refuse('unitIds');
}

/**
 * Puts a draft in force; another person's act than its proposal. Whose support it changes is worked out by a job.
 * @throws SOCIAL_PROTECTION.LOCAL_RULE_NOT_FOUND, LOCAL_RULE_STATE, LOCAL_RULE_SAME_PERSON; BENEFIT.RATE_NOT_FOUND
 */
export async function publishLocalRule(tx: Tx, id: number, reason: string): Promise<void> {
  const rule = await lockRule(tx, id, 'draft');
  if (rule.proposedBy === tx.who.id) throw socialProtectionErrors.LOCAL_RULE_SAME_PERSON({ ruleId: id });
  for (const rateId of rule.rateIds) await publishRate(tx, rateId, { reason });
  await changeRule(tx, id, `published_by = platform.actor(), published_at = platform.clock(), reason = $2`, [reason]);
  await tx.audit('local-rule.published', subject(id), { reason });
  await reach(tx, rule);
}

/**
 * Ends a published rule on a day, the day it began for one that should never have been; another person's act than its publication.
 * @throws SOCIAL_PROTECTION.LOCAL_RULE_NOT_FOUND, LOCAL_RULE_STATE, LOCAL_RULE_SAME_PERSON, LOCAL_RULE_INCOMPLETE
 */
export async function retireLocalRule(tx: Tx, id: number, on: LegalDay, reason: string): Promise<void> {
  const rule = await lockRule(tx, id, 'published');
  if (rule.publishedBy === tx.who.id) throw socialProtectionErrors.LOCAL_RULE_SAME_PERSON({ ruleId: id });
  if (on < rule.from || (rule.until !== null && on >= rule.until))
    throw socialProtectionErrors.LOCAL_RULE_INCOMPLETE({ kind: rule.kind, field: 'on' });
  await retireRates(tx, rule, on, reason);
  const set = `retired_by = platform.actor(), retired_at = platform.clock(), reason = $2, ends_on = $3`;
  await changeRule(tx, id, set, [reason, on]);
  await tx.audit('local-rule.retired', subject(id), { reason, on });
  await reach(tx, rule);
}

/** A later resolution may have cut the months of a rate: what still stands of it is found by its instrument. */
async function retireRates(tx: Tx, rule: LocalRuleRecord, on: LegalDay, reason: string): Promise<void> {
  const from = on === rule.from ? monthOf(on) : monthsOf(range(rule.from, on)).until;
  const standing = await tx.sql<{ id: number }>(
    `SELECT r.id FROM benefit.rate_row r JOIN benefit.rate_key k ON k.id = r.rate_key
      WHERE k.table_code = $1 AND k.key = $2 AND r.unit_id = ANY ($3::int[]) AND r.instrument = $4
        AND r.operation_id IS NOT NULL AND r.retired_by IS NULL AND r.months && int4range($5, NULL) ORDER BY r.id`,
    [levelTable, keyOf(rule, rule.id), rule.unitIds, rule.resolution, from && monthIndex(from)],
  );
  for (const row of standing) await retireRate(tx, row.id, { reason }, from);
}

async function lockRule(tx: Tx, id: number, wanted: LocalRuleRecord['state']): Promise<LocalRuleRecord> {
  await tx.sql(`SELECT FROM prog_social_protection.local_rule WHERE id = $1 FOR UPDATE`, [id]);
  const rule = await getLocalRule(tx, id);
  if (rule.state !== wanted) throw socialProtectionErrors.LOCAL_RULE_STATE({ ruleId: id, state: rule.state, wanted });
  return rule;
}

/** @throws SOCIAL_PROTECTION.LOCAL_RULE_NOT_FOUND for a rule of an area outside one's own. */
async function changeRule(tx: Tx, id: number, set: string, values: readonly unknown[]): Promise<void> {
  const changed = await tx.sql(`UPDATE prog_social_protection.local_rule SET ${set} WHERE id = $1 RETURNING 1`, [
    id,
    ...values,
  ]);
  if (changed.length === 0) throw socialProtectionErrors.LOCAL_RULE_NOT_FOUND({ ruleId: id });
}

/** A level is looked up by every run; whatever changes lines has to reach those who have them. */
async function reach(tx: Tx, { id, kind }: LocalRuleRecord): Promise<void> {
  if (kind !== 'RAISE_STANDARD' && kind !== 'ONE_OFF') await tx.enqueue(applyLocalRuleJob, { ruleId: id });
}
