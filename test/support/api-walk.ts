import { expect } from '@jest/globals';
import { day, startOfDay } from '#kernel';
import { type Clock } from '#platform';
import { programmes } from '#programme-registry';
import { openApi, signedIn, type TestApi } from './api.js';
import { type TestDatabase } from './database.js';
import { unitOn } from './province.js';

export type DeskName = 'intake' | 'officer' | 'chair' | 'district' | 'districtChair';

/** A case as the API shows it. */
export interface WalkedCase {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly procedureVersion: string;
  readonly clock: { readonly state: string; readonly dueOn: string | null };
  readonly decisions: readonly { readonly id: string; readonly kind: string }[];
}

/** One step: its day, whose desk, which step, with which form. */
export type WalkStep = readonly [on: string, desk: DeskName, step: string, form?: object];

/** Where a walk came to. */
export interface Walked {
  readonly file: WalkedCase;
  /** Steps taken after the last day of the state they left. */
  readonly late: readonly string[];
}

export interface StartedCase {
  readonly procedure: string;
  readonly personId: string;
  readonly on: string;
  /** Entered late: the day it was received, before the day it is entered on. */
  readonly receivedOn?: string;
  readonly form: object;
  readonly aboutDecisionId?: string;
}

const fields = `id version state outcome procedureVersion clock { state dueOn } decisions { id kind }`;
const startCase = `mutation ($input: StartCaseInput!, $requestId: String!) { file: startCase(input: $input, requestId: $requestId) { ${fields} } }`;
const performStep = `mutation ($input: PerformStepInput!, $requestId: String!) { file: performStep(input: $input, requestId: $requestId) { ${fields} } }`;

/** The desks of one commune before the real API, whose clock stands at nine in the morning of the day of each act. */
export class ApiWalk {
  private constructor(
    readonly api: TestApi,
    readonly unitId: number,
    private readonly tokens: Readonly<Record<DeskName, string>>,
    private readonly time: { offset: number },
  ) {}

  static async open(db: TestDatabase, communeCode: string, on: string): Promise<ApiWalk> {
    const time = { offset: 0 };
    const clock: Clock = {
      now: () => new Date(Date.now() + time.offset),
      get offset() {
        return time.offset;
      },
    };
    const api = await openApi(db, { clock });
    const unitId = await unitOn(db, communeCode, on);
    const all = programmes.map(({ code }) => code);
    const sign = async (name: string, agencyId: number, ...roles: string[]) =>
      signedIn(db, { name, agencyId, roles, programmes: all });
    const commune = await agencyOf(db, 'commune-peoples-committee', unitId, on);
    const district = (await agencyOf(db, 'district-peoples-committee', unitId, on)) ?? commune ?? 0;
    const walk = new ApiWalk(
      api,
      unitId,
      {
        intake: await sign('Một cửa', commune ?? 0, 'one-stop-officer'),
        officer: await sign('Cán bộ xã', commune ?? 0, 'commune-officer'),
        chair: await sign('Chủ tịch xã', commune ?? 0, 'commune-chair'),
        district: await sign('Cán bộ phòng', district, 'district-officer'),
        districtChair: await sign('Chủ tịch huyện', district, 'district-chair'),
      },
      time,
    );
    walk.moveTo(on);
    return walk;
  }

  moveTo(on: string): void {
    this.time.offset = startOfDay(day(on)).getTime() + 9 * 3_600_000 - Date.now();
  }

  ask(desk: DeskName, query: string, variables: object = {}) {
    return this.api.ask(this.tokens[desk], query, variables);
  }

  /** What the API refuses comes back as its code. */
  async tryStart(
    desk: DeskName,
    { procedure, personId, on, receivedOn = on, form, aboutDecisionId }: StartedCase,
  ): Promise<WalkedCase | string> {
    this.moveTo(on);
    const input = { procedure, personId, unitId: this.unitId, receivedOn, form, aboutDecisionId };
    return this.fileOf(await this.ask(desk, startCase, { input, requestId: crypto.randomUUID() }));
  }

  async tryStep(file: WalkedCase, [on, desk, step, form = {}]: WalkStep): Promise<WalkedCase | string> {
    this.moveTo(on);
    const input = { caseId: file.id, step, form, version: file.version };
    return this.fileOf(await this.ask(desk, performStep, { input, requestId: crypto.randomUUID() }));
  }

  async start(desk: DeskName, given: StartedCase): Promise<WalkedCase> {
    return accepted(await this.tryStart(desk, given));
  }

  async walk(file: WalkedCase, steps: readonly WalkStep[]): Promise<Walked> {
    const late: string[] = [];
    let current = file;
    for (const each of steps) {
      const { dueOn } = current.clock;
      if (dueOn !== null && dueOn < each[0]) late.push(each[2]);
      current = accepted(await this.tryStep(current, each));
    }
    return { file: current, late };
  }

  close(): Promise<void> {
    return this.api.close();
  }

  private fileOf({ data, codes }: Awaited<ReturnType<TestApi['ask']>>): WalkedCase | string {
    return codes[0] ?? (data?.['file'] as WalkedCase);
  }
}

function accepted(answer: WalkedCase | string): WalkedCase {
  expect(answer).toMatchObject({ id: expect.any(String) });
  return answer as WalkedCase;
}

async function agencyOf(db: TestDatabase, kind: string, unitId: number, on: string): Promise<number | undefined> {
  const found = await db.admin.query<{ id: number }>(
    `SELECT a.id FROM territory.unit_up up JOIN territory.agency a ON a.unit_id = up.ancestor_id AND a.kind = $1 AND a.in_force @> $3::date
      WHERE up.unit_id = $2 LIMIT 1`,
    [kind, unitId, on],
  );
  return found.rows[0]?.id;
}
