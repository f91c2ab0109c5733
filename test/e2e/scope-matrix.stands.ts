import { type TestDatabase } from '../support/database.js';
import { type Stand } from './scope-matrix.probe.js';
import { nothing, type Target } from './scope-matrix.target.js';
import { committeeOf } from './scope-matrix.staff.js';
import { sealedClearances, sealedProgramme } from './scope-matrix.children.js';

/** Places to ask from, each with what is out of its sight. */
export async function standsOf(db: TestDatabase, a: Target, b: Target): Promise<Readonly<Record<StandName, Stand>>> {
  const idOf = async (statement: string): Promise<number> => (await db.admin.query(statement)).rows[0].id;
  const [committeeA, committeeB] = [await committeeOf(db, a.unitId), await committeeOf(db, b.unitId)];
  const [mine, other] = [['social-protection'], ['lantern']];
  const lanternHere = { ...nothing, caseId: a.caseId, taskId: a.taskId };
  return {
    'own commune, one of the programmes': {
      agencyId: committeeA,
      programmes: mine,
      hidden: [b, { ...lanternHere, ...ofProgramme(b) }],
    },
    'sibling commune': { agencyId: committeeB, programmes: mine, hidden: [{ ...a, ...ofProgramme(b) }] },
    'sibling commune, cleared': {
      agencyId: committeeB,
      programmes: [sealedProgramme],
      clearances: sealedClearances,
      hidden: [a],
    },
    'former district': {
      agencyId: await idOf(
        `SELECT id FROM territory.agency WHERE kind = 'district-peoples-committee' ORDER BY id LIMIT 1`,
      ),
      programmes: mine,
      hidden: [{ ...a, ...ofProgramme(b) }, b],
    },
    'province, the other programme': {
      agencyId: await idOf(
        `SELECT id FROM territory.agency WHERE code = 'department-of-health' ORDER BY lower(in_force) DESC LIMIT 1`,
      ),
      programmes: other,
      hidden: [a, { ...b, ...ofProgramme(a) }],
    },
    'expired duty': { agencyId: committeeA, programmes: mine, inForce: '[2020-01-01,2026-11-23)', hidden: [a, b] },
  };
}

export const standNames = [
  'own commune, one of the programmes',
  'sibling commune',
  'sibling commune, cleared',
  'former district',
  'province, the other programme',
  'expired duty',
] as const;
export type StandName = (typeof standNames)[number];

/** What a target has of its programme, whatever the unit. */
const ofProgramme = ({ programme, runId, sentRunId, rateId, publishedRateId, rateTable, templateId }: Target) => ({
  programme,
  runId,
  sentRunId,
  rateId,
  publishedRateId,
  rateTable,
  templateId,
});
