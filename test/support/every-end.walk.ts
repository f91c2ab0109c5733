import { type Procedure, type Programme, type StepDefinition } from '#case-engine';
import { type LegalDay } from '#kernel';
import { mainRoad, type Never, type Road } from './roads.js';
import {
  type Era,
  eraOf,
  firstDayOf,
  type Place,
  roleIn,
  type Seen,
  workingDaysAfter,
  type World,
} from './every-end.world.js';

/** Whom a case is about, and the day it begins on. */
export interface Ready {
  readonly personId: string;
  readonly on: LegalDay;
  readonly aboutDecisionId?: string | undefined;
  /** The commune that keeps the case; the one where people live first, where nothing is said. */
  readonly place?: Place;
}

/** What a form is written from. */
export interface At extends Ready {
  readonly world: World;
  readonly era: Era;
  readonly road: Road;
  /** The day of the step itself. */
  readonly today: LegalDay;
}

export type Form = object | ((at: At) => object | Promise<object>);

/** How cases of one procedure are filled in; the rest of a walk follows from the definition of the procedure. */
export interface Way {
  /** Somebody whom the procedure may be about; an adult of 45 where nothing is said. */
  readonly ready?: (world: World, procedure: Procedure) => Promise<Ready>;
  readonly start: Form;
  /** Forms of steps; what asks only for a reason or a conclusion fills itself in. */
  readonly forms?: Readonly<Record<string, Form>>;
  /** What is done beside the case before a step. */
  readonly before?: Readonly<Record<string, (at: At, file: Seen) => Promise<unknown>>>;
  /** Working days that pass before a step; one where nothing is said. */
  readonly wait?: Readonly<Record<string, number>>;
  readonly never?: Never;
}

export interface Walked extends Ready {
  readonly file: Seen;
  /** The day after the last step. */
  readonly after: LegalDay;
  /** The last day that was shown at the start and after each step. */
  readonly dues: readonly (LegalDay | null)[];
  /** Steps before which the case stood overdue. */
  readonly late: readonly string[];
}

interface Journey {
  readonly programme: Programme;
  readonly procedure: Procedure;
  readonly way: Way;
  readonly road: Road;
  /** Each step on the first working day after its limit. */
  readonly isLate?: boolean;
  /** Whom it is about, where somebody is ready. */
  readonly about?: Ready;
}

const plain: Readonly<Record<string, object>> = {
  ReasonForm: { reason: 'Theo hồ sơ' },
  TextForm: { text: 'Theo hồ sơ' },
};

const filledIn = async (form: Form | undefined, { form: shape }: Pick<StepDefinition, 'form'>, at: At) =>
  typeof form === 'function' ? form(at) : (form ?? plain[shape?.name ?? ''] ?? {});

const isBefore = (dueOn: LegalDay | null, today: LegalDay) => dueOn !== null && dueOn < today;

const somebodyOf45 = async (world: World, procedure: Procedure): Promise<Ready> => {
  const on = firstDayOf(procedure);
  return { personId: await world.person(eraOf(on), '1981-06-20'), on };
};

/** Takes a case from its start to the end of a road, each step by somebody whose role may. @throws Error what the API refuses */
export async function journey(
  world: World,
  { programme, procedure, way, road, isLate, about }: Journey,
): Promise<Walked> {
  const ready = about ?? (await (way.ready ?? somebodyOf45)(world, procedure));
  const era = eraOf(ready.on);
  const at = (today: LegalDay): At => ({ ...ready, world, era, road, today });
  const { personId, aboutDecisionId, on } = ready;
  let place: Place = ready.place ?? 'here';
  let file = await world.start({ programme, role: roleIn(era, procedure.start.by), place }, on, {
    procedure: procedure.code,
    personId,
    aboutDecisionId,
    form: await filledIn(way.start, procedure.start, at(on)),
  });
  let today = on;
  const overdue: string[] = [];
  const dues = [file.clock.dueOn];
  for (const step of road.steps) {
    const definition = procedure.steps[step];
    if (!definition) throw new Error(step);
    const { dueOn } = file.clock;
    const [soonest, late] = [workingDaysAfter(today, way.wait?.[step] ?? 1), dueOn && workingDaysAfter(dueOn, 1)];
    today = isLate && late !== null && late > soonest ? late : soonest;
    await way.before?.[step]?.(at(today), file);
    const by = { programme, role: roleIn(era, definition.by), place };
    const isOverdue = isLate
      ? (await world.look(by, today, file.id)).clock.state === 'overdue'
      : isBefore(dueOn, today);
    if (isOverdue) overdue.push(step);
    const taken = await world.take(by, today, file, step, await filledIn(way.forms?.[step], definition, at(today)));
    if (!taken) place = 'there';
    file = taken ?? (await world.look({ ...by, place }, today, file.id));
    dues.push(file.clock.dueOn);
  }
  return { ...ready, file, after: workingDaysAfter(today, 1), dues, late: overdue, place };
}

/** The version of a procedure that files of a day follow. @throws Error */
export function versionOn(programme: Programme, code: string, on: LegalDay): Procedure {
  const found = programme.procedures.find(
    (each) => each.code === code && each.from <= on && (each.until === undefined || on < each.until),
  );
  if (!found) throw new Error(`no ${code} on ${on}`);
  return found;
}

/** Somebody for whom another procedure has gone the shortest way to what it gives, from the day after; with its last decision. */
export const having =
  (programme: Programme, code: string, waysOf: () => Readonly<Record<string, Way>>): NonNullable<Way['ready']> =>
  async (world, { start, ...wanted }) => {
    const way = waysOf()[code];
    const procedure = versionOn(programme, code, firstDayOf(wanted));
    const road = mainRoad(procedure, way?.never);
    if (!way || !road) throw new Error(`no way through ${code}`);
    const { personId, after, file, place } = await journey(world, { programme, procedure, way, road });
    const decision = file.decisions.at(-1)?.id;
    return { personId, on: after, ...(place && { place }), ...(start.aboutDecision && { aboutDecisionId: decision }) };
  };
