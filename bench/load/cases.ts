import { deadlineSweep } from '#case-engine';
import { type Pool } from 'pg';
import { loadInBulk } from './bulk.js';

export interface CaseLoad {
  readonly cases: number;
  /** How many of them are open. */
  readonly open: number;
}

const caseWorker = '00000000-0000-0000-0000-0000000be1c7';

/**
 * Monthly allowances asked for: the first ones open and received within two working weeks, so that some are overdue, one in ten of
 * them stopped for more papers and three in twenty before the chair; the others granted over the two years before.
 * $1 cases, $2 how many of them are open.
 */
const insertCases = `
  INSERT INTO casework.case_file (code, programme, procedure, procedure_version, person_id, unit_id, state, returns_to, outcome,
      received_on, received_at, closed_on, clock_kind, clock_amount, clock_started, clock_due, clock_paused, clock_remaining,
      responsible_role, touched_at)
  SELECT 'SP-' || translate(upper(lpad(to_hex(n), 8, '0')), '01', 'GH'), 'social-protection', 'social-allowance.grant', 'R3',
         person_id, unit_id, state, CASE state WHEN 'supplementing' THEN 'verifying' END, CASE state WHEN 'granted' THEN 'granted' END,
         received::date, received, CASE state WHEN 'granted' THEN received::date + 7 END,
         CASE WHEN is_open THEN 'working-days' END, CASE WHEN is_open THEN 7 END, CASE WHEN is_open THEN received END,
         CASE WHEN is_open AND state <> 'supplementing' THEN received + interval '10 days' END,
         CASE state WHEN 'supplementing' THEN received + interval '1 day' END, CASE state WHEN 'supplementing' THEN 6 END,
         CASE state WHEN 'deciding' THEN 'commune-chair' WHEN 'granted' THEN NULL ELSE 'commune-officer' END,
         received + interval '1 hour'
    FROM (SELECT n, id AS person_id, unit_id, n <= $2::int AS is_open,
                 now() - CASE WHEN n <= $2::int THEN random() * interval '14 days' ELSE interval '14 days' + random() * interval '700 days' END AS received,
                 CASE WHEN n > $2::int THEN 'granted' WHEN n % 10 = 0 THEN 'supplementing' WHEN n % 20 IN (1, 3, 7) THEN 'deciding' ELSE 'verifying' END AS state
            FROM (SELECT row_number() OVER (ORDER BY id) AS n, id, unit_id FROM citizen.person ORDER BY id LIMIT $1) AS applicant) AS asked`;

/** Each case was taken in; what is no longer where it began has taken a step more. $1 who took them. */
const insertEvents = `
  INSERT INTO casework.case_event (case_id, seq, step, state_from, state_to, outcome, actor_id, actor_name, at, held_on, form)
  SELECT id, seq, CASE seq WHEN 1 THEN 'start' ELSE 'propose' END, CASE seq WHEN 2 THEN 'verifying' END,
         CASE seq WHEN 1 THEN 'verifying' ELSE state END, CASE seq WHEN 2 THEN outcome END, $1::uuid, 'Cán bộ đo đạc',
         received_at + seq * interval '30 minutes', received_on, '{}'
    FROM casework.case_file, generate_series(1, CASE state WHEN 'verifying' THEN 1 ELSE 2 END) AS seq`;

/** Applicants live in one of twelve hamlets of their commune. */
const insertResidences = `
  INSERT INTO citizen.residence (person_id, unit_id, address, hamlet, valid_from)
  SELECT person_id, unit_id, hamlet, hamlet, '2020-01-01'
    FROM (SELECT person_id, unit_id, 'Ấp ' || (1 + floor(random() * 12))::int AS hamlet FROM casework.case_file) AS living`;

/** Cases of the first people, one each, with their history, homes and tasks. */
export async function loadCases(owner: Pool, { cases, open }: CaseLoad): Promise<void> {
  await loadInBulk(owner, 'casework.case_file', [[`SELECT setseed(0.5)`], [insertCases, [cases, open]]]);
  await loadInBulk(owner, 'casework.case_event', [[insertEvents, [caseWorker]]]);
  await loadInBulk(owner, 'citizen.residence', [[insertResidences]]);
  // As the worker does it: what is late is marked, and a task opened for whoever should have acted.
  await owner.query(deadlineSweep);
}
