import { simulateRate } from '#benefits';
import { firstDay, type LegalDay, type LegalMonth, monthAt, monthIndex, sumVnd, type Vnd, vnd } from '#kernel';
import { type ReadTx } from '#platform';
import { loadFactsOfMany } from '../fact.store.js';
import { dueIn } from '../rules/amount.rule.js';
import { type Facts } from '../rules/facts.js';
import { type Grant, regimeOn } from '../rules/first-month.rule.js';
import { type LocalRule, localSchedule, overlayOf } from '../rules/local-rule.rule.js';
import { type Regime } from '../rules/regimes.table.js';
import { getLocalRule, localRulesAt, type LocalRuleRecord, ruleOf } from './local-rule.reader.js';

/** What a rule would add in a month. */
export interface LocalRuleCost {
  readonly month: LegalMonth;
  /** People who would get more. For a higher level: lines. */
  readonly people: number;
  /** Đồng, of the province's money. */
  readonly amount: Vnd;
}

export interface LocalRuleCosts {
  /** Worked out from the facts known of people, not from lines in force: whom nobody has recorded is not in it. */
  readonly isEstimate: boolean;
  readonly months: readonly LocalRuleCost[];
}

/**
 * What a rule adds in the months `[from, until)`, before anybody publishes it. Nothing for ONE_OFF: nobody knows yet who will ask.
 * @throws SOCIAL_PROTECTION.LOCAL_RULE_NOT_FOUND
 */
export async function costOfLocalRule(
  tx: ReadTx,
  id: number,
  months: { readonly from: LegalMonth; readonly until: LegalMonth },
): Promise<LocalRuleCosts> {
  const rule = await getLocalRule(tx, id);
  if (rule.kind === 'ONE_OFF') return { isEstimate: true, months: [] };
  if (rule.kind === 'RAISE_STANDARD') return { isEstimate: false, months: await costOfLevel(tx, rule, months) };
  return { isEstimate: true, months: await costByFacts(tx, rule, months) };
}

/** The rate book prices each area's draft over the lines there are. */
async function costOfLevel(
  tx: ReadTx,
  { rateIds }: LocalRuleRecord,
  months: { readonly from: LegalMonth; readonly until: LegalMonth },
): Promise<LocalRuleCost[]> {
  const costs = [];
  for (const rateId of rateIds) costs.push(...(await simulateRate(tx, rateId, months)));
  return [...Map.groupBy(costs, ({ month }) => month)].map(([month, units]) => {
    const dearer = units.filter(({ now = 0, withDraft = 0 }) => withDraft > now);
    return {
      month,
      people: dearer.reduce((sum, { lines }) => sum + lines, 0),
      amount: vnd(dearer.reduce((sum, { now = 0, withDraft = 0 }) => sum + withDraft - now, 0)),
    };
  });
}

interface Known {
  readonly personId: string;
  readonly unitId: number;
  readonly regime: Regime | null;
  readonly grantedOn: LegalDay | null;
}

/** Everybody of whom a fact is known in the areas of the rule; with the grant of those who have one. */
const knownSql = `
  SELECT p.id AS "personId", p.unit_id AS "unitId", a.granted_regime AS regime, a.granted_on AS "grantedOn"
    FROM citizen.person p
    LEFT JOIN LATERAL (SELECT granted_regime, granted_on FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
                        WHERE c.person_id = p.id AND granted_on IS NOT NULL AND ended_by IS NULL AND a.asks_for IN ('allowance', 'pension') ORDER BY granted_on DESC LIMIT 1) a ON true
   WHERE p.died_on IS NULL AND p.id > $2
     AND EXISTS (SELECT FROM territory.unit_within w WHERE w.unit_id = p.unit_id AND w.area_id = ANY ($1::int[]))
     AND EXISTS (SELECT FROM prog_social_protection.fact f WHERE f.person_id = p.id AND f.retired_at IS NULL)
   ORDER BY p.id LIMIT 1000`;

async function costByFacts(
  tx: ReadTx,
  record: LocalRuleRecord,
  months: { readonly from: LegalMonth; readonly until: LegalMonth },
): Promise<LocalRuleCost[]> {
  const first = monthIndex(months.from);
  const all = Array.from({ length: monthIndex(months.until) - first }, (_, index) => monthAt(first + index));
  const added = new Map(all.map((month) => [month, [] as Vnd[]]));
  const draft = ruleOf(record);
  const rulesOf = new Map<number, readonly LocalRule[]>();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const known = await tx.sql<Known>(knownSql, [record.unitIds, after]);
    const facts = await loadFactsOfMany(
      tx,
      known.map(({ personId }) => personId),
    );
    for (const person of known) {
      const rules = rulesOf.get(person.unitId) ?? (await localRulesAt(tx, person.unitId));
      rulesOf.set(person.unitId, rules);
      const own = facts.get(person.personId);
      const grant = own && grantOf(person, record, months.from);
      if (grant)
        addTo(
          added,
          own,
          grant,
          rules.filter(({ id }) => id !== draft.id),
          draft,
        );
    }
    const last = known.at(-1);
    if (known.length < 1000 || !last) break;
    after = last.personId;
  }
  return all.map((month) => {
    const amounts = added.get(month) ?? [];
    return { month, people: amounts.length, amount: sumVnd(amounts) };
  });
}

/** Whoever draws nothing yet would have to apply; only a group that is added gives him a reason to. */
function grantOf({ regime, grantedOn }: Known, { kind }: LocalRuleRecord, from: LegalMonth): Grant | undefined {
  if (regime !== null && grantedOn !== null) return { regime, signedOn: grantedOn };
  return kind === 'ADD_GROUP' ? { regime: regimeOn(firstDay(from)), signedOn: firstDay(from) } : undefined;
}

function addTo(
  added: ReadonlyMap<LegalMonth, Vnd[]>,
  facts: Facts,
  grant: Grant,
  rules: readonly LocalRule[],
  draft: LocalRule,
): void {
  const paid = (under: readonly LocalRule[]) => {
    const lines = localSchedule(facts, { allowance: grant, pension: grant }, under);
    const { levels } = overlayOf(under);
    return (month: LegalMonth) => dueIn(month, lines, [], levels);
  };
  const [now, then] = [paid(rules), paid([...rules, draft])];
  for (const [month, amounts] of added) {
    const more = then(month) - now(month);
    if (more > 0) amounts.push(vnd(more));
  }
}
