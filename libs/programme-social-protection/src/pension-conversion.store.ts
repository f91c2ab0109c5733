import { type CaseEngine } from '#case-engine';
import { addDays, type LegalMonth, monthAt, monthIndex, monthOf } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { loadFacts } from './fact.store.js';
import { type ConversionForm } from './pension.form.js';
import { programmeCode } from './programme-code.js';
import { groundFor } from './rules/eligibility.rule.js';
import { pensionConversion } from './rules/social-pension.table.js';

/** Somebody whose allowance for age alone ended when the pension began, and who draws nothing since. */
export interface ConversionCandidate {
  readonly personId: string;
  readonly formerGroup: ConversionForm['formerGroup'];
  readonly lastMonth: LegalMonth;
}

const procedure = 'social-pension.convert';
const formerGroups: readonly ConversionForm['formerGroup'][] = ['elderly-in-listed-area', 'elderly-without-income'];

/** The review list of a commune, in the order of their keys; whoever was proposed already is left out. */
export async function listConversions(tx: ReadTx, unitId: number): Promise<readonly ConversionCandidate[]> {
  const began = monthIndex(monthOf(pensionConversion.value));
  const rows = await tx.sql<{ personId: string; last: number }>(
    `SELECT c.person_id AS "personId", max(upper(l.months)) - 1 AS last
       FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
       JOIN citizen.person p ON p.id = c.person_id AND p.life_status <> 'dead'
      WHERE c.unit_id = $1 AND c.programme = $2 AND c.benefit IN ('monthly-allowance', 'social-pension')
        AND NOT EXISTS (SELECT FROM casework.case_file f WHERE f.person_id = c.person_id AND f.procedure = $4)
      GROUP BY c.person_id HAVING max(coalesce(upper(l.months), $3 + 1)) = $3 ORDER BY c.person_id`,
    [unitId, programmeCode, began, procedure],
  );
  const candidates: ConversionCandidate[] = [];
  for (const { personId, last } of rows) {
    const facts = await loadFacts(tx, personId);
    const eve = addDays(pensionConversion.value, -1);
    const formerGroup = formerGroups.find((group) => groundFor(group, facts, eve));
    if (formerGroup) candidates.push({ personId, formerGroup, lastMonth: monthAt(last) });
  }
  return candidates;
}

/** Opens a case for each of the review list, to be looked at and decided one by one. @returns how many. */
export async function proposeConversions(tx: Tx, engine: CaseEngine, unitId: number): Promise<number> {
  const candidates = await listConversions(tx, unitId);
  for (const { personId, formerGroup } of candidates)
    await engine.start(tx, { procedure, personId, unitId, receivedOn: tx.today, form: { formerGroup } });
  return candidates.length;
}
