import { type Procedure, type Programme } from '#case-engine';
import { day, type LegalDay, startOfDay, vietnamCalendar } from '#kernel';
import { type Actor, type Clock } from '#platform';
import { type Answer, openApi, signedIn, type TestApi } from './api.js';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from './database.js';
import { somebody, unitOn } from './province.js';

/** A case as the API shows it. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly clock: { readonly state: string; readonly dueOn: LegalDay | null };
  readonly decisions: readonly { readonly id: string; readonly kind: string }[];
}

const seen = `id version state outcome clock { state dueOn } decisions { id kind }`;
const startCase = `mutation ($input: StartCaseInput!, $requestId: String!) { file: startCase(input: $input, requestId: $requestId) { ${seen} } }`;
const performStep = `mutation ($input: PerformStepInput!, $requestId: String!) { file: performStep(input: $input, requestId: $requestId) { ${seen} } }`;
const lookAt = `query ($id: ID!) { file: case(id: $id) { ${seen} } }`;

/** With districts until 30/06/2025, and since. */
export type Era = 'districts' | 'communes';
/** The commune where people live, and another one. */
export type Place = 'here' | 'there';

const lastOfDistricts = '2025-07-01';
const dayOf: Readonly<Record<Era, string>> = { districts: '2024-05-06', communes: '2026-10-05' };
/** Of another district, while there were some. */
const communes: Readonly<Record<Era, Readonly<Record<Place, string>>>> = {
  districts: { here: '32248', there: '32191' },
  communes: { here: '32248', there: '32244' },
};

/** The first day of a file under a version of a procedure, so that all of it lies in the time of the version. */
export function firstDayOf({ until }: Pick<Procedure, 'until'>): LegalDay {
  if (until === undefined) return day('2026-10-12');
  return day(until <= lastOfDistricts ? '2024-05-06' : '2025-09-08');
}

export const eraOf = (on: string): Era => (on < lastOfDistricts ? 'districts' : 'communes');

const agencyKinds: Readonly<Record<string, string>> = {
  'district-officer': 'district-peoples-committee',
  'district-chair': 'district-peoples-committee',
  'province-chair': 'provincial-peoples-committee',
  'province-leader': 'provincial-peoples-committee',
};
const ofDepartment = ['department-lead', 'facility-officer', 'facility-head'];

/** The first role that has somebody at that time: there are no districts any more. */
export const roleIn = (era: Era, by: readonly string[]): string =>
  by.find((role) => era === 'districts' || !role.startsWith('district-')) ?? '';

/** A province through two eras, with somebody at every desk, before the real API. */
export class World {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly db: TestDatabase,
    private readonly api: TestApi,
    private readonly time: { offset: number },
    private readonly units: ReadonlyMap<string, number>,
  ) {}

  static async open(): Promise<World> {
    const db = await testDatabase({ template: provinceTemplate });
    const time = { offset: 0, now: (): Date => new Date(Date.now() + time.offset) } satisfies Clock;
    const units = new Map<string, number>();
    for (const era of ['districts', 'communes'] as const) {
      for (const place of ['here', 'there'] as const)
        units.set(`${era} ${place}`, await unitOn(db, communes[era][place], dayOf[era]));
      units.set(`${era} province`, await unitOn(db, '96', dayOf[era]));
    }
    return new World(db, await openApi(db, { clock: time }), time, units);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.db.close();
  }

  unit(era: Era, place: Place | 'province' = 'here'): number {
    return this.units.get(`${era} ${place}`) ?? 0;
  }

  registrar(era: Era): Actor {
    return testActor({
      name: 'Hộ tịch',
      units: [this.unit(era)],
      programmes: ['social-protection', 'poor-households'],
    });
  }

  person(era: Era, birth: string): Promise<string> {
    const unitId = this.unit(era);
    return somebody(this.db, this.registrar(era), {
      unitId,
      birth,
      on: era === 'districts' ? '2024-01-10' : '2025-07-10',
    });
  }

  /** One operation on a day, by whoever holds a role. */
  async ask(
    by: { readonly programme: Programme; readonly role: string; readonly place?: Place },
    on: LegalDay,
    query: string,
    variables: object,
  ): Promise<Answer> {
    this.time.offset = startOfDay(on).getTime() + 9 * 3_600_000 - Date.now();
    return this.api.ask(await this.token(by.programme, by.role, eraOf(on), by.place ?? 'here'), query, variables);
  }

  /** As `ask`, of a command that must succeed. @throws Error */
  async command(...given: Parameters<World['ask']>): Promise<Record<string, unknown>> {
    const answer = await this.ask(...given);
    if (answer.codes.length > 0 || !answer.data) throw new Error(answer.text);
    return answer.data;
  }

  async start(by: Parameters<World['ask']>[0], on: LegalDay, given: object): Promise<Seen> {
    const input = { unitId: this.unit(eraOf(on), by.place), receivedOn: on, ...given };
    return (await this.command(by, on, startCase, { input, requestId: crypto.randomUUID() }))['file'] as Seen;
  }

  /** Null when the step gave the case to another commune. */
  async take(
    by: Parameters<World['ask']>[0],
    on: LegalDay,
    { id, version }: Seen,
    step: string,
    form: object,
  ): Promise<Seen | null> {
    const input = { caseId: id, step, form, version };
    return (await this.command(by, on, performStep, { input, requestId: crypto.randomUUID() }))['file'] as Seen | null;
  }

  async look(by: Parameters<World['ask']>[0], on: LegalDay, id: string): Promise<Seen> {
    return (await this.command(by, on, lookAt, { id }))['file'] as Seen;
  }

  private token(programme: Programme, role: string, era: Era, place: Place): Promise<string> {
    const key = [programme.code, role, era, place].join(' ');
    const known = this.tokens.get(key);
    if (known) return known;
    const made = this.agency(role, era, place).then((agencyId) =>
      signedIn(this.db, {
        name: role,
        agencyId,
        roles: [role],
        programmes: [programme.code],
        clearances: programme.sealed ? [programme.code] : [],
      }),
    );
    this.tokens.set(key, made);
    return made;
  }

  private async agency(role: string, era: Era, place: Place): Promise<number> {
    const found = await this.db.admin.query<{ id: number }>(
      ofDepartment.includes(role)
        ? `SELECT id FROM territory.agency WHERE code = $1 AND $2::int > 0`
        : `SELECT a.id FROM territory.unit_up up JOIN territory.agency a ON a.unit_id = up.ancestor_id
            WHERE a.kind = $1 AND up.unit_id = $2 AND a.in_force @> $3::date LIMIT 1`,
      ofDepartment.includes(role)
        ? [`department-of-${era === 'districts' ? 'labour' : 'health'}`, this.unit(era, place)]
        : [agencyKinds[role] ?? 'commune-peoples-committee', this.unit(era, place), dayOf[era]],
    );
    const [agency] = found.rows;
    if (!agency) throw new Error(`nobody is ${role} in the time of ${era}`);
    return agency.id;
  }
}

export const workingDaysAfter = (on: LegalDay, days: number): LegalDay => vietnamCalendar.addWorkingDays(on, days);
