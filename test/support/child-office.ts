import { type Clock } from '#platform';
import { type Answer, openApi, signedIn, type TestApi } from './api.js';
import { provinceTemplate, testActor, testDatabase, type TestDatabase } from './database.js';
import { somebody, unitOn } from './province.js';

const programmeCode = 'child-protection';
const reporterClearance = 'child-protection-reporter';

/** A clock that is set by hand. */
class HandClock implements Clock {
  offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** `2026-11-20 08:00`, in Vietnam. */
  set(to: string): void {
    this.offset = new Date(`${to.replace(' ', 'T')}:00+07:00`).getTime() - Date.now();
  }
}

export interface CaseSeen {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly clock: { readonly state: string; readonly dueAt: string | null };
  readonly decisions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly paper: { readonly number: string };
  }[];
}

/** The child-protection desk of a commune, as it works through the API. */
export interface ChildOffice {
  readonly db: TestDatabase;
  readonly api: TestApi;
  readonly clock: HandClock;
  readonly unitId: number;
  readonly otherUnitId: number;
  readonly tokens: Readonly<Record<Desk, string>>;
  child(birth: string, name?: string): Promise<string>;
  /** Starts a case at a moment. */
  open(
    at: string,
    given: {
      procedure: string;
      personId: string;
      form: object;
      by?: Desk;
      receivedOn?: string;
      aboutDecisionId?: string;
    },
  ): Promise<CaseSeen>;
  /** Takes a step at a moment; the answer as it is, refused or not. */
  tryStep(at: string, by: Desk, file: CaseSeen, step: string, form?: object, on?: string): Promise<Answer>;
  step(at: string, by: Desk, file: CaseSeen, step: string, form?: object, on?: string): Promise<CaseSeen>;
  ask(by: Desk, query: string, variables?: object): Promise<Answer>;
  close(): Promise<void>;
}

const desks = {
  officer: ['child-officer'],
  chair: ['commune-chair'],
  lead: ['child-protection-lead'],
  facility: ['facility-head'],
  province: ['province-leader'],
  /** A role of the programme under a duty that has no clearance. */
  uncleared: ['child-officer', 'commune-chair', 'child-protection-lead'],
} as const;
export type Desk = keyof typeof desks;

const seen = `id version state outcome clock { state dueAt } decisions { id kind paper { number } }`;

export async function openChildOffice(): Promise<ChildOffice> {
  const db = await testDatabase({ template: provinceTemplate });
  const clock = new HandClock();
  const api = await openApi(db, { clock });
  const unitId = await unitOn(db, '32248', '2026-11-20');
  const otherUnitId = await unitOn(db, '32244', '2026-11-20');
  const { rows } = await db.admin.query<{ id: number }>(
    `SELECT id FROM territory.agency WHERE unit_id = $1 AND kind = 'commune-peoples-committee' AND in_force @> date '2026-11-20'`,
    [unitId],
  );
  const tokens = Object.fromEntries(
    await Promise.all(
      Object.entries(desks).map(async ([name, roles]) => [
        name,
        await signedIn(db, {
          name,
          agencyId: rows[0]?.id ?? 0,
          roles,
          programmes: [programmeCode],
          clearances: name === 'uncleared' ? [] : [programmeCode, ...(name === 'lead' ? [reporterClearance] : [])],
        }),
      ]),
    ),
  ) as Record<Desk, string>;
  const ask: ChildOffice['ask'] = (by, query, variables) => api.ask(tokens[by], query, variables);
  const registrar = testActor({ units: [unitId] });
  const read = (answer: Answer, name: string): CaseSeen => {
    if (answer.codes.length > 0) throw new Error(answer.text);
    return answer.data?.[name] as CaseSeen;
  };
  const office: ChildOffice = {
    db,
    api,
    clock,
    unitId,
    otherUnitId,
    tokens,
    ask,
    child: (birth, name = 'Trần Bé Ba') => somebody(db, registrar, { unitId, birth, name, on: '2024-01-02' }),
    async open(at, { by = 'officer', receivedOn, ...input }) {
      clock.set(at);
      const answer = await ask(
        by,
        `mutation ($input: StartCaseInput!, $r: String!) { startCase(input: $input, requestId: $r) { ${seen} } }`,
        { input: { ...input, unitId, receivedOn: receivedOn ?? at.slice(0, 10) }, r: crypto.randomUUID() },
      );
      return read(answer, 'startCase');
    },
    tryStep(at, by, file, step, form = {}, on) {
      clock.set(at);
      return ask(
        by,
        `mutation ($input: PerformStepInput!, $r: String!) { performStep(input: $input, requestId: $r) { ${seen} } }`,
        { input: { caseId: file.id, version: file.version, step, form, ...(on && { on }) }, r: crypto.randomUUID() },
      );
    },
    step: async (...given) => read(await office.tryStep(...given), 'performStep'),
    async close() {
      await api.close();
      await db.close();
    },
  };
  return office;
}

/** A report as it comes in at night. */
export const reportAt = (receivedAt: string, given: object = {}): object => ({
  channel: 'hotline-111',
  receivedAt: `${receivedAt.replace(' ', 'T')}+07:00`,
  place: 'Ấp Mũi',
  harms: ['physical-violence'],
  inDanger: false,
  suspectsCrime: false,
  secrecy: 'secret',
  told: 'Hàng xóm nghe tiếng trẻ khóc nhiều đêm.',
  ...given,
});
