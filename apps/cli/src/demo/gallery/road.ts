import { leavesFrom, type Procedure } from '#case-engine';

/** The shortest way from the intake to each state of a procedure, by the codes of its steps. */
export function roadsOf(procedure: Procedure, avoided: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const steps = Object.entries(procedure.steps).filter(([code]) => !avoided.includes(code));
  const roads = new Map<string, readonly string[]>([[procedure.start.state, []]]);
  // A map goes on to what is put into it meanwhile: states in the order of their distance.
  for (const [state, road] of roads)
    for (const [code, step] of steps)
      if (leavesFrom(step, state) && step.to in procedure.states && !roads.has(step.to))
        roads.set(step.to, [...road, code]);
  return roads;
}
