import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { getChild } from './child.reader.js';
import { type SealedGroupCode } from './rules/groups.table.js';

/** Since when, and until when, a child belongs to a sealed group. */
export interface Membership {
  readonly id: string;
  readonly group: SealedGroupCode;
  readonly part: string | null;
  readonly from: LegalDay;
  readonly until: LegalDay | null;
  readonly evidence: string;
}

export interface NewMembership {
  readonly personId: string;
  readonly group: SealedGroupCode;
  readonly part: string | null;
  readonly from: LegalDay;
  readonly evidence: string;
}

/** @throws CITIZEN.PERSON_NOT_FOUND, CHILD_PROTECTION.NOT_A_CHILD; PLATFORM.INPUT_INVALID for a day on which the child is in the group already. */
export async function joinGroup(tx: Tx, given: NewMembership): Promise<string> {
  const { unitId } = await getChild(tx, given.personId, given.from);
  const made = await tx.maybeOne<{ id: string }>(
    `INSERT INTO prog_child_protection.membership (person_id, unit_id, group_code, part, held, evidence)
     VALUES ($1, $2, $3, $4, daterange($5, NULL), $6) ON CONFLICT ON CONSTRAINT membership_once DO NOTHING RETURNING id`,
    [given.personId, unitId, given.group, given.part, given.from, given.evidence],
  );
  if (!made) throw platformErrors.INPUT_INVALID({ fields: [{ path: 'from', rule: 'not-a-member-then' }] });
  await tx.audit(
    'sealed-group.joined',
    { kind: 'person', id: given.personId },
    { group: given.group, from: given.from },
  );
  return made.id;
}

/** @throws PLATFORM.NOT_FOUND when there is no such membership in force from before that day. */
export async function leaveGroup(tx: Tx, id: string, until: LegalDay): Promise<void> {
  const left = await tx.maybeOne<{ personId: string }>(
    `UPDATE prog_child_protection.membership SET held = daterange(lower(held), $2)
      WHERE id = $1 AND upper_inf(held) AND lower(held) < $2 RETURNING person_id AS "personId"`,
    [id, until],
  );
  if (!left) throw platformErrors.NOT_FOUND({});
  await tx.audit('sealed-group.left', { kind: 'person', id: left.personId }, { until });
}

/** Sealed groups of a child, the latest first. */
export async function listMemberships(tx: ReadTx, personId: string): Promise<Membership[]> {
  const rows = await tx.sql<Membership>(
    `SELECT id, group_code AS "group", part, lower(held) AS "from", upper(held) AS until, evidence
       FROM prog_child_protection.membership WHERE person_id = $1 ORDER BY lower(held) DESC, group_code`,
    [personId],
  );
  if (rows.length > 0) tx.noteRead({ kind: 'person', id: personId });
  return rows;
}
