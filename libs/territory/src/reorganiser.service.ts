import { addDays } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { readList } from './csv.js';
import { hamletsOf, keyOf, recordDecisions, settleByHamlet } from './decisions.store.js';
import { drawMap, lockEndingUnits, restoreMap } from './map-change.store.js';
import { type MovesWithUnits, type Reorganisation, type Waiting } from './moves-with-units.js';
import { movesPosts } from './posts.mover.js';
import {
  deletePlan,
  getReorganisation,
  listLinks,
  lockReorganisation,
  type Named,
  namesIn,
  type NewReorganisation,
  type PreviewedLink,
  recordPlan,
} from './reorganisation.store.js';
import { planSuccession, successionColumns } from './succession-plan.rule.js';
import { territoryErrors } from './territory.errors.js';
import { unitTree } from './unit.reader.js';

/** How much of what goes from where to where. */
export interface PreviewedMove {
  /** Code of the mover: `posts`, `open-cases` … */
  readonly what: string;
  readonly title: string;
  readonly from: Named;
  /** `undefined` while it waits for a decision. */
  readonly to: Named | undefined;
  readonly count: number;
}

export interface ReorganisationPreview {
  readonly reorganisation: Reorganisation;
  readonly links: readonly PreviewedLink[];
  readonly moves: readonly PreviewedMove[];
}

/** A line of the list to be decided, under the columns that `decide` reads. */
export interface WaitingLine extends Omit<Waiting, 'oldId'> {
  readonly oldCode: string;
  readonly oldName: string;
  /** Where he lives on the old unit, if known: a decision on the hamlet is one on him. */
  readonly hamlet?: string;
}

/** Records moved or put back, by mover. */
export type Counts = Readonly<Record<string, number>>;

/**
 * A change of the map as one audited step: planned from a succession list, previewed, decided where units are split, applied, and
 * taken back if need be. Knows nothing of what it moves; users' posts apart, the movers are given.
 */
export class Reorganiser {
  private readonly movers: readonly MovesWithUnits[];

  constructor(movers: readonly MovesWithUnits[]) {
    this.movers = [movesPosts, ...movers];
  }

  /**
   * Reads a succession list against the map of its day and keeps it as a plan; nothing moves yet.
   * @param list CSV with the columns `old_code, old_name, extent, new_code, new_name, new_parent_code`.
   * @throws TERRITORY.LIST_MALFORMED, TERRITORY.SUCCESSION_INVALID
   */
  async plan(tx: Tx, about: NewReorganisation, list: string): Promise<Reorganisation> {
    const { effectiveOn } = about;
    const before = await unitTree(tx, addDays(effectiveOn, -1));
    const after = await unitTree(tx, effectiveOn);
    const plan = planSuccession(readList(list, successionColumns), { effectiveOn, before, after });
    const id = await recordPlan(tx, about, plan);
    await tx.audit('reorganisation.planned', subject(id), { ...about, units: plan.links.length });
    return getReorganisation(tx, id);
  }

  /** What would move, counted now. @throws TERRITORY.REORGANISATION_NOT_FOUND */
  async preview(tx: ReadTx, reorganisationId: number): Promise<ReorganisationPreview> {
    const reorganisation = await getReorganisation(tx, reorganisationId);
    const links = await listLinks(tx, reorganisationId);
    return { reorganisation, links, moves: await this.moves(tx, reorganisation) };
  }

  /** Who waits for a decision, each once, up to `limit` of each kind of record. @throws TERRITORY.REORGANISATION_NOT_FOUND */
  async listWaiting(tx: ReadTx, reorganisationId: number, limit: number): Promise<WaitingLine[]> {
    const reorganisation = await getReorganisation(tx, reorganisationId);
    const { olds } = await namesIn(tx, reorganisationId);
    const all = new Map<string, Waiting>();
    for (const mover of this.movers) {
      for (const waiting of await mover.listWaiting(tx, reorganisation, limit)) all.set(keyOf(waiting), waiting);
    }
    const hamlets = await hamletsOf(tx, [...all.values()], this.movers);
    return [...all].map(([key, { oldId, ...waiting }]) => {
      const { code: oldCode, name: oldName } = named(olds, oldId);
      const hamlet = hamlets.get(key);
      return { oldCode, oldName, ...waiting, ...(hamlet !== undefined && { hamlet }) };
    });
  }

  /**
   * Records where hamlets, people and posts of split and abolished units go.
   * @param list CSV with the columns `old_code, hamlet, subject_kind, subject, new_code`: a hamlet or a subject in each line.
   * @returns how many decisions were read.
   * @throws TERRITORY.REORGANISATION_NOT_PLANNED, TERRITORY.LIST_MALFORMED, TERRITORY.DECISION_INVALID
   */
  async decide(tx: Tx, reorganisationId: number, list: string): Promise<number> {
    const reorganisation = await this.lockPlanned(tx, reorganisationId);
    const decided = await recordDecisions(tx, reorganisation, list);
    await settleByHamlet(tx, reorganisation, this.movers);
    await tx.audit('reorganisation.decided', subject(reorganisationId), { decisions: decided });
    return decided;
  }

