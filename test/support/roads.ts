import { back, type Procedure, type StepDefinition } from '#case-engine';

/** A way through a procedure: its steps one after the other, and the end they lead to. */
export interface Road {
  readonly steps: readonly string[];
  readonly end: string;
}

/** A step as it leaves one of its states. */
interface Arrow {
  readonly step: string;
  readonly from: string;
}

/** Where a road stands: the state, the one it returns to from a pause, and what was taken that later steps ask about. */
interface Place {
  readonly state: string;
  readonly returnsTo?: string;
  readonly taken: readonly string[];
  readonly steps: readonly string[];
}

/** Steps that exclude each other on one road, though the states would allow both: the second never after the first. */
export type Never = readonly (readonly [first: string, then: string])[];

const leaves = ({ from }: StepDefinition, state: string): boolean => [from].flat().includes(state);

const arrowsOf = ({ steps }: Procedure): readonly Arrow[] =>
  Object.entries(steps).flatMap(([step, { from }]) => [from].flat().map((state) => ({ step, from: state })));

function* nextPlaces(procedure: Procedure, place: Place, never: Never): Generator<Place & { readonly arrow: Arrow }> {
  const { state, returnsTo, taken, steps } = place;
  for (const [step, definition] of Object.entries(procedure.steps)) {
    if (!leaves(definition, state)) continue;
    if (never.some(([first, then]) => then === step && taken.includes(first))) continue;
    const arrow = { step, from: state };
    const nowTaken = never.some(([first]) => first === step) ? [...new Set([...taken, step])].sort() : taken;
    const on = { taken: nowTaken, steps: [...steps, step], arrow };
    if (definition.to === back) {
      if (returnsTo !== undefined) yield { ...on, state: returnsTo };
    } else if (definition.clock === 'pause') yield { ...on, state: definition.to, returnsTo: state };
    else yield { ...on, state: definition.to };
  }
}

/** The shortest road that takes an arrow, to an end that gives something where there is one. */
function roadOver(procedure: Procedure, wanted: Arrow, never: Never): Road | undefined {
  const begin: Place & { readonly isOver: boolean } = {
    state: procedure.start.state,
    taken: [],
    steps: [],
    isOver: false,
  };
  const waiting = [begin];
  const seen = new Set<string>();
  const ends: Place[] = [];
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    const { isOver } = place;
    const outcome = procedure.states[place.state]?.outcome;
    if (outcome && isOver) ends.push(place);
    for (const { arrow, ...next } of nextPlaces(procedure, place, never)) {
      const now = isOver || (arrow.step === wanted.step && arrow.from === wanted.from);
      const key = [next.state, next.returnsTo, now, ...next.taken].join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push({ ...next, isOver: now });
    }
  }
  const outcomes = ['granted', 'done'];
  const best = ends.find(({ state }) => outcomes.includes(procedure.states[state]?.outcome ?? '')) ?? ends[0];
  return best && { steps: best.steps, end: best.state };
}

/**
 * Roads that together take every step out of every state it leaves, and so reach every end.
 * @throws Error for a step that no road can take
 */
export function roadsOf(procedure: Procedure, never: Never = []): readonly Road[] {
  const roads = arrowsOf(procedure).map((arrow) => {
    const road = roadOver(procedure, arrow, never);
    if (!road) throw new Error(`${procedure.code} ${procedure.version}: no road over ${arrow.step} from ${arrow.from}`);
    return road;
  });
  const byName = new Map(roads.map((road) => [road.steps.join(' '), road]));
  return [...byName.values()];
}

/** The shortest road to an end that gives something. */
export const mainRoad = (procedure: Procedure, never: Never = []): Road | undefined =>
  roadsOf(procedure, never)
    .filter(({ end }) => ['granted', 'done'].includes(procedure.states[end]?.outcome ?? ''))
    .sort((a, b) => a.steps.length - b.steps.length)[0];
