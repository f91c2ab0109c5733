import { type LegalMonth, monthAt, monthOf } from '#kernel';
import { type Job, systemActor, type Tx } from '#platform';
import { renewAwards } from '../award.store.js';
import { programmeCode } from '../programme-code.js';
import { getLocalRule, type LocalRuleRecord } from './local-rule.reader.js';
import { applyLocalRuleJob as name } from './local-rule.store.js';

const system = systemActor('rules of the province');
const atOnce = 100;

/** Those whom a rule reaches are renewed some at a time; run again, it finds nothing left to change. */
export const applyLocalRule: Job = {
  name,
  async run({ uow, log }, data) {
    const { ruleId } = data as { readonly ruleId: number };
    const rule = await uow.read(system, (tx) => getLocalRule(tx, ruleId));
    let renewed = 0;
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
      const from: string = after;
      const people = await uow.run(system, (tx) => renewSome(tx, rule, from));
      renewed += people.length;
      after = people.length < atOnce ? undefined : people.at(-1);
    }
    log('rule of the province applied', { ruleId, people: renewed });
  },
};

interface Receiver {
  readonly personId: string;
  readonly unitId: number;
  readonly caseId: string;
  /** First month ever paid here: what was before was paid elsewhere. */
  readonly first: number;
}

/** @returns the people of this round, by key. */
async function renewSome(tx: Tx, rule: LocalRuleRecord, after: string): Promise<string[]> {
  const receivers = await tx.sql<Receiver>(
    `SELECT c.person_id AS "personId", min(c.unit_id) AS "unitId", min(a.case_id::text) AS "caseId", greatest(min(lower(l.months)), max(a.paid_from)) AS first
       FROM benefit.chain c
       JOIN benefit.line l ON l.chain_id = c.id
       JOIN casework.case_file f ON f.person_id = c.person_id
       JOIN prog_social_protection.application a ON a.case_id = f.id AND a.granted_on IS NOT NULL AND a.ended_by IS NULL
      WHERE c.programme = $1 AND c.person_id > $2 AND EXISTS (
              SELECT FROM territory.unit_within w JOIN prog_social_protection.local_rule_area area ON area.unit_id = w.area_id
               WHERE w.unit_id = c.unit_id AND area.rule_id = $3)
      GROUP BY c.person_id ORDER BY c.person_id LIMIT ${atOnce}`,
    [programmeCode, after, rule.id],
  );
  for (const { first, ...receiver } of receivers) {
    const award = { ...receiver, decisionId: undefined, reason: rule.resolution };
    await renewAwards(tx, award, later(monthOf(rule.from), monthAt(first)));
  }
  return receivers.map(({ personId }) => personId);
}

const later = (a: LegalMonth, b: LegalMonth): LegalMonth => (a > b ? a : b);
