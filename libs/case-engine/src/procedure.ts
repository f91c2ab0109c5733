import { type Basis, type Duration, type LegalDay } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { type Decision } from './decision.js';

/** A class with class-validator rules: the input of one step. Its JSON Schema draws the step's form. */
export type FormClass<F extends object> = new () => F;

/** One paper that an application needs or may bring. */
export interface DossierItem {
  readonly title: string;
  /** The official form's number, where law gives one: `'1a'`. */
  readonly form?: string;
  /** It goes on holding: one that was handed in for an earlier case of the person serves for the next ones of the programme. */
  readonly lasts?: true;
  /** It says nothing but who somebody is, which the national population database proves as well. */
  readonly isOfIdentity?: true;
}

/** A place where a case waits for someone. A state with an outcome is an end. */
export interface StateDefinition {
  readonly title: string;
  /** The clock that starts when the case arrives here, or the one of the state before going on: one limit over several states. */
  readonly clock?:
    | {
        readonly within: Duration;
        readonly basis: Basis;
        /** Counts from the receipt and not from the arrival: from its instant where the limit is in hours. */
        readonly since?: 'receipt';
      }
    | 'continues';
  /** The role that must act before the clock runs out. */
  readonly responsible?: string;
  readonly outcome?: 'granted' | 'refused' | 'withdrawn' | 'done';
}

/** What the text of a decision is written from, before and at the signing. */
export interface DraftContext<F extends object> {
  readonly tx: ReadTx;
  readonly caseFile: CaseFile;
  readonly form: F;
  /** The day the step holds for; today unless the form of an earlier day is entered late. */
  readonly on: LegalDay;
}

/** What a step has at hand when it takes effect. */
export interface StepContext<F extends object> extends DraftContext<F> {
  readonly tx: Tx;
  /** Present when the step signs one. */
  readonly decision: Decision | undefined;
}

/** The decision that a step signs. */
export interface DecisionDefinition<F extends object> {
  /** `grant`, `refuse`, `stop` … */
  readonly kind: string;
  /** The act for which the signing agency is looked up by the day of signing, as competence moves while a file is under way. */
  readonly act: string;
  readonly title: string;
  /** The articles of the paper, one text each, written from the facts; asked also for a draft, and so only reads. */
  articles(context: DraftContext<F>): Promise<readonly string[]>;
  readonly legalBases: readonly string[];
  /** Ends the decision that the case is about, and stands in its place. */
  readonly revokes?: true;
}

/** The state a case was in before its clock was paused. */
export const back = '(back)';

/** An act that moves a case from one state to another. */
export interface StepDefinition<S extends string = string, F extends object = object> {
  readonly title: string;
  readonly from: S | readonly S[];
  readonly to: S | typeof back;
  /** Roles that may take it; any one suffices. */
  readonly by: readonly string[];
  readonly form?: FormClass<F>;
  /** Papers that must be in the dossier. */
  readonly needs?: readonly string[];
  /** `pause` stops the clock of the state it leaves; the step that goes `back` resumes it. */
  readonly clock?: 'pause';
  /** A step of this case whose actor may not take this one. */
  readonly notAfter?: string;
  /** Refuses by throwing a typed error; reads only what it is given. */
  readonly guard?: (context: { readonly caseFile: CaseFile; readonly form: F; readonly on: LegalDay }) => void;
  readonly decision?: DecisionDefinition<F>;
  readonly effect?: (context: StepContext<F>) => Promise<void>;
}

/** Ties a step's form to its effect. */
export const step = <const S extends string, F extends object>(definition: StepDefinition<S, F>): StepDefinition<S> =>
  definition as unknown as StepDefinition<S>;

/** One version of a procedure; a case keeps the version it began under. */
export interface Procedure<S extends string = string> {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly basis: Basis;
  /** Files received on these days follow this version, `[from, until)`. */
  readonly from: LegalDay;
  readonly until?: LegalDay;
  readonly dossier: Readonly<Record<string, DossierItem>>;
  /** Who may take in an application, with which form, and where the case then waits. */
  readonly start: {
    readonly by: readonly string[];
    readonly state: S;
    readonly form: FormClass<object>;
    /** Where the case waits instead when what was received cannot wait. */
    readonly urgent?: { readonly state: S; readonly when: (form: object) => boolean };
    /** The instant of receipt, when limits in hours count from it; else the case is received when it is entered, or with its day. */
    readonly receivedAt?: (form: object) => Date;
    /** The case is about a decision and cannot begin without it: an appeal, a revocation. */
    readonly aboutDecision?: true;
    readonly effect?: (context: StepContext<object>) => Promise<void>;
  };
  readonly states: Readonly<Record<S, StateDefinition>>;
  readonly steps: Readonly<Record<string, StepDefinition<S>>>;
}

