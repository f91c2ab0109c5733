import { type Answer } from '../support/api.js';
import { type TestDatabase } from '../support/database.js';
import { type VersionOf } from './scope-matrix.operations.js';
import { type Target } from './scope-matrix.target.js';
import { today } from './scope-matrix.world.js';

/** Where somebody stands: an agency with its area, programmes, and what there is beyond. */
export interface Stand {
  readonly agencyId: number;
  readonly programmes: readonly string[];
  readonly clearances?: readonly string[];
  readonly inForce?: string;
  readonly hidden: readonly Target[];
}

interface Secret {
  /** Only who sees all of them may know. */
  readonly units: readonly number[];
  readonly programme: string | null;
  readonly text: string;
}

/** Looks at the database past every rule. */
export interface Probe {
  /** Versions as they stand; 1 for what does not exist. */
  versions(): Promise<VersionOf>;
  /** For each table of people, cases and money: how many rows, and a hash of all of them. */
  fingerprint(): Promise<Record<string, string>>;
  areaOf(stand: Pick<Stand, 'agencyId' | 'programmes'>): Promise<readonly number[]>;
  /** Files of pay lists that may be downloaded there by who holds the permission, by id. */
  filesOf(stand: Stand): Promise<string[]>;
  /** Words in an answer that only somebody else may know, but for those of the question. */
  leaksIn(answer: Answer, stand: Omit<Stand, 'hidden'>, asked?: Target): Promise<string[]>;
}

/** An answer without the words of its own question, so that only the difference between two targets remains. */
export function blind({ status, text }: Answer, ...asked: readonly Target[]): string {
  const words = asked.flatMap((target) => Object.values(target).map(String)).sort((x, y) => y.length - x.length);
  return `${status} ${words.reduce((left, word) => left.replaceAll(word, '?'), text)}`;
}

export async function openProbe(db: TestDatabase): Promise<Probe> {
  const rowsOf = async <R extends object>(statement: string, values: unknown[] = []) =>
    (await db.admin.query<R>(statement, values)).rows;
  const secrets = await rowsOf<Secret>(secretsSql);
  const areas = new Map<string, readonly number[]>();
  const probe: Probe = {
    async versions() {
      const found = new Map(
        (await rowsOf<{ key: string; version: number }>(versionsSql)).map(({ key, version }) => [key, version]),
      );
      return (key) => found.get(String(key)) ?? 1;
    },
    async fingerprint() {
      const tables = await rowsOf<{ name: string }>(tablesSql);
      const rows = await rowsOf<{ name: string; rows: string }>(
        `${[...tables.map(({ name }) => fingerprintSql(name)), takenOverSql].join(' UNION ALL ')} ORDER BY name`,
      );
      return Object.fromEntries(rows.map(({ name, rows: hash }) => [name, hash]));
    },
    async areaOf({ agencyId, programmes }) {
      const key = `${agencyId} ${programmes.join()}`;
      const known =
        areas.get(key) ??
        (await rowsOf<{ id: number }>(`SELECT territory.area_of($1, $2, $3) AS id`, [agencyId, programmes, today])).map(
          ({ id }) => id,
        );
      areas.set(key, known);
      return known;
    },
    async filesOf(stand) {
      const units = stand.inForce ? [] : await probe.areaOf(stand);
      return (await rowsOf<{ id: string }>(filesSql, [units, stand.programmes])).map(({ id }) => id);
    },
    async leaksIn(answer, stand, asked) {
      const units = stand.inForce ? [] : await probe.areaOf(stand);
      const isHidden = (secret: Secret) =>
        !secret.units.every((each) => units.includes(each)) ||
        (secret.programme !== null && !stand.programmes.includes(secret.programme));
      const known = new Set([
        ...Object.values(asked ?? {}).map(String),
        ...secrets.filter((each) => !isHidden(each)).map(({ text }) => text),
      ]);
      return secrets
        .filter((each) => isHidden(each) && !known.has(each.text) && answer.text.includes(each.text))
        .map(({ text }) => text);
    },
  };
  return probe;
}

const versionsSql = `SELECT id::text AS key, version FROM citizen.person
  UNION ALL SELECT id::text, version FROM casework.case_file UNION ALL SELECT id::text, version FROM payment.run
  UNION ALL SELECT id::text, version FROM prog_poor_households.entry UNION ALL SELECT id::text, version FROM prog_poor_households.campaign
  UNION ALL SELECT id::text, version FROM prog_poor_households.list`;

const tablesSql = `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('citizen', 'casework', 'benefit', 'payment', 'report') OR schemaname LIKE 'prog%' OR tablename IN ('outbox', 'stored_file', 'request', 'made')`;

const fingerprintSql = (table: string) =>
  `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS rows FROM ${table} t`;

