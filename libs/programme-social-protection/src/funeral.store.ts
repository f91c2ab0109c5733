import { type CaseFile, startForm } from '#case-engine';
import { getPerson } from '#citizen';
import { type LegalDay, monthIndex, monthOf } from '#kernel';
import { type ReadTx } from '#platform';
import { chainsOf } from './award.store.js';
import { loadFacts } from './fact.store.js';
import { type FuneralApplication } from './funeral.form.js';
import { programmeCode } from './programme-code.js';
import { funeralSupport } from './rules/death.rule.js';
import { funeralGroundOf, type LastDay } from './rules/funeral.rule.js';
import { type LevelKey } from './rules/levels.table.js';
import { type Line } from './rules/line.js';
import { socialProtectionErrors } from './social-protection.errors.js';

/** @throws SOCIAL_PROTECTION.DEATH_NOT_RECORDED */
export async function dayOfDeath(tx: ReadTx, personId: string): Promise<LegalDay> {
  const { diedOn } = await getPerson(tx, personId);
  if (diedOn === undefined) throw socialProtectionErrors.DEATH_NOT_RECORDED({ personId });
  return diedOn;
}

/**
 * The one-off line of a funeral, in the month of the death.
 * @throws SOCIAL_PROTECTION.DEATH_NOT_RECORDED, SOCIAL_PROTECTION.FUNERAL_NOT_SUPPORTED, SOCIAL_PROTECTION.FUNERAL_ALREADY_SUPPORTED
 */
export async function funeralLine(tx: ReadTx, { id, personId }: CaseFile): Promise<Line> {
  const { ground, parentId } = await startForm<FuneralApplication>(tx, id);
  const diedOn = await dayOfDeath(tx, personId);
  const found = funeralGroundOf(ground, await lastDayOf(tx, personId, diedOn, parentId));
  if (!found) throw socialProtectionErrors.FUNERAL_NOT_SUPPORTED({ ground, diedOn });
  await refuseSecond(tx, personId);
  const line = funeralSupport(diedOn, found.key);
  return { ...line, basis: [found.basis, ...line.basis] };
}

async function lastDayOf(
  tx: ReadTx,
  personId: string,
  diedOn: LegalDay,
  parentId: string | undefined,
): Promise<LastDay> {
  const isParentPaid = parentId !== undefined && (await drawnIn(tx, parentId, diedOn)) !== undefined;
  return {
    diedOn,
    facts: await loadFacts(tx, personId),
    drawn: await drawnIn(tx, personId, diedOn),
    askedFor: await undecidedOn(tx, personId, diedOn),
    parent: isParentPaid ? await loadFacts(tx, parentId) : undefined,
  };
}

/** The level by which a person's own allowance or pension stands in a month. */
async function drawnIn(tx: ReadTx, personId: string, on: LegalDay): Promise<LevelKey | undefined> {
  const row = await tx.maybeOne<{ benefit: string }>(
    `SELECT c.benefit FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
      WHERE c.person_id = $1 AND c.programme = $2 AND c.benefit IN ('monthly-allowance', 'social-pension') AND l.months @> $3::int
      LIMIT 1`,
    [personId, programmeCode, monthIndex(monthOf(on))],
  );
  return row && (row.benefit === 'social-pension' ? 'social-pension' : 'standard');
}

async function undecidedOn(tx: ReadTx, personId: string, on: LegalDay): Promise<LastDay['askedFor']> {
  const rows = await tx.sql<{ right: 'allowance' | 'pension' }>(
    `SELECT a.asks_for AS right FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
      WHERE c.person_id = $1 AND a.asks_for IN ('allowance', 'pension') AND c.received_on <= $2
        AND (c.closed_on IS NULL OR c.closed_on > $2) AND c.outcome IS DISTINCT FROM 'withdrawn'`,
    [personId, on],
  );
  return rows.map(({ right }) => right);
}

async function refuseSecond(tx: ReadTx, personId: string): Promise<void> {
  const chain = (await chainsOf(tx, personId)).find(({ benefit }) => benefit === 'funeral-support');
  const standing =
    chain && (await tx.sql(`SELECT FROM benefit.line WHERE chain_id = $1 AND superseded_by IS NULL`, [chain.id]));
  if (standing && standing.length > 0) throw socialProtectionErrors.FUNERAL_ALREADY_SUPPORTED({ personId });
}
