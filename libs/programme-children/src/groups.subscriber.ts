import { day, type LegalDay } from '#kernel';
import { defineSubscriber, type Tx } from '#platform';
import { followFact } from './membership.store.js';

interface ClassChanged {
  readonly personIds: readonly string[];
  readonly from: LegalDay;
  readonly is: string;
}

interface Certified {
  readonly personId: string;
  readonly degree: string;
  readonly on: LegalDay;
}

const onRegister = async (tx: Tx, personIds: readonly string[]) =>
  tx.sql<{ personId: string; illSince: LegalDay | null }>(
    `SELECT person_id AS "personId", seriously_ill_since AS "illSince" FROM prog_children.child
      WHERE person_id = ANY ($1::uuid[]) AND left_on IS NULL`,
    [personIds],
  );

/** Group n: a seriously ill child of a poor or near-poor household; the class of the household comes and goes. */
async function followPoverty(tx: Tx, { personIds, from, is }: ClassChanged): Promise<void> {
  const part = is === 'poor' || is === 'near-poor' ? is : undefined;
  for (const { personId, illSince } of await onRegister(tx, personIds))
    if (illSince !== null)
      await followFact(tx, {
        personId,
        group: 'n',
        part,
        from: illSince > from ? illSince : day(from),
        evidence: `Phân loại hộ từ ngày ${from}`,
      });
}

/** Group d: a child with a certificate of disability, of any degree: light gives no allowance, but counts here. */
async function followDisability(tx: Tx, { personId, degree, on }: Certified): Promise<void> {
  const part = ['extremely-severe', 'severe', 'light'].find((each) => each === degree);
  for (const child of await onRegister(tx, [personId]))
    await followFact(tx, {
      personId: child.personId,
      group: 'd',
      part,
      from: day(on),
      evidence: `Giấy xác nhận mức độ khuyết tật ngày ${on}`,
    });
}

/** Groups that follow the facts of other programmes (Decree 56/2017 art. 6, 15). */
export const groupsSubscriber = defineSubscriber({
  name: 'children.groups',
  on: ['poverty.class-changed', 'social-protection.disability-certified'],
  handle: async (tx, { type, payload }) => {
    if (type === 'poverty.class-changed') await followPoverty(tx, payload as ClassChanged);
    else await followDisability(tx, payload as Certified);
  },
});

/** The register follows the citizen: a move takes the entry along, a death ends it. */
export const lifeSubscriber = defineSubscriber({
  name: 'children.life',
  on: ['citizen.person-moved', 'citizen.person-died', 'citizen.death-undone'],
  handle: async (tx, { type, payload }) => {
    const { personId, diedOn } = payload as { personId: string; diedOn?: LegalDay };
    if (type === 'citizen.person-moved')
      await tx.sql(
        `UPDATE prog_children.child c SET unit_id = p.unit_id, version = c.version + 1 FROM citizen.person p
          WHERE p.id = c.person_id AND c.person_id = $1 AND c.unit_id <> p.unit_id`,
        [personId],
      );
    else
      await tx.sql(`UPDATE prog_children.child SET left_on = $2, version = version + 1 WHERE person_id = $1`, [
        personId,
        type === 'citizen.person-died' ? diedOn : null,
      ]);
  },
});
