import { type Answer, openApi, signedIn, type TestApi } from './api.js';
import { provinceTemplate, testDatabase, type TestDatabase } from './database.js';
import { unitOn } from './province.js';

export const officeDay = '2026-11-23';
export const actReason = 'Theo quyết định của Sở';

/** Someone signed in. */
export interface Signed {
  readonly token: string;
  readonly id: string;
}

/** What a command of administration answers. */
export interface Outcome {
  readonly user: { readonly id: string; readonly duties: readonly { readonly id: string; readonly roles: string[] }[] };
  readonly proposal: { readonly id: string } | null;
  readonly invitation: { readonly token: string } | null;
}

/** A province with two administrators of social protection at its department, and two communes. */
export interface Administration {
  readonly db: TestDatabase;
  readonly api: TestApi;
  readonly committeeA: number;
  readonly committeeB: number;
  readonly department: number;
  readonly first: Signed;
  readonly second: Signed;
  someone(name: string, agencyId: number, roles: readonly string[]): Promise<Signed>;
  /** Sends a command of administration, with a reason. */
  act(who: Signed, name: string, input: object, requestId?: string): Promise<Answer>;
  /** Acts on a subject and their reasons, but for reads. */
  actsOn(subjectId: string): Promise<{ readonly act: string; readonly reason: string }[]>;
  close(): Promise<void>;
}

const outcome = `{ user { id username isTakenUp lockedAt isWithinReach duties { id agencyId roles until inPlaceOf } }
  proposal { id reason duty { roles } } invitation { token } }`;

const inputs: Readonly<Record<string, string>> = {
  inviteUser: 'InviteUserInput',
  grantDuty: 'GrantDutyInput',
  endDuty: 'EndDutyInput',
  delegateDuty: 'DelegateDutyInput',
  confirmProposal: 'ProposalInput',
  declineProposal: 'ProposalInput',
};

export async function openAdministration(): Promise<Administration> {
  const db = await testDatabase({ template: provinceTemplate });
  const api = await openApi(db);
  const agencyId = async (condition: string, values: unknown[] = []): Promise<number> =>
    (
      await db.admin.query(
        `SELECT id FROM territory.agency WHERE in_force @> '${officeDay}'::date AND ${condition}`,
        values,
      )
    ).rows[0].id;
  const committeeOf = async (code: string) =>
    agencyId(`kind = 'commune-peoples-committee' AND unit_id = $1`, [await unitOn(db, code, officeDay)]);
  const someone = async (name: string, at: number, roles: readonly string[]): Promise<Signed> => {
    const token = await signedIn(db, { name, agencyId: at, roles, programmes: ['social-protection'] });
    const { data } = await api.ask(token, '{ viewer { id } }');
    return { token, id: (data?.['viewer'] as { id: string }).id };
  };
  const department = await agencyId(`code = 'department-of-health'`);
  return {
    db,
    api,
    department,
    someone,
    committeeA: await committeeOf('32248'),
    committeeB: await committeeOf('32244'),
    first: await someone('Quản Trị Một', department, ['administrator']),
    second: await someone('Quản Trị Hai', department, ['administrator']),
    act: (who, name, input, requestId = crypto.randomUUID()) =>
      api.ask(
        who.token,
        `mutation ($input: ${inputs[name] ?? 'UserInput'}!, $requestId: String!) { ${name}(input: $input, requestId: $requestId) ${outcome} }`,
        { input: { reason: actReason, ...input }, requestId },
      ),
    actsOn: async (subjectId) =>
      (
        await db.admin.query<{ act: string; reason: string }>(
          `SELECT act, body ->> 'reason' AS reason FROM platform.audit_entry WHERE subject_id = $1 AND act <> 'read' ORDER BY tx, id`,
          [subjectId],
        )
      ).rows,
    async close() {
      await api.close();
      await db.close();
    },
  };
}

/** @throws Error with the answer when the command was refused. */
export async function outcomeOf(answer: Promise<Answer>): Promise<Outcome> {
  const { data, text } = await answer;
  if (!data) throw new Error(text);
  return Object.values(data)[0] as Outcome;
}

export const codesOf = async (answer: Promise<Answer>): Promise<readonly string[]> => (await answer).codes;
