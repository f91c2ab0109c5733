import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shiftedClock, type Permission } from '#platform';
import { day, startOfDay } from '#kernel';
import { roleTable } from '#programme-registry';
import { type Answer, openApi, signedIn, type TestApi } from '../support/api.js';
import { type Operation, operationsOf } from '../support/contract/operations.js';
import { provinceTemplate, testDatabase, type TestDatabase } from '../support/database.js';
import { documentOf, keyPaths, type Path, valueAt, withValueAt } from './scope-matrix.documents.js';
import { workbookOf } from './scope-matrix.lists.js';
import {
  answeredLater,
  commonKnowledge,
  keptAsGiven,
  keysInFiles,
  meantForOthers,
  ofOneself,
  ofNoProgramme,
  ofTheProvince,
} from './scope-matrix.exceptions.js';
import { calls } from './scope-matrix.operations.js';
import { ofChildren, ofTheSeal } from './scope-matrix.of-children.js';
import { blind, openProbe, type Probe, type Stand } from './scope-matrix.probe.js';
import { sealedClearances, sealedProgramme } from './scope-matrix.children.js';
import { type StandName, standNames, standsOf } from './scope-matrix.stands.js';
import { nothing, type Target } from './scope-matrix.target.js';
import { buildWorld, houseAndLantern, today } from './scope-matrix.world.js';

const allRoles = Object.keys(roleTable);
const roomy = 120_000;
let db: TestDatabase;
let api: TestApi;
let a: Target;
let b: Target;
let probe: Probe;
let operations: readonly Operation[];
let stands: Readonly<Record<StandName, Stand>>;

beforeAll(async () => {
  db = await testDatabase({ template: provinceTemplate });
  ({ a, b } = await buildWorld(db));
  api = await openApi(db, {
    clock: shiftedClock(startOfDay(day(today)).getTime() + 9 * 3_600_000 - Date.now()),
    programmes: houseAndLantern,
  });
  operations = operationsOf(api.app);
  probe = await openProbe(db);
  stands = await standsOf(db, a, b);
}, roomy);
afterAll(async () => {
  await api.close();
  await db.close();
});

const signInAt = (stand: Stand, roles: readonly string[]) => signedIn(db, { name: 'Người Hỏi', ...stand, roles });

const send = (token: string, operation: Operation, variables: object): Promise<Answer> => {
  const all = { ...variables, ...(operation.kind === 'Mutation' && { requestId: crypto.randomUUID() }) };
  return api.ask(token, documentOf(api.schema, operation, Object.keys(all)), all);
};

