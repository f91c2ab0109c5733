import { addDays, type LegalDay, startOfDay } from '#kernel';
import { type ReadTx, rowsOf, type Subject, type Tx } from '#platform';
import { administrationErrors } from './administration.errors.js';

/** Most days of a search that names neither a subject nor a user. */
const widestSearch = 31;

/** What is looked for. All that is given must agree. */
export interface AuditQuestion {
  /** `person`, `case` …: who saw or changed it. */
  readonly subject?: Subject | undefined;
  /** What this user, or system, did. */
  readonly actorId?: string | undefined;
  /** `read`, `case.step` … */
  readonly act?: string | undefined;
  readonly agencyId?: number | undefined;
  /** Half-open; the last 31 days when left out and neither a subject nor an actor is named. */
  readonly from?: LegalDay | undefined;
  readonly until?: LegalDay | undefined;
}

/** The place of an entry in the order of a search. */
export interface AuditPlace {
  /** Microseconds since 1970: finer than a `Date`. */
  readonly micros: number;
  readonly id: number;
}

export interface AuditEntry extends AuditPlace {
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  /** The post under which it was done; none before a duty is chosen, and for systems. */
  readonly title: string | null;
  readonly agencyId: number | null;
  readonly agencyName: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason: string | null;
}

/** @throws ADMINISTRATION.AUDIT_TOO_WIDE */
function periodOf({ subject, actorId, from, until }: AuditQuestion, today: LegalDay) {
  if (subject ?? actorId) return { from, until };
  const end = until ?? addDays(today, 1);
  const start = from ?? addDays(end, -widestSearch);
  if (start < addDays(end, -widestSearch)) throw administrationErrors.AUDIT_TOO_WIDE({ days: widestSearch });
  return { from: start, until: end };
}

/** $1 kind and $2 id of a subject, $3 actor, $4 act, $5 agency, $6 from, $7 until, $8 and $9 the place to go on after, $10 limit. */
const selectEntries = `
  SELECT e.id, (extract(epoch FROM e.at) * 1000000)::bigint AS micros, e.at, e.actor_id AS "actorId",
    coalesce(a.full_name, '') AS "actorName", d.title, d.agency_id AS "agencyId", agency.name AS "agencyName",
    e.act, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.reason
  FROM platform.search_audit($1, $2, $3, $4, $5, $6, $7, to_timestamp(0) + $8::bigint * interval '1 microsecond', $9, $10) e
  LEFT JOIN platform.account a ON a.id = e.actor_id
  LEFT JOIN platform.duty d ON d.id = e.duty_id
  LEFT JOIN territory.agency agency ON agency.id = d.agency_id
  ORDER BY e.at DESC, e.id DESC`;

interface AuditPage {
  readonly first: number;
  readonly after?: AuditPlace | undefined;
}

function valuesOf(question: AuditQuestion, today: LegalDay, { first, after }: AuditPage): unknown[] {
  const { subject, actorId, act, agencyId } = question;
  const { from, until } = periodOf(question, today);
  const who = [subject?.kind ?? null, subject?.id ?? null, actorId ?? null, act ?? null, agencyId ?? null];
  const days = [from, until].map((day) => (day === undefined ? null : startOfDay(day)));
  return [...who, ...days, after?.micros ?? null, after?.id ?? null, first];
}

/**
 * Entries within the searcher's reach, newest first. The search itself goes on record, under its subject where it names one: who looked
 * up who saw a person is found with those who saw him.
 * @throws ADMINISTRATION.AUDIT_TOO_WIDE
 */
export async function searchAudit(tx: Tx, question: AuditQuestion, page: AuditPage): Promise<AuditEntry[]> {
  const rows = await tx.sql<AuditEntry>(selectEntries, valuesOf(question, tx.today, page));
  const { act: about, subject, ...asked } = { ...question, after: page.after };
  const whom = subject ?? { kind: 'account', id: question.actorId ?? tx.who.id };
  await tx.audit('audit.searched', whom, { ...asked, about });
  return rows;
}

/** More than a file may hold. */
const whole = 1_000_000;

/** All that a search finds, for a file: asking for that is on record already. @throws ADMINISTRATION.AUDIT_TOO_WIDE */
export const readAudit = (tx: ReadTx, question: AuditQuestion): AsyncIterable<readonly AuditEntry[]> =>
  rowsOf<AuditEntry>(tx, selectEntries, valuesOf(question, tx.today, { first: whole }));
