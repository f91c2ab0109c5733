import { day, startOfDay } from '#kernel';
import { type Clock } from '#platform';
import { type Answer, openApi, signedIn, type TestApi } from './api.js';
import { type TestDatabase } from './database.js';

/** Someone at a desk, by the role that acts. */
export type Desk = string;

/** A case as the API shows it. */
export interface WalkedCase {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly clock: { readonly state: string; readonly dueOn: string | null };
  readonly decisions: readonly { readonly id: string; readonly kind: string }[];
  readonly availableSteps: readonly { readonly code: string }[];
}

export interface Stop {
  readonly on: string;
  readonly by: Desk;
  readonly step: string;
  readonly form?: object;
}

export interface CaseStart {
  readonly procedure: string;
  readonly on: string;
  readonly by: Desk;
  readonly personId: string;
  readonly unitId: number;
  readonly form: object;
  readonly aboutDecisionId?: string;
}

const seen = `id version state outcome clock { state dueOn } decisions { id kind } availableSteps { code }`;

/** A refusal that came over the wire. */
export class Refused extends Error {
  constructor(readonly codes: readonly string[]) {
    super(codes.join());
  }
}

/** Takes cases through the real API, each act on its own day by somebody at the right desk. */
export class CaseWalk {
  private constructor(
    private readonly api: TestApi,
    private readonly clock: { offset: number },
    private readonly tokens: ReadonlyMap<Desk, string>,
  ) {}

  /** @param desks the agency each role sits in, by its key. */
  static async open(db: TestDatabase, desks: Readonly<Record<Desk, number>>): Promise<CaseWalk> {
    const clock = { offset: 0, now: (): Date => new Date(Date.now() + clock.offset) } satisfies Clock;
    const api = await openApi(db, { clock });
    const tokens = new Map<Desk, string>();
    for (const [role, agencyId] of Object.entries(desks))
      tokens.set(role, await signedIn(db, { name: role, agencyId, roles: [role], programmes: ['social-protection'] }));
    return new CaseWalk(api, clock, tokens);
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** One operation on a day. @throws Refused */
  async ask(on: string, by: Desk, query: string, variables: object = {}): Promise<Record<string, unknown>> {
    this.clock.offset = startOfDay(day(on)).getTime() + 9 * 3_600_000 - Date.now();
    const answer: Answer = await this.api.ask(this.tokens.get(by), query, variables);
    if (answer.codes.length > 0 || !answer.data) throw new Refused(answer.codes);
    return answer.data;
  }

  async start({ on, by, ...given }: CaseStart): Promise<WalkedCase> {
    const data = await this.ask(
      on,
      by,
      `mutation ($input: StartCaseInput!, $requestId: String!) { startCase(input: $input, requestId: $requestId) { ${seen} } }`,
      { input: { ...given, receivedOn: on }, requestId: crypto.randomUUID() },
    );
    return data['startCase'] as WalkedCase;
  }

  async take(file: Pick<WalkedCase, 'id' | 'version'>, { on, by, step, form = {} }: Stop): Promise<WalkedCase> {
    const data = await this.ask(
      on,
      by,
      `mutation ($input: PerformStepInput!, $requestId: String!) { performStep(input: $input, requestId: $requestId) { ${seen} } }`,
      { input: { caseId: file.id, step, form, version: file.version }, requestId: crypto.randomUUID() },
    );
    return data['performStep'] as WalkedCase;
  }

  async walk(begin: CaseStart, stops: readonly Stop[]): Promise<WalkedCase> {
    let file = await this.start(begin);
    for (const stop of stops) file = await this.take(file, stop);
    return file;
  }

  async look(on: string, by: Desk, id: string): Promise<WalkedCase> {
    return (await this.ask(on, by, `query ($id: ID!) { case(id: $id) { ${seen} } }`, { id }))['case'] as WalkedCase;
  }
}

/** `'2026-11-02 commune-chair decide'` as a stop; with a form where one is given. */
export const stop = (line: string, form?: object): Stop => {
  const [on = '', by = '', step = ''] = line.split(' ');
  return { on, by, step, ...(form && { form }) };
};