/** Does the same with each, some at a time. */
async function forEach<T>(list: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const callOf = (
  operation: Operation,
  at: Target,
  versionOf: (key: string | number) => number,
): Record<string, unknown> => {
  const call = calls[operation.name];
  if (!call) throw new Error(`scope-matrix.operations.ts does not say how ${operation.name} is called`);
  return call(at, versionOf);
};

describe('the scope matrix', () => {
  it('knows every operation of the schema, and no other', () => {
    expect(Object.keys(calls).sort()).toEqual(operations.map(({ name }) => name).sort());
    const untried = operations.flatMap((operation) => {
      const call = callOf(operation, a, () => 1);
      return keyPaths(operation)
        .filter((path) => valueAt(call, path) === undefined)
        .map((path) => `${operation.name} ${path.join('.')}`);
    });
    expect(untried).toEqual([]);
  });

  it(
    'refuses each operation to each role that is not given it, in the same bytes wherever it is aimed',
    async () => {
      const versionOf = await probe.versions();
      const wrong: string[] = [];
      for (const role of [...allRoles, 'no-such-role']) {
        const token = await signInAt(stands['own commune, one of the programmes'], [role]);
        await forEach(
          operations.filter((each) => !mayRole(role, each)),
          async (operation) => {
            const own = await send(token, operation, callOf(operation, a, versionOf));
            const absent = await send(token, operation, callOf(operation, nothing, versionOf));
            const isRefused = own.codes.join() === 'PLATFORM.FORBIDDEN' && own.text === absent.text;
            if (!isRefused) wrong.push(`${role} ${operation.name}: ${own.text} ${absent.text}`);
          },
        );
      }
      expect(wrong).toEqual([]);
    },
    roomy,
  );

  it.each(standNames)(
    'shows and changes no foreign row from: %s',
    async (name) => {
      const stand = stands[name];
      const [before, versionOf] = [await probe.fingerprint(), await probe.versions()];
      const faults: string[] = [];
      for (const role of allRoles) {
        const token = await signInAt(stand, [role]);
        await forEach(
          operations.filter(
            (each) =>
              mayRole(role, each) &&
              !isOwn(each, name) &&
              !meantForOthers.has(each.name) &&
              !answeredLater.has(each.name),
          ),
          async (operation) => {
            const absent = await send(
              token,
              operation,
              callOf(operation, nothing, () => 1),
            );
            for (const hidden of isAimed(operation) ? stand.hidden : [nothing]) {
              const answer =
                hidden === nothing ? absent : await send(token, operation, callOf(operation, hidden, versionOf));
              faults.push(
                ...(await faultsOf(operation, { answer, absent, hidden, stand })).map((fault) => `${role}: ${fault}`),
              );
            }
          },
        );
      }
      expect(faults).toEqual([]);
      // An act on many rows answers each with its refusal, and is remembered: a request is its sender's own row.
      const requests = { 'platform.request': expect.anything() };
      expect(await probe.fingerprint()).toEqual({ ...before, ...requests });
    },
    roomy,
  );

  it(
    'tells a foreign key inside an own command from no key at all by nothing, and writes for neither',
    async () => {
      const stand = { ...stands['own commune, one of the programmes'], programmes: mine };
      const token = await signInAt(stand, everyRole);
      const versionOf = await probe.versions();
      const faults: string[] = [];
      const aims = operations.flatMap((operation) =>
        [...keyPaths(operation), ...(keysInFiles[operation.name] ?? [])].flatMap((path) =>
          isOpenKey(operation, path) ? [] : [{ operation, path }],
        ),
      );
      for (const { operation, path } of aims) {
        const own = callOf(operation, a, versionOf);
        const aimed = (at: Target) => withValueAt(own, path, valueAt(callOf(operation, at, versionOf), path));
        const before = JSON.stringify(await probe.fingerprint());
        const [answer, absent] = [await send(token, operation, aimed(b)), await send(token, operation, aimed(nothing))];
        faults.push(
          ...(await faultsOf(operation, { answer, absent, hidden: b, stand })).map(
            (fault) => `${path.join('.')}: ${fault}`,
          ),
        );
        if (JSON.stringify(await probe.fingerprint()) !== before)
          faults.push(`${operation.name} ${path.join('.')} wrote: ${answer.text} ${absent.text}`);
      }
      expect(faults).toEqual([]);
    },
    roomy,
  );

  it('takes in no application about somebody out of sight', async () => {
    const stand = { ...stands['own commune, one of the programmes'], programmes: mine };
    const token = await signInAt(stand, everyRole);
    const start = operations.find(({ name }) => name === 'startCase')!;
    const input = { procedure: 'lantern.lend', unitId: a.unitId, receivedOn: '2026-11-20', form: { nights: 2 } };
    for (const { personId } of [b, nothing])
      expect((await send(token, start, { input: { ...input, personId } })).codes).toEqual(['CITIZEN.PERSON_NOT_FOUND']);
    expect((await send(token, start, { input: { ...input, personId: a.personId } })).codes).toEqual([]);
  });

  it('tells of somebody out of sight whose number is on a list only that it is taken', async () => {
    const stand = stands['own commune, one of the programmes'];
    const dryRun = operations.find(({ name }) => name === 'importDryRun')!;
    const list = { unitId: a.unitId, after: 20, personalNumber: b.personalNumber };
    const file = (await workbookOf(db, list)).toString('base64');
    const answer = await send(await signInAt(stand, allRoles), dryRun, { file });
    expect(answer.text).toContain('NUMBER_TAKEN');
    expect(await probe.leaksIn(answer, stand)).toEqual([]);
  });

  it('opens no file of another area, and answers for it in the same bytes as for none', async () => {
    const url = await api.app.getUrl();
    const download = async (token: string, id: string): Promise<string> => {
      const response = await fetch(`${url}/files/${id}`, { headers: { authorization: `Bearer ${token}` } });
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      return JSON.stringify([response.status, headers, await response.text()]);
    };
    const { rows: files } = await db.admin.query<{ id: string }>(`SELECT id FROM platform.stored_file ORDER BY id`);
    const openedBy = async (stand: Stand, roles: readonly string[]): Promise<string[]> => {
      const token = await signInAt(stand, roles);
      const absent = await download(token, nothing.payFileId);
      const answers = await Promise.all(files.map(async ({ id }) => ({ id, answer: await download(token, id) })));
      return answers.filter(({ answer }) => answer !== absent).map(({ id }) => id);
    };
    for (const name of standNames)
      expect([name, await openedBy(stands[name], everyRole)]).toEqual([name, await probe.filesOf(stands[name])]);
    const own = stands['own commune, one of the programmes'];
    expect(await openedBy(own, everyRole)).toEqual([a.payFileId]);
    expect(
      await openedBy(
        own,
        everyRole.filter((role) => role !== 'accountant'),
      ),
    ).toEqual([]);
  });

  it('lists and counts what is in scope, all of it and nothing else', async () => {
    const stand = stands['own commune, one of the programmes'];
    const token = await signInAt(stand, allRoles);
    const inScope = async (table: string, condition: string) =>
      (
        await db.admin.query(
          `SELECT id FROM ${table} WHERE unit_id = ANY ($1) AND programme = ANY ($2) AND ${condition} ORDER BY id`,
          [await probe.areaOf(stand), stand.programmes],
        )
      ).rows;
    const listed = async (query: string, name: string) =>
      ((await api.ask(token, query)).data?.[name] as { nodes: { id: string }[] }).nodes.sort((x, y) =>
        x.id < y.id ? -1 : 1,
      );
    const cases = await inScope('casework.case_file', 'outcome IS NULL');
    expect(await listed('{ worklist(first: 100) { nodes { id } } }', 'worklist')).toEqual(cases);
    expect(await listed('{ tasks(first: 100) { nodes { id } } }', 'tasks')).toEqual(
      await inScope('casework.task', 'done_at IS NULL'),
    );
    const ordersOf = (run: number) => inScope('payment.payment_order', `run_id = ${run}`);
    const ofRun = `{ payOrders(runId: ${a.sentRunId}, first: 100) { nodes { id } } }`;
    expect(await listed(ofRun, 'payOrders')).toEqual(await ordersOf(a.sentRunId));
    const ofPayee = `{ payOrdersOf(personId: "${a.payeeId}", first: 100) { nodes { id } } }`;
    expect(await listed(ofPayee, 'payOrdersOf')).toEqual([{ id: a.orderId }]);
    const paid = await api.ask(token, `{ payFiles(runId: ${a.sentRunId}) { id } }`);
    expect(paid.data).toEqual({ payFiles: (await probe.filesOf(stand)).map((id) => ({ id })) });
    const counters = (await api.ask(token, '{ worklistCounters { overdue soon onTime paused } }')).data?.[
      'worklistCounters'
    ] as Record<string, number>;
    expect(Object.values(counters).reduce((sum, each) => sum + each)).toBe(cases.length);
  });

  it(
    'lets everything be done within the own area, and tells nothing of another even then',
    async () => {
      const faults: string[] = [];
      for (const name of Object.keys(calls).filter((each) => !ofOneself.has(each))) {
        const operation = operations.find((each) => each.name === name)!;
        const place =
          stands[ofTheProvince.has(name) ? 'province, the other programme' : 'own commune, one of the programmes'];
        const stand = {
          ...place,
          programmes: ofTheProvince.has(name) ? ['social-protection'] : mine,
          ...(ofChildren.has(name) && { programmes: ['children'] }),
          ...(ofTheSeal.has(name) && { programmes: [sealedProgramme], clearances: sealedClearances }),
        };
        const answer = await send(
          await signInAt(stand, everyRole),
          operation,
          callOf(operation, a, await probe.versions()),
        );
        if (answer.codes.length > 0) faults.push(`${name}: ${answer.text}`);
        faults.push(...(await probe.leaksIn(answer, stand)).map((text) => `${name} tells ${text}`));
      }
      expect(faults).toEqual([]);
    },
    roomy,
  );
});

/** What the target of the own commune has something of. */
const mine = ['social-protection', 'lantern', 'poor-households'];
const everyRole = [...allRoles, 'lamp-clerk', 'lamp-master'];

interface Comparison {
  readonly answer: Answer;
  readonly absent: Answer;
  readonly hidden: Target;
  readonly stand: Stand;
}

/** What an answer aimed at a hidden record betrays, beside the answer aimed at none. */
async function faultsOf({ name }: Operation, { answer, absent, hidden, stand }: Comparison): Promise<string[]> {
  return [
    ...(commonKnowledge.has(name) || blind(answer, hidden, nothing) === blind(absent, hidden, nothing)
      ? []
      : [`${name}: ${answer.text} where nothing is: ${absent.text}`]),
    ...(answer.codes.includes('PLATFORM.INTERNAL') ? [`${name}: ${answer.text}`] : []),
    ...(await probe.leaksIn(answer, stand, hidden)).map((text) => `${name} tells ${text}`),
  ];
}

/** Whoever serves the province does not do something foreign where no programme is concerned. */
const isOwn = ({ name }: Operation, stand: StandName) =>
  ofNoProgramme.has(name) && stand === 'province, the other programme';

/** One without arguments answers the same whatever it is meant for. */
const isAimed = (operation: Operation) => Object.keys(callOf(operation, nothing, () => 1)).length > 0;

const mayRole = (role: string, { requirement }: Operation): boolean =>
  !('permission' in requirement) || (roleTable[role] ?? []).includes(requirement.permission as Permission);
/** The map is public, and runs and rates belong to a programme that this asker holds. */
const isOpenKey = ({ name }: Operation, path: Path) =>
  commonKnowledge.has(name) ||
  answeredLater.has(name) ||
  keptAsGiven.has(`${name} ${path.join('.')}`) ||
  /unitId$|runId$/i.test(path.at(-1) ?? '') ||
  /PayRun|^payRun/.test(name);