/** `start({ by, state, form, effect })` with the form's type carried to the effect. */
export const start = <const S extends string, F extends object>(definition: {
  readonly by: readonly string[];
  readonly state: S;
  readonly form: FormClass<F>;
  readonly urgent?: { readonly state: S; readonly when: (form: F) => boolean };
  readonly receivedAt?: (form: F) => Date;
  readonly aboutDecision?: true;
  readonly effect?: (context: StepContext<F>) => Promise<void>;
}): Procedure<S>['start'] => definition as unknown as Procedure<S>['start'];

const fromStates = (definition: StepDefinition): readonly string[] =>
  typeof definition.from === 'string' ? [definition.from] : definition.from;

export const leavesFrom = (definition: StepDefinition, state: string): boolean =>
  fromStates(definition).includes(state);

const isSetback = ({ outcome }: StateDefinition): boolean => outcome === 'refused' || outcome === 'withdrawn';

/** Whether a step leads on, rather than asking for more, refusing or giving up. */
export const leadsOn = (procedure: Procedure, { to, clock }: StepDefinition): boolean => {
  const state = to === back ? undefined : procedure.states[to];
  return clock !== 'pause' && (to === back || (state !== undefined && !isSetback(state)));
};

/** The states that a case still goes through from `state` on, itself first, when each time the first step that leads on is taken. */
export function roadFrom(procedure: Procedure, state: string): string[] {
  const road = [state];
  for (let here: string | undefined = state; here !== undefined;) {
    const from: string = here;
    const step = Object.values(procedure.steps).find((each) => leavesFrom(each, from) && leadsOn(procedure, each));
    here = step && step.to !== back && !road.includes(step.to) ? step.to : undefined;
    if (here !== undefined) road.push(here);
  }
  return road;
}

/**
 * Checks a procedure when it is loaded.
 * @throws Error naming every state that does not exist, cannot be reached, or cannot be left; every paper not in the dossier.
 */
export function defineProcedure<const S extends string>(procedure: Procedure<S>): Procedure {
  const faults = faultsOf(procedure as unknown as Procedure);
  if (faults.length > 0) throw new Error(`procedure ${procedure.code} ${procedure.version}: ${faults.join('; ')}`);
  return procedure as unknown as Procedure;
}

function faultsOf(procedure: Procedure): string[] {
  const states = new Set(Object.keys(procedure.states));
  const steps = Object.entries(procedure.steps);
  const reached = reachable(procedure);
  return [
    ...startStates(procedure)
      .filter((state) => !states.has(state))
      .map((state) => `starts in unknown state ${state}`),
    ...steps.flatMap(([code, each]) => [
      ...[...fromStates(each), each.to]
        .filter((state) => state !== back && !states.has(state))
        .map((state) => `step ${code} names unknown state ${state}`),
      ...(each.needs ?? [])
        .filter((item) => !(item in procedure.dossier))
        .map((item) => `step ${code} needs unknown paper ${item}`),
      ...(each.notAfter === undefined || each.notAfter in procedure.steps
        ? []
        : [`step ${code} names unknown step ${each.notAfter}`]),
      ...(each.by.length > 0 ? [] : [`step ${code} is open to nobody`]),
    ]),
    ...[...states].filter((state) => !reached.has(state)).map((state) => `state ${state} cannot be reached`),
    ...Object.entries(procedure.states).flatMap(([state, { outcome }]) => {
      const leaves = steps.some(([, each]) => fromStates(each).includes(state));
      if (outcome && leaves) return [`state ${state} is an end and is left`];
      return outcome || leaves ? [] : [`state ${state} cannot be left`];
    }),
  ];
}

const startStates = ({ start: { state, urgent } }: Procedure): readonly string[] =>
  urgent ? [state, urgent.state] : [state];

function reachable(procedure: Procedure): Set<string> {
  const reached = new Set(startStates(procedure));
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const each of Object.values(procedure.steps))
      if (each.to !== back && fromStates(each).some((state) => reached.has(state))) reached.add(each.to);
  }
  return reached;
}