/** Having a list checked keeps it, wherever its people live; only what is taken over touches records. */
const takenOverSql = `${fingerprintSql('import.batch')} WHERE state <> 'checked'`;

const filesSql = `SELECT f.file_id AS id FROM payment.pay_list_file f JOIN payment.pay_list l ON l.id = f.list_id JOIN payment.run r ON r.id = l.run_id
  WHERE l.units <@ $1::int[] AND r.programme = ANY ($2) ORDER BY id`;

/** Words, keys and numbers that tell of one unit and, where it matters, one programme: none may reach whoever does not see both. */
const secretsSql = `
  SELECT array_remove(ARRAY[unit_id], NULL) AS units, programme, text FROM (
    SELECT p.unit_id, NULL AS programme, v.text FROM citizen.person p, LATERAL (VALUES (p.id::text), (p.full_name), (p.mother_name)) AS v (text)
    UNION ALL SELECT p.unit_id, NULL, v.text FROM citizen.identifier i JOIN citizen.person p ON p.id = i.person_id, LATERAL (VALUES (i.id::text), (i.value)) AS v (text)
    UNION ALL SELECT p.unit_id, NULL, v.text FROM citizen.residence r JOIN citizen.person p ON p.id = r.person_id, LATERAL (VALUES (r.address), (r.hamlet)) AS v (text)
    UNION ALL SELECT unit_id, NULL, v.text FROM citizen.household, LATERAL (VALUES (id::text), (code)) AS v (text)
    UNION ALL SELECT unit_id, NULL, v.text FROM platform.stored_file, LATERAL (VALUES (id::text), (name)) AS v (text) WHERE unit_id IS NOT NULL
    UNION ALL SELECT unit_id, programme, v.text FROM casework.case_file, LATERAL (VALUES (id::text), (code)) AS v (text)
    UNION ALL SELECT c.unit_id, c.programme, e.form ->> 'way' FROM casework.case_event e JOIN casework.case_file c ON c.id = e.case_id
    UNION ALL SELECT c.unit_id, c.programme, d.id::text FROM casework.decision d JOIN casework.case_file c ON c.id = d.case_id
    UNION ALL SELECT unit_id, programme, v.text FROM casework.task, LATERAL (VALUES (id::text), (cause ->> 'way')) AS v (text)
    UNION ALL SELECT c.unit_id, c.programme, v.text FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id, LATERAL (VALUES (a.holder), (a.account)) AS v (text)
    UNION ALL SELECT c.unit_id, c.programme, f.id::text FROM prog_social_protection.fact f JOIN casework.case_file c ON c.id = f.case_id
    UNION ALL SELECT unit_id, 'poor-households', id::text FROM prog_poor_households.campaign
    UNION ALL SELECT c.unit_id, 'poor-households', v.text FROM prog_poor_households.entry e JOIN prog_poor_households.campaign c ON c.id = e.campaign_id, LATERAL (VALUES (e.id::text), (e.hamlet)) AS v (text)
    UNION ALL SELECT c.unit_id, 'poor-households', l.id::text FROM prog_poor_households.list l JOIN prog_poor_households.campaign c ON c.id = l.campaign_id
    UNION ALL SELECT h.unit_id, 'poor-households', v.text FROM prog_poor_households.certificate g JOIN citizen.household h ON h.id = g.household_id, LATERAL (VALUES (g.id::text), (g.number)) AS v (text)
    UNION ALL SELECT unit_id, programme, id::text FROM benefit.chain
    UNION ALL SELECT NULL, programme, id::text FROM payment.run
    UNION ALL SELECT unit_id, programme, id::text FROM payment.recovery
    UNION ALL SELECT r.unit_id, r.programme, w.id::text FROM payment.waiver w JOIN payment.recovery r ON r.id = w.recovery_id
    UNION ALL SELECT unit_id, programme, v.text FROM report.filed_return, LATERAL (VALUES (id::text), (hash)) AS v (text)
    UNION ALL SELECT unit_id, programme, v.text FROM payment.payment_order, LATERAL (VALUES (id::text), (holder), (account)) AS v (text)
  ) AS told WHERE text IS NOT NULL
  UNION ALL SELECT l.units, r.programme, v.text FROM payment.pay_list l JOIN payment.run r ON r.id = l.run_id JOIN payment.pay_list_file f ON f.list_id = l.id
    JOIN platform.stored_file s ON s.id = f.file_id, LATERAL (VALUES (s.id::text), (s.name), (encode(s.sha256, 'hex')), (l.hash)) AS v (text)
  UNION ALL SELECT b.units, b.programme, v.text FROM import.batch b JOIN import.row r ON r.batch_id = b.id,
    LATERAL (VALUES (b.id::text), (r.cells ->> 'personalNumber'), (r.cells ->> 'account')) AS v (text) WHERE v.text IS NOT NULL`;
