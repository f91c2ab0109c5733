import { type LegalDay } from '#kernel';
import { type Glance, type ReadTx } from '#platform';
import { areaOfDuty, findAgencies } from './agency.reader.js';

interface Question {
  readonly agencyId: number;
  readonly programmes: readonly string[];
  readonly on: LegalDay;
}

/** Areas of duty of all agencies under one version of the map are a few hundred; beyond this all are forgotten. */
const mostKept = 5_000;

/**
 * Areas of duty as worked out before. Each is asked for at the head of every request, and changes only with the map: the map's
 * version is read each time, and what belongs to another version is forgotten.
 */
export class KnownAreas {
  private readonly known = new Map<string, readonly number[]>();

  async version(tx: ReadTx): Promise<string> {
    return (await tx.one<{ version: string }>(`SELECT version FROM territory.map_version`)).version;
  }

  async units(glance: Glance, question: Question, given?: string): Promise<number[]> {
    const version = given ?? (await glance((tx) => this.version(tx)));
    const key = [version, question.agencyId, question.on, ...question.programmes].join(' ');
    const found = this.known.get(key);
    if (found) return [...found];
    const units = await glance((tx) => areaOfDuty(tx, question));
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(key, units);
    return units;
  }

  async agencyNames(tx: ReadTx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return new Map((await findAgencies(tx, ids)).map(({ id, name }) => [id, name]));
  }
}
