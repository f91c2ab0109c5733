import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { back } from '#case-engine';
import { addMonths, monthIndex, monthOf } from '#kernel';
import { programmes, subscribers } from '#programme-registry';
import { takeEvents } from './events.js';
import { mainRoad, roadsOf } from './roads.js';
import { journey, type Way } from './every-end.walk.js';
import { World } from './every-end.world.js';

/** Takes every procedure of a programme, in each of its versions, over every step to every end; late, with pauses, and until it falls. */
export function walkEveryEnd(
  code: string,
  ways: Readonly<Record<string, Way>>,
  prepare: (world: World) => Promise<unknown>,
): void {
  const programme = programmes.find((each) => each.code === code);
  if (!programme) throw new Error(`no ${code}`);
  const versions = programme.procedures.map((procedure) => ({
    procedure,
    name: `${procedure.code} ${procedure.version}`,
  }));
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    await prepare(world);
  }, 60_000);
  afterAll(() => world.close());

  it('somebody knows the way through every procedure, and through no other', () => {
    expect(Object.keys(ways).sort()).toEqual([...new Set(programme.procedures.map((each) => each.code))].sort());
  });

  describe.each(versions)('$name', ({ procedure }) => {
    const way: Way = ways[procedure.code] ?? { start: {} };
    const roads = roadsOf(procedure, way.never);
    const main = mainRoad(procedure, way.never);
    const { states, steps } = procedure;

    it('has a road to each of its ends', () => {
      const ends = Object.entries(states).flatMap(([state, { outcome }]) => (outcome ? [state] : []));
      expect([...new Set(roads.map(({ end }) => end))].sort()).toEqual(ends.sort());
    });

    it.each(roads.map((road) => [road.steps.join(', '), road] as const))('%s', async (_, road) => {
      const { file, late } = await journey(world, { programme, procedure, way, road });
      expect([file.state, file.outcome]).toEqual([road.end, states[road.end]?.outcome]);
      expect(road === main ? late : []).toEqual([]);
    });

    if (main && Object.values(states).some(({ clock }) => typeof clock === 'object'))
      it('is late, is shown so, and comes to its end all the same', async () => {
        const { file, late } = await journey(world, { programme, procedure, way, road: main, isLate: true });
        expect(file.state).toBe(main.end);
        expect(late).not.toEqual([]);
      });

    const pausing = roads.flatMap((road) => {
      const [pause = '', resume = ''] = road.steps.slice(
        road.steps.findIndex((step) => steps[step]?.clock === 'pause'),
      );
      return steps[pause]?.clock === 'pause' && steps[resume]?.to === back ? [{ road, pause, resume }] : [];
    });
    if (pausing.length > 0)
      it.each(pausing)('gains by $resume the days it waited since $pause', async ({ road, pause, resume }) => {
        const waiting = { ...way, wait: { ...way.wait, [resume]: 10 } };
        const { dues } = await journey(world, { programme, procedure, way: waiting, road });
        const at = road.steps.indexOf(pause);
        const [before, during, after] = dues.slice(at, at + 3);
        expect(during).toBeNull();
        expect(before === null || before === undefined ? after : (after ?? '') > before).toBe(
          before === null ? null : true,
        );
      });

    const contests = programme.procedures.flatMap((contest) =>
      contest.start.aboutDecision && !procedure.start.aboutDecision
        ? roadsOf(contest)
            .filter((road) => road.steps.some((step) => contest.steps[step]?.decision?.revokes))
            .map((road) => ({ contest, road, how: `${contest.code}: ${road.steps.join(', ')}` }))
        : [],
    );
    const signed = main?.steps.some((step) => steps[step]?.decision);
    if (main && signed && contests.length > 0)
      it.each(contests)('falls by $how', async ({ contest, road }) => {
        const walked = await journey(world, { programme, procedure, way, road: main });
        const decision = walked.file.decisions.at(-1);
        const about = { ...walked, on: walked.after, aboutDecisionId: decision?.id };
        const contested = ways[contest.code] ?? { start: {} };
        const { file, after } = await journey(world, { programme, procedure: contest, way: contested, road, about });
        expect(file.state).toBe(road.end);
        await takeEvents(
          world.db,
          after,
          subscribers.filter(({ on }) => on.includes('social-protection.decision-fell')),
        );
        const { rows } = await world.db.admin.query(
          `SELECT d.revoked_by AS "revokedBy", count(l.*)::int AS going
           FROM casework.decision d LEFT JOIN benefit.chain c ON c.case_id = d.case_id
           LEFT JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL AND l.months && int4range($2, NULL)
          WHERE d.id = $1 GROUP BY d.id`,
          [decision?.id, monthIndex(addMonths(monthOf(after), 1))],
        );
        expect(rows).toEqual([{ revokedBy: file.decisions[0]?.id, going: 0 }]);
      });
  });
}
