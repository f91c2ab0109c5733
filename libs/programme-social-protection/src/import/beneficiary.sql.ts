import { rateNow } from '#benefits';
import { type LegalMonth } from '#kernel';

/** $1 programme, $2 people; those for whom a line stands. */
export const receivingSql = `
  SELECT DISTINCT c.person_id AS id FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
   WHERE c.programme = $1 AND c.person_id = ANY ($2::uuid[])`;

/** $1 rate table, $2 units; its values in a month, of each unit. */
export const levelsSql = (month: LegalMonth): string => `
  WITH rate_now AS (${rateNow(month)})
  SELECT n.unit_id AS "unitId", k.key, n.value::bigint AS value
    FROM rate_now n JOIN benefit.rate_key k ON k.id = n.rate_key
   WHERE k.table_code = $1 AND n.unit_id = ANY ($2::int[])`;

/** $1 cases, $2 programme. */
export const insertCasesSql = `
  INSERT INTO casework.case_file (id, code, programme, procedure, procedure_version, person_id, unit_id, state, outcome, received_on, closed_on)
  SELECT "caseId", code, $2, procedure, regime, "personId", "unitId", 'granted', 'granted', "signedOn", "signedOn"
    FROM jsonb_to_recordset($1::jsonb)
      AS given ("caseId" uuid, code text, procedure text, regime text, "personId" uuid, "unitId" int, "signedOn" date)`;

/** $1 cases, $2, $3, $4 who acts, by name and duty. */
export const insertCaseEventsSql = `
  INSERT INTO casework.case_event (case_id, seq, step, state_to, outcome, actor_id, actor_name, duty_id, held_on, reason, form)
  SELECT "caseId", 1, 'import', 'granted', 'granted', $2, $3, $4, "signedOn", reason, form
    FROM jsonb_to_recordset($1::jsonb) AS given ("caseId" uuid, "signedOn" date, reason text, form jsonb)`;

/** $1 cases. */
export const insertApplicationsSql = `
  INSERT INTO prog_social_protection.application
    (case_id, asks_for, channel, bank, account, holder, relation, payee_id, granted_regime, granted_on, paid_from)
  SELECT "caseId", "asksFor", channel, bank, account, holder, relation, CASE WHEN relation <> 'self' THEN "payeeId" END, regime, "grantedOn", "paidFrom"
    FROM jsonb_to_recordset($1::jsonb) AS given ("caseId" uuid, "asksFor" text, "paidFrom" int, channel text, bank text, account text, holder text, relation text,
      "payeeId" uuid, regime text, "grantedOn" date)`;

/** $1 facts; each with its case and person. */
export const insertFactsSql = `
  INSERT INTO prog_social_protection.fact (case_id, person_id, kind, held, letter, status, ground, child_birth, supporter, degree, certificate)
  SELECT "caseId", "personId", kind, daterange("from", until), letter, status, ground, "childBirth", supporter, degree, certificate
    FROM jsonb_to_recordset($1::jsonb) AS given ("caseId" uuid, "personId" uuid, kind text, "from" date, until date, letter text,
      status text, ground text, "childBirth" date, supporter text, degree text, certificate text)`;

const payee = `"payeeId" uuid, relation text, channel text, bank text, account text, holder text`;

/**
 * $1 chains, $2 programme. A chain that an earlier list left without lines is taken up again: it is the key of the ledger, so that
 * what was posted in it before is set off.
 */
export const takeUpChainsSql = `
  SELECT c.id AS chain, c.person_id AS "personId", c.benefit,
         benefit.set_payee(c.id, given."payeeId", given.relation, given.channel, given.bank, given.account, given.holder)
    FROM jsonb_to_recordset($1::jsonb) AS given ("personId" uuid, benefit text, ${payee})
    JOIN benefit.chain c ON c.person_id = given."personId" AND c.benefit = given.benefit AND c.programme = $2`;

/** $1 chains, $2 programme; in the order of the people, in which others lock them too. */
export const openChainsSql = `
  SELECT benefit.open_chain("personId", $2, benefit, "unitId", "caseId", "payeeId", relation, channel, bank, account, holder) AS chain,
         "personId", benefit
    FROM (SELECT * FROM jsonb_to_recordset($1::jsonb) AS given ("personId" uuid, benefit text, "unitId" int, "caseId" uuid, ${payee})
           ORDER BY "personId") AS given`;

