import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type LegalMonth } from '#kernel';
import { type RunState } from '#payments';
import { type Answer } from '../support/api.js';
import { eventually, type RunningHouse } from '../support/processes.js';
import { type Office, programme } from './pay-province.js';

/** The course of a run, from end to end: what people do, and what the worker does after it. */
export const phases = ['open', 'preview', 'freeze', 'approve', 'post', 'order'] as const;
export type Phase = (typeof phases)[number];

interface SeenRun {
  readonly id: number;
  readonly state: RunState;
  readonly version: number;
}

const fields = 'id state version';
const open = `mutation ($programme: String!, $month: LegalMonth!, $requestId: String!) {
  run: openPayRun(programme: $programme, month: $month, requestId: $requestId) { ${fields} } }`;
const act = (name: string) => `mutation ($id: Int!, $version: Int!, $requestId: String!) {
  run: ${name}(id: $id, version: $version, requestId: $requestId) { ${fields} } }`;
const look = `query ($id: Int!) { run: payRun(id: $id) { ${fields} } }`;

/** Pays a month as people and the worker do, whatever is killed meanwhile; `begins` hears of each phase. */
export class PayCourse {
  constructor(
    private readonly house: RunningHouse,
    private readonly office: Office,
    private readonly begins: (phase: Phase) => void,
  ) {}

  async run(month: LegalMonth): Promise<SeenRun> {
    const { accountant, approver } = this.office;
    this.begins('open');
    const { id } = await this.insist(accountant, open, { programme, month });
    this.begins('preview');
    const previewed = await this.reaches(id, ['previewed']);
    this.begins('freeze');
    const frozen = await this.insist(accountant, act('freezePayRun'), previewed);
    this.begins('approve');
    await this.insist(approver, act('approvePayRun'), frozen);
    this.begins('post');
    await this.reaches(id, ['posted', 'ordered']);
    this.begins('order');
    return this.reaches(id, ['ordered']);
  }

  private async reaches(id: number, states: readonly RunState[]): Promise<SeenRun> {
    let seen: SeenRun | undefined;
    await eventually(`run ${id} is ${states.join(' or ')}`, async () => {
      seen = runOf(await this.tried(this.office.accountant, look, { id }));
      return seen !== undefined && states.includes(seen.state);
    });
    return seen!;
  }

  /** As a console does: the same request again until there is an answer to it. */
  private async insist(token: string, mutation: string, given: object): Promise<SeenRun> {
    const variables = { ...given, requestId: randomUUID() };
    let run: SeenRun | undefined;
    await eventually(`an answer to ${mutation.slice(0, 200)}`, async () => {
      const answer = await this.tried(token, mutation, variables);
      if (answer?.codes.some((code) => !isOfTheMoment(code))) throw new Error(answer.text);
      run = runOf(answer);
      return run !== undefined;
    });
    return run!;
  }

  private async tried(token: string, query: string, variables: object): Promise<Answer | undefined> {
    const answer = await this.house.ask(token, query, variables).catch(() => undefined);
    if (answer === undefined || answer.codes.length > 0) await pause(50);
    return answer;
  }
}

const runOf = (answer: Answer | undefined) => (answer?.data?.['run'] ?? undefined) as SeenRun | undefined;

/** Refusals that say nothing about the request itself: worth sending again. */
const isOfTheMoment = (code: string): boolean => code === 'PLATFORM.UNAVAILABLE';
