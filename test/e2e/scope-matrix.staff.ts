import { signedIn } from '../support/api.js';
import { type TestDatabase } from '../support/database.js';
import { type Target } from './scope-matrix.target.js';

export type Staff = Pick<
  Target,
  'agencyId' | 'colleagueId' | 'dutyId' | 'helperId' | 'proposalId' | 'otherProposalId' | 'clientId'
>;

/** Who works at the committee of a commune, and what administrators have under way there. */
export async function staffOf(db: TestDatabase, unitId: number, family: string): Promise<Staff> {
  const agencyId = await committeeOf(db, unitId);
  const names = ['Đồng Nghiệp', 'Giúp Việc', 'Quản Trị'].map((name) => `${family} ${name}`);
  for (const name of names) await signedIn(db, { name, agencyId, roles: [], programmes: [] });
  const { rows } = await db.admin.query<{ id: string; dutyId: string }>(
    `SELECT account_id AS id, id AS "dutyId" FROM platform.duty WHERE title = ANY ($1) ORDER BY array_position($1, title)`,
    [names],
  );
  const [colleague, helper, administrator] = rows;
  const body = {
    agencyId,
    title: 'Việc chờ',
    roles: ['one-stop-officer'],
    programmes: [],
    inForce: { from: '2027-01-01' },
  };
  const proposals = await db.admin.query<{ id: string }>(
    `INSERT INTO platform.proposal (act, account_id, body, reason, proposed_by)
     SELECT 'grant-duty', $1, $2, 'Thử', $3 FROM generate_series(1, 2) RETURNING id`,
    [colleague!.id, JSON.stringify(body), administrator!.id],
  );
  const clientId = `he-thong-${unitId}`;
  await db.admin.query(
    `INSERT INTO platform.service_client (client_id, name, secret_hash, agency_id, roles, programmes) VALUES ($1, $1, '', $2, '{}', '{}')`,
    [clientId, agencyId],
  );
  return {
    agencyId,
    colleagueId: colleague!.id,
    dutyId: colleague!.dutyId,
    helperId: helper!.id,
    proposalId: proposals.rows[0]!.id,
    otherProposalId: proposals.rows[1]!.id,
    clientId,
  };
}

/** The people's committee of a commune. */
export async function committeeOf(db: TestDatabase, unitId: number): Promise<number> {
  const found = await db.admin.query(
    `SELECT id FROM territory.agency WHERE unit_id = $1 AND kind = 'commune-peoples-committee' AND in_force @> '2026-11-23'::date`,
    [unitId],
  );
  return found.rows[0].id;
}
