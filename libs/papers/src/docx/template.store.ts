import { type ProcedureBook } from '#case-engine';
import { addDays, type LegalDay, startOfDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { paperErrors } from '../paper.errors.js';
import { defaultTemplate } from './default-template.js';
import { checkTemplate } from './template-check.js';

/** The kind that holds for every decision without one of its own. */
export const everyDecision = 'decision';

export interface Template {
  /** `null` for the one that came with the house. */
  readonly id: string | null;
  readonly content: Buffer;
}

export interface TemplateVersion {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

const columns = `t.id, t.kind, t.version, t.note, proposer.full_name AS "proposedBy", t.proposed_at AS "proposedAt",
  publisher.full_name AS "publishedBy", t.published_at AS "publishedAt"`;
const withNames = `paper.template t JOIN platform.account proposer ON proposer.id = t.proposed_by
  LEFT JOIN platform.account publisher ON publisher.id = t.published_by`;

/** The template in force at the end of a day for a decision of a procedure: its own, else that of every decision. */
export async function templateOn(
  tx: ReadTx,
  { procedure, decision, on }: { readonly procedure: string; readonly decision: string; readonly on: LegalDay },
): Promise<Template> {
  const [found] = await tx.sql<{ id: string; content: Buffer }>(
    `SELECT id, content FROM paper.template WHERE kind = ANY ($1) AND published_at < $2
      ORDER BY kind = $3, published_at DESC, version DESC LIMIT 1`,
    [[`${procedure}/${decision}`, everyDecision], startOfDay(addDays(on, 1)), everyDecision],
  );
  return found ?? { id: null, content: defaultTemplate() };
}

/** Every version of every template, the latest first. */
export const listTemplates = (tx: ReadTx): Promise<TemplateVersion[]> =>
  tx.sql<TemplateVersion>(`SELECT ${columns} FROM ${withNames} ORDER BY t.kind, t.version DESC`);

/** @throws PAPER.TEMPLATE_NOT_FOUND */
export async function getTemplate(tx: ReadTx, id: string): Promise<TemplateVersion> {
  const found = await tx.maybeOne<TemplateVersion>(`SELECT ${columns} FROM ${withNames} WHERE t.id = $1`, [id]);
  if (!found) throw paperErrors.TEMPLATE_NOT_FOUND({ templateId: id });
  return found;
}

/** @throws PAPER.TEMPLATE_NOT_FOUND */
export async function openTemplate(
  tx: ReadTx,
  id: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const found = await tx.maybeOne<{ name: string; content: Buffer }>(
    `SELECT replace(kind, '/', '-') || '-' || version AS name, content FROM paper.template WHERE id = $1`,
    [id],
  );
  if (!found) throw paperErrors.TEMPLATE_NOT_FOUND({ templateId: id });
  return found;
}

/** @throws PAPER.TEMPLATE_OUT_OF_AREA unless the actor serves the whole province in every programme that the template is for. */
async function requireWhole(tx: Tx, book: ProcedureBook, kind: string): Promise<void> {
  const programmes =
    kind === everyDecision
      ? book.programmes.map(({ code }) => code)
      : [book.programme(kind.slice(0, kind.indexOf('/'))).code];
  const { whole } = await tx.one<{ whole: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM territory.unit
       WHERE level = 'province' AND in_force @> platform.today() AND id <> ALL (platform.units())) AS whole`,
  );
  if (!whole || !programmes.every((code) => tx.who.programmes.includes(code)))
    throw paperErrors.TEMPLATE_OUT_OF_AREA({ kind });
}

/**
 * Takes in a new version, not in force yet.
 * @throws PAPER.TEMPLATE_INVALID with every fault of the file, PAPER.TEMPLATE_OUT_OF_AREA, CASE.PROCEDURE_UNKNOWN
 */
export async function proposeTemplate(
  tx: Tx,
  book: ProcedureBook,
  { kind, note, content }: { readonly kind: string; readonly note: string; readonly content: Buffer },
): Promise<string> {
  await requireWhole(tx, book, kind);
  const faults = checkTemplate(content);
  if (faults.length > 0) throw paperErrors.TEMPLATE_INVALID({ faults });
  const { id, version } = await tx.one<{ id: string; version: number }>(
    `INSERT INTO paper.template (kind, version, note, content)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3 FROM paper.template WHERE kind = $1 RETURNING id, version`,
    [kind, note, content],
  );
  await tx.audit('template.proposed', { kind: 'template', id }, { kind, version, note });
  return id;
}

/**
 * @throws PAPER.TEMPLATE_NOT_FOUND, PAPER.TEMPLATE_OUT_OF_AREA, PAPER.TEMPLATE_PUBLISHED, PAPER.TEMPLATE_NEEDS_ANOTHER_PERSON
 */
export async function publishTemplate(tx: Tx, book: ProcedureBook, id: string): Promise<void> {
  const found = await tx.maybeOne<{ kind: string; proposedBy: string; isPublished: boolean }>(
    `SELECT kind, proposed_by AS "proposedBy", published_at IS NOT NULL AS "isPublished" FROM paper.template WHERE id = $1`,
    [id],
  );
  if (!found) throw paperErrors.TEMPLATE_NOT_FOUND({ templateId: id });
  await requireWhole(tx, book, found.kind);
  if (found.isPublished) throw paperErrors.TEMPLATE_PUBLISHED({ templateId: id });
  if (found.proposedBy === tx.who.id) throw paperErrors.TEMPLATE_NEEDS_ANOTHER_PERSON({ templateId: id });
  await tx.sql(`UPDATE paper.template SET published_by = $2, published_at = platform.clock() WHERE id = $1`, [
    id,
    tx.who.id,
  ]);
  await tx.audit('template.published', { kind: 'template', id });
}
