import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Clock } from '#platform';
import { day, startOfDay } from '#kernel';
import { roleTable } from '#programme-registry';
import { signedIn } from '../support/api.js';
import { type Operation, operationsOf } from '../support/contract/operations.js';
import { provinceTemplate, testDatabase } from '../support/database.js';
import { documentOf } from './scope-matrix.documents.js';
import { calls } from './scope-matrix.operations.js';
import { openProbe } from './scope-matrix.probe.js';
import { type Target } from './scope-matrix.target.js';
import { committeeOf } from './scope-matrix.staff.js';
import { buildWorld, today } from './scope-matrix.world.js';
import { sealedProgramme } from './scope-matrix.children.js';
import { parted, type Twin, type Twins } from './sealed-twins.world.js';

const roomy = 180_000;
const roles = [...Object.keys(roleTable), 'no-such-role'];
const nine = new Date(startOfDay(day(today)).getTime() + 9 * 3_600_000);
/** Stands still, so that no answer differs by the moment it was asked for. */
const clock: Clock = { now: () => nine, offset: nine.getTime() - Date.now() };

/** Who lacks the clearance: in the programmes there are, in none, and in the sealed one by name alone. */
const duties = {
  'everything but the clearance': ['social-protection', sealedProgramme],
  'the sealed programme, by name alone': [sealedProgramme],
  'ordinary work': ['social-protection'],
} as const;

const allOfThem = 'all of them';

let twins: Twins;
let a: Target;
let operations: readonly Operation[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  const world = await testDatabase({ template: provinceTemplate });
  ({ a } = await buildWorld(world));
  const agencyId = await committeeOf(world, a.unitId);
  for (const [name, programmes] of Object.entries(duties))
    for (const role of programmes.length > 1 ? [...roles, allOfThem] : [allOfThem])
      tokens.set(
        `${name}: ${role}`,
        await signedIn(world, { name: role, agencyId, roles: role === allOfThem ? roles : [role], programmes }),
      );
  twins = await parted(world, a, clock);
  operations = operationsOf(twins.bare.api.app);
}, roomy);
afterAll(() => twins.close());

const ask = async ({ api }: Twin, token: string, operation: Operation, variables: object): Promise<string> => {
  const { status, text } = await api.ask(token, documentOf(api.schema, operation, Object.keys(variables)), variables);
  // The number under which the log has a fault of ours is drawn at random too.
  return `${status} ${text.replaceAll(/"params":\{"id":"[0-9a-f]{8}"\}/g, '"params":{"id":"#"}')}`;
};

/** Drawn at random or at the moment, so that two runs differ in it by themselves: keys, codes, secrets, times. */
const drawn =
  /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|^[A-Z]{1,3}-[2-9A-HJ-NP-Z]{8}$|^AS[0-9A-Z]{10}$|^[\w-]{43}$|^\d{4}-\d\d-\d\dT[\d:.]+Z$/g;

/** An answer without what is drawn; lists that were sorted by a drawn key stand in the order of what is left. */
function blind(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(blind(each))).sort();
  if (typeof value === 'string') return value.replaceAll(drawn, '#');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, blind(each)]));
}

/** What a role is not given is refused before anything is looked at: the scope matrix has that; here it is asked by nobody's role. */
const mayAsk = (who: string, { requirement }: Operation): boolean =>
  !('permission' in requirement) ||
  who.endsWith(allOfThem) ||
  who.endsWith('no-such-role') ||
  Object.entries(roleTable).some(
    ([role, given]) => who.endsWith(`: ${role}`) && given.includes(requirement.permission),
  );