/** $1 lines; what each becomes is an operation that can be undone. */
export const paintSql = `
  SELECT row, benefit.paint(chain, int4range("from", until), "table", key, multiplier, "unitId", article, certainty, NULL, reason) AS operation
    FROM jsonb_to_recordset($1::jsonb) AS given (row int, chain bigint, "from" int, until int, "table" text, key text, multiplier numeric,
      "unitId" int, article text, certainty text, reason text)`;

/**
 * $1 batch, $2 programme. What was built on each row since: a case or person out of sight was handed over; people were merged;
 * another case is or was under way; lines or holds were changed by others. Each set is found once: asked row by row, the planner
 * walks all chains of the communes for every row.
 */
export const obstaclesSql = `
  WITH made_case AS MATERIALIZED (
    SELECT row, key::uuid AS id FROM import.made WHERE batch_id = $1 AND kind = 'case'
  ), merged AS MATERIALIZED (
    SELECT merged_into AS person_id FROM citizen.person WHERE merged_into IS NOT NULL
     UNION SELECT id FROM citizen.person WHERE merged_into IS NOT NULL
  ), other_case AS MATERIALIZED (
    SELECT DISTINCT o.person_id FROM casework.case_file o
     WHERE o.programme = $2 AND o.touched_at > (SELECT committed_at FROM import.batch WHERE id = $1)
       AND o.id NOT IN (SELECT id FROM made_case)
  ), changed AS MATERIALIZED (
    SELECT DISTINCT c.person_id FROM benefit.operation o JOIN benefit.chain c ON c.id = o.chain_id
     WHERE c.programme = $2 AND o.kind <> 'undo'
       AND o.id > (SELECT max(key::bigint) FROM import.made WHERE batch_id = $1 AND kind = 'operation')
       AND NOT EXISTS (SELECT FROM benefit.operation u WHERE u.undoes = o.id)
  )
  SELECT made_case.row,
         CASE WHEN p.id IS NULL THEN 'MOVED' WHEN merged.person_id IS NOT NULL THEN 'MERGED'
              WHEN other_case.person_id IS NOT NULL THEN 'CASE_SINCE' WHEN changed.person_id IS NOT NULL THEN 'CHANGED' END AS code
    FROM made_case
    LEFT JOIN casework.case_file c ON c.id = made_case.id
    LEFT JOIN citizen.person p ON p.id = c.person_id
    LEFT JOIN merged ON merged.person_id = p.id
    LEFT JOIN other_case ON other_case.person_id = p.id
    LEFT JOIN changed ON changed.person_id = p.id
   ORDER BY made_case.row`;

/** $1 batch, $2 reason; the latest first, as later work on the same months must be undone before. */
export const undoLinesSql = `
  SELECT benefit.undo(operation, NULL, $2)
    FROM (SELECT key::bigint AS operation FROM import.made WHERE batch_id = $1 AND kind = 'operation' ORDER BY 1 DESC) AS made`;

/** $1 batch. Asked first and given to the statements below as a list: as a subquery it would be walked for every row. */
export const casesOfBatchSql = `SELECT key AS id FROM import.made WHERE batch_id = $1 AND kind = 'case'`;

/** $1 cases. */
export const retireFactsSql = `
  UPDATE prog_social_protection.fact SET retired_at = platform.clock() WHERE case_id = ANY ($1::uuid[]) AND retired_at IS NULL`;

/** $1 cases. */
export const ungrantSql = `
  UPDATE prog_social_protection.application SET granted_regime = NULL, granted_on = NULL WHERE case_id = ANY ($1::uuid[])`;

/** $1 cases. */
export const withdrawCasesSql = `
  UPDATE casework.case_file SET state = 'withdrawn', outcome = 'withdrawn', version = version + 1, touched_at = platform.clock()
   WHERE id = ANY ($1::uuid[]) RETURNING id, version`;

/** $1 cases, $2, $3, $4 who acts, by name and duty, $5 day, $6 reason. */
export const insertWithdrawalsSql = `
  INSERT INTO casework.case_event (case_id, seq, step, state_from, state_to, outcome, actor_id, actor_name, duty_id, held_on, reason)
  SELECT id, 2, 'take-back', 'granted', 'withdrawn', 'withdrawn', $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS made (id)`;
