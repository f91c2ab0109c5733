import { type LegalDay } from '#kernel';
import { type Tx } from '#platform';
import { getChild } from './child.store.js';
import { childrenErrors } from './children.errors.js';
import { type ChildGroup, type ChildGroupCode, childGroups } from './rules/groups.table.js';
import { risks } from './rules/risks.table.js';

export interface NewMembership {
  readonly personId: string;
  readonly group: ChildGroupCode;
  readonly part: string;
  readonly from: LegalDay;
  readonly evidence: string;
}

/**
 * Puts a child into a group from a day on.
 * @throws CHILDREN.NOT_ON_REGISTER, CHILDREN.GROUP_FOLLOWS_EVENTS, CHILDREN.PART_UNKNOWN, CHILDREN.GROUP_HELD_THEN
 */
export async function joinGroup(tx: Tx, given: NewMembership): Promise<string> {
  const { follows, parts }: ChildGroup = childGroups[given.group];
  if (follows !== undefined) throw childrenErrors.GROUP_FOLLOWS_EVENTS({ group: given.group });
  if (!Object.hasOwn(parts, given.part))
    throw childrenErrors.PART_UNKNOWN({ group: given.group, part: given.part, allowed: Object.keys(parts) });
  await getChild(tx, given.personId);
  return insertMembership(tx, given);
}

async function insertMembership(tx: Tx, { personId, group, part, from, evidence }: NewMembership): Promise<string> {
  const made = await tx.maybeOne<{ id: string }>(
    `INSERT INTO prog_children.membership (person_id, group_code, part, held, evidence)
     VALUES ($1, $2, $3, daterange($4, NULL), $5) ON CONFLICT ON CONSTRAINT membership_once DO NOTHING RETURNING id`,
    [personId, group, part, from, evidence],
  );
  if (!made) throw childrenErrors.GROUP_HELD_THEN({ group, from });
  await tx.audit('child.joined-group', { kind: 'person', id: personId }, { group, part, from });
  return made.id;
}

/** @throws CHILDREN.GROUP_NOT_FOUND when there is none in force from before that day; CHILDREN.GROUP_FOLLOWS_EVENTS */
export async function leaveGroup(tx: Tx, id: string, until: LegalDay): Promise<void> {
  const left = await tx.maybeOne<{ personId: string; group: ChildGroupCode }>(
    `UPDATE prog_children.membership SET held = daterange(lower(held), $2)
      WHERE id = $1 AND upper_inf(held) AND lower(held) < $2 RETURNING person_id AS "personId", group_code AS "group"`,
    [id, until],
  );
  if (!left) throw childrenErrors.GROUP_NOT_FOUND({ id });
  const { follows }: ChildGroup = childGroups[left.group];
  if (follows !== undefined) throw childrenErrors.GROUP_FOLLOWS_EVENTS({ group: left.group });
  await tx.audit('child.left-group', { kind: 'person', id: left.personId }, { group: left.group, until });
}

/** Lets a group that follows facts say from a day on what they say: another part, the same as before, or none. */
export async function followFact(
  tx: Tx,
  given: Omit<NewMembership, 'part'> & { readonly part: string | undefined },
): Promise<void> {
  const { personId, group, part, from } = given;
  const [last] = await tx.sql<{ id: string; part: string; since: LegalDay }>(
    `SELECT id, part, lower(held) AS since FROM prog_children.membership
      WHERE person_id = $1 AND group_code = $2 AND upper_inf(held) FOR UPDATE`,
    [personId, group],
  );
  if (last?.part === part) return;
  if (last && last.since < from)
    await tx.sql(`UPDATE prog_children.membership SET held = daterange(lower(held), $2) WHERE id = $1`, [
      last.id,
      from,
    ]);
  else if (last) await tx.sql(`DELETE FROM prog_children.membership WHERE id = $1`, [last.id]);
  if (part !== undefined) await insertMembership(tx, { ...given, part });
  else if (last) await tx.audit('child.left-group', { kind: 'person', id: personId }, { group, until: from });
}

/** @throws CHILDREN.NOT_ON_REGISTER, CHILDREN.RISK_UNKNOWN, CHILDREN.GROUP_HELD_THEN */
export async function noteRisk(
  tx: Tx,
  { personId, kind, from }: { readonly personId: string; readonly kind: string; readonly from: LegalDay },
): Promise<void> {
  if (!Object.hasOwn(risks.find(from)?.value ?? {}, kind)) throw childrenErrors.RISK_UNKNOWN({ kind, on: from });
  await getChild(tx, personId);
  const made = await tx.sql(
    `INSERT INTO prog_children.risk VALUES ($1, $2, daterange($3, NULL)) ON CONFLICT ON CONSTRAINT risk_once DO NOTHING RETURNING 1`,
    [personId, kind, from],
  );
  if (made.length === 0) throw childrenErrors.GROUP_HELD_THEN({ group: kind, from });
  await tx.audit('child.at-risk', { kind: 'person', id: personId }, { kind, from });
}
