import { type Certainty, type LegalDay, vnd } from '#kernel';
import { getPerson } from '#citizen';
import { type ReadTx } from '#platform';
import { type CoefficientBand } from '../rules/coefficients.table.js';
import { type GroupTerms } from '../rules/groups.table.js';
import { type LocalRule, type LocalRuleKind } from '../rules/local-rule.rule.js';
import { socialProtectionErrors } from '../social-protection.errors.js';

export type Funding = 'province' | 'district' | 'commune';

/** A rule of the province with its way from proposal to end. */
export interface LocalRuleRecord {
  readonly id: number;
  readonly kind: LocalRuleKind;
  /** A level, a group, a benefit or a support, by the kind of the rule. */
  readonly target: string;
  readonly title: string;
  /** Đồng a month; for ONE_OFF đồng once. */
  readonly amount: number | null;
  readonly bands: readonly CoefficientBand[] | null;
  readonly terms: GroupTerms | null;
  readonly isBeside: boolean;
  /** `Nghị quyết số …/NQ-HĐND` with its article. */
  readonly resolution: string;
  readonly certainty: Certainty;
  readonly from: LegalDay;
  readonly until: LegalDay | null;
  readonly funding: Funding;
  /** Areas it holds in, former ones too: everything below them. */
  readonly unitIds: readonly number[];
  readonly rateIds: readonly number[];
  readonly state: 'draft' | 'published' | 'retired';
  readonly proposedBy: string;
  readonly publishedBy: string | null;
}

/** `until` is the day the rule ends by itself or by the act that retired it, whichever comes first. */
const records = (where: string): string => `
  SELECT r.id, r.kind, r.target, r.title, r.amount::bigint AS amount, r.bands, r.terms, r.is_beside AS "isBeside", r.resolution, r.certainty,
         lower(r.in_force) AS "from", least(upper(r.in_force), r.ends_on) AS until, r.funding,
         r.proposed_by AS "proposedBy", r.published_by AS "publishedBy", a.units AS "unitIds", a.rates AS "rateIds",
         CASE WHEN r.retired_by IS NOT NULL THEN 'retired' WHEN r.published_by IS NULL THEN 'draft' ELSE 'published' END AS state
    FROM prog_social_protection.local_rule r
    JOIN LATERAL (SELECT array_agg(unit_id ORDER BY unit_id) AS units, array_agg(rate_id ORDER BY unit_id) FILTER (WHERE rate_id IS NOT NULL) AS rates
                    FROM prog_social_protection.local_rule_area WHERE rule_id = r.id) a ON true
   WHERE ${where} ORDER BY r.id`;

/** Every rule, drafts and retired ones included. */
export const listLocalRules = async (tx: ReadTx): Promise<LocalRuleRecord[]> =>
  (await tx.sql<LocalRuleRecord>(records('true'))).map(withRates);

/** @throws SOCIAL_PROTECTION.LOCAL_RULE_NOT_FOUND */
export async function getLocalRule(tx: ReadTx, id: number): Promise<LocalRuleRecord> {
  const found = await tx.maybeOne<LocalRuleRecord>(records('r.id = $1'), [id]);
  if (!found) throw socialProtectionErrors.LOCAL_RULE_NOT_FOUND({ ruleId: id });
  return withRates(found);
}

/** The published rules that reach where a person lives. */
export async function localRulesOf(tx: ReadTx, personId: string): Promise<LocalRule[]> {
  const { unitId } = await getPerson(tx, personId);
  return localRulesAt(tx, unitId);
}

/** The published rules that reach a place: those of every area it lies in, of former areas too. */
export async function localRulesAt(tx: ReadTx, unitId: number): Promise<LocalRule[]> {
  const found = await tx.sql<LocalRuleRecord>(
    records(`r.published_by IS NOT NULL AND r.ends_on IS DISTINCT FROM lower(r.in_force) AND EXISTS (
      SELECT FROM prog_social_protection.local_rule_area area JOIN territory.unit_within w ON w.area_id = area.unit_id
       WHERE area.rule_id = r.id AND w.unit_id = $1)`),
    [unitId],
  );
  return found.map(ruleOf);
}

const withRates = (row: LocalRuleRecord): LocalRuleRecord => ({ ...row, rateIds: row.rateIds ?? [] });

/** The record as the rules read it; the table's checks promise what each kind needs. */
export function ruleOf(row: LocalRuleRecord): LocalRule {
  const { id, kind, target, from, until, amount, bands, terms, isBeside, resolution, certainty } = row;
  const common = { id, target, from, ...(until && { until }), basis: { article: resolution, certainty } };
  const value = {
    ...(amount !== null && { amount: vnd(amount) }),
    ...(bands && { bands }),
    ...(terms && { terms, isBeside }),
  };
  return { ...common, kind, ...value } as LocalRule;
}