describe('two databases that differ in one sealed case', () => {
  it('do differ: a cleared officer has worked it, and it left its traces under the seal', async () => {
    const count = async ({ db }: Twin): Promise<Record<string, number>> =>
      (
        await db.admin.query(
          `SELECT (SELECT count(*) FROM casework.case_file WHERE programme = $1)::int AS cases,
                  (SELECT count(*) FROM casework.decision WHERE sealed_for = $1)::int AS decisions,
                  (SELECT count(*) FROM casework.task WHERE programme = $1)::int AS tasks,
                  (SELECT count(*) FROM platform.outbox WHERE programme = $1)::int AS events,
                  (SELECT count(*) FROM platform.audit_entry WHERE seal = ARRAY[$1])::int AS audited,
                  (SELECT count(*) FROM platform.request WHERE seal = ARRAY[$1])::int AS requests`,
          [sealedProgramme],
        )
      ).rows[0];
    const [bare, full] = [await count(twins.bare), await count(twins.full)];
    const more = Object.entries(full).map(([what, n]) => [what, n - (bare[what] ?? 0)]);
    expect(Object.fromEntries(more)).toMatchObject({ cases: 1, decisions: 1, tasks: 1, events: 6, requests: 10 });
    expect(full['audited']).toBeGreaterThan((bare['audited'] ?? 0) + 10);
  });

  it(
    'answer every query of every role alike, byte for byte, also when asked for the very keys of the case',
    async () => {
      const aims = [a, { ...a, ...twins.sealed }];
      const queries = operations.flatMap((operation) => {
        // That every operation is aimed is held by the scope matrix.
        const call = calls[operation.name];
        return operation.kind === 'Query' && call ? [{ operation, call }] : [];
      });
      expect(queries.length).toBeGreaterThan(25);
      const faults: string[] = [];
      const questions = [...tokens].flatMap(([who, token]) =>
        queries
          .filter(({ operation }) => mayAsk(who, operation))
          .flatMap(({ operation, call }) =>
            [...new Set(aims.map((at) => JSON.stringify(call(at, () => 1))))].map((given) => ({
              who,
              token,
              operation,
              variables: JSON.parse(given) as object,
            })),
          ),
      );
      const asked = questions.length;
      const worker = async (): Promise<void> => {
        for (let next = questions.shift(); next; next = questions.shift()) {
          const { who, token, operation, variables } = next;
          const bare = await ask(twins.bare, token, operation, variables);
          const full = await ask(twins.full, token, operation, variables);
          if (bare !== full) faults.push(`${who} ${operation.name}: ${bare} ${full}`);
        }
      };
      await Promise.all(Array.from({ length: 6 }, worker));
      expect(faults).toEqual([]);
      expect(asked).toBeGreaterThan(400);
    },
    roomy,
  );

  it('answer for the case’s file as for none', async () => {
    const token = tokens.get(`everything but the clearance: ${allOfThem}`) ?? '';
    const download = async ({ api }: Twin): Promise<string> => {
      const response = await fetch(`${await api.app.getUrl()}/files/${twins.sealed.fileId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return JSON.stringify([
        response.status,
        [...response.headers].filter(([name]) => name !== 'date'),
        await response.text(),
      ]);
    };
    expect(await download(twins.full)).toBe(await download(twins.bare));
  });

  it(
    'take every ordinary command about the same child alike, one after the other',
    async () => {
      const token = tokens.get(`everything but the clearance: ${allOfThem}`) ?? '';
      const faults: string[] = [];
      let taken = 0;
      for (const name of Object.keys(calls)) {
        const operation = operations.find((each) => each.name === name);
        if (operation?.kind !== 'Mutation') continue;
        const requestId = crypto.randomUUID();
        const send = async (twin: Twin) => {
          const versionOf = await (await openProbe(twin.db)).versions();
          const answer = await ask(twin, token, operation, { ...calls[name]?.(a, versionOf), requestId });
          return JSON.stringify(blind(JSON.parse(answer.slice(4))));
        };
        const [bare, full] = [await send(twins.bare), await send(twins.full)];
        if (!bare.includes('"errors"')) taken += 1;
        if (bare !== full) faults.push(`${name}: ${bare} ${full}`);
      }
      expect(faults).toEqual([]);
      expect(taken).toBeGreaterThan(10);
    },
    roomy,
  );

  it('would not, were the seal broken', async () => {
    const token = tokens.get(`the sealed programme, by name alone: ${allOfThem}`) ?? '';
    const worklist = operations.find(({ name }) => name === 'worklist');
    if (!worklist) throw new Error('there is no worklist');
    await twins.full.db.admin.query(`DROP POLICY seal ON casework.case_file`);
    expect(await ask(twins.full, token, worklist, {})).not.toBe(await ask(twins.bare, token, worklist, {}));
  });
});