  /** Forgets a plan that was not applied. @throws TERRITORY.REORGANISATION_NOT_PLANNED */
  async discard(tx: Tx, reorganisationId: number): Promise<void> {
    const { name, effectiveOn } = await this.lockPlanned(tx, reorganisationId);
    await deletePlan(tx, reorganisationId);
    await tx.audit('reorganisation.discarded', subject(reorganisationId), { name, effectiveOn });
  }

  /**
   * Draws the new map and moves what is open, all in this transaction. What came late to an old unit moves when the same list is planned
   * and applied again.
   * @throws TERRITORY.REORGANISATION_NOT_PLANNED, TERRITORY.REORGANISATION_NOT_YET_IN_FORCE, TERRITORY.UNDECIDED, TERRITORY.PLAN_OUTDATED
   */
  async apply(tx: Tx, reorganisationId: number): Promise<Counts> {
    const reorganisation = await this.lockPlanned(tx, reorganisationId);
    const { effectiveOn } = reorganisation;
    if (effectiveOn > tx.today)
      throw territoryErrors.REORGANISATION_NOT_YET_IN_FORCE({ reorganisationId, effectiveOn });
    await lockEndingUnits(tx, reorganisation);
    // People may have moved between hamlets since the decisions were taken.
    await settleByHamlet(tx, reorganisation, this.movers);
    const waiting = (await this.moves(tx, reorganisation)).filter((move) => move.to === undefined);
    if (waiting.length > 0)
      throw territoryErrors.UNDECIDED({
        reorganisationId,
        waiting: waiting.map(({ what, from, count }) => ({ what, unit: `${from.code} ${from.name}`, count })),
      });
    await drawMap(tx, reorganisation);
    const counts = await inOrder(this.movers, (mover) => mover.apply(tx, reorganisation));
    await tx.sql(`UPDATE territory.reorganisation SET state = 'applied', applied_at = platform.clock() WHERE id = $1`, [
      reorganisationId,
    ]);
    await tx.audit('reorganisation.applied', subject(reorganisationId), counts);
    await tx.emit({ type: 'territory.reorganised', payload: { reorganisationId } });
    return counts;
  }

  /**
   * Puts everything back as it was before the step: records, posts, agencies and map.
   * @throws TERRITORY.REORGANISATION_NOT_APPLIED; TERRITORY.TAKE_BACK_REFUSED when something stands on a unit that would cease: a
   *   record made since, or a later plan.
   */
  async takeBack(tx: Tx, reorganisationId: number): Promise<Counts> {
    const reorganisation = await lockReorganisation(tx, reorganisationId);
    const { state } = reorganisation;
    if (state !== 'applied') throw territoryErrors.REORGANISATION_NOT_APPLIED({ reorganisationId, state });
    const counts = await inOrder(this.movers.toReversed(), (mover) => mover.undo(tx, reorganisation));
    for (const mover of this.movers) {
      if ((await mover.countOnMade(tx, reorganisation)) > 0)
        throw territoryErrors.TAKE_BACK_REFUSED({ reorganisationId, what: mover.code });
    }
    await restoreMap(tx, reorganisation);
    await tx.sql(
      `UPDATE territory.reorganisation SET state = 'taken-back', taken_back_at = platform.clock() WHERE id = $1`,
      [reorganisationId],
    );
    await tx.audit('reorganisation.taken-back', subject(reorganisationId), counts);
    await tx.emit({ type: 'territory.reorganisation-taken-back', payload: { reorganisationId } });
    return counts;
  }

  private async lockPlanned(tx: Tx, reorganisationId: number): Promise<Reorganisation> {
    const reorganisation = await lockReorganisation(tx, reorganisationId);
    const { state } = reorganisation;
    if (state !== 'planned') throw territoryErrors.REORGANISATION_NOT_PLANNED({ reorganisationId, state });
    return reorganisation;
  }

  private async moves(tx: ReadTx, reorganisation: Reorganisation): Promise<PreviewedMove[]> {
    const { olds, targets } = await namesIn(tx, reorganisation.id);
    const moves: PreviewedMove[] = [];
    for (const mover of this.movers) {
      for (const { oldId, targetId, count } of await mover.preview(tx, reorganisation)) {
        const to = targetId === null ? undefined : named(targets, targetId);
        moves.push({ what: mover.code, title: mover.title, from: named(olds, oldId), to, count });
      }
    }
    return moves;
  }
}

const subject = (reorganisationId: number) => ({ kind: 'reorganisation', id: String(reorganisationId) });

/** A mover speaks of units of its reorganisation only; any other is a fault of the mover. */
function named(names: ReadonlyMap<number, Named>, id: number): Named {
  const name = names.get(id);
  if (!name) throw new Error(`no unit or target ${id} in this reorganisation`);
  return { code: name.code, name: name.name };
}

/** One after another: they share one connection, and later movers may build on earlier ones. */
async function inOrder(
  movers: readonly MovesWithUnits[],
  act: (mover: MovesWithUnits) => Promise<number>,
): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const mover of movers) counts[mover.code] = await act(mover);
  return counts;
}
