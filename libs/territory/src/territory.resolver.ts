import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { defineLoader, inOrder, LegalDayScalar, Read, type ReadTx, Requires } from '#platform';
import { type Agency, listAgencies } from './agency.reader.js';
import { territoryPermissions } from './territory.permissions.js';
import { AgencyView, UnitView } from './territory.view.js';
import { type Unit } from './unit.js';
import { findUnits, unitPath, unitTree } from './unit.reader.js';

/** Units by their keys; undefined for a key that is none. */
export const unitById = defineLoader(async (tx, ids: readonly number[]) =>
  inOrder(ids, await findUnits(tx, ids), (unit) => unit.id),
);

const onArg = { name: 'on', type: () => LegalDayScalar, nullable: true, description: 'Today when left out.' } as const;

/** The map and the agencies of any day; they are public knowledge, and need no area. */
@Resolver()
export class TerritoryResolver {
  @Query(() => [UnitView], { description: 'Every unit in force on a day.' })
  @Requires(territoryPermissions.read)
  units(@Read() tx: ReadTx, @Args(onArg) on?: LegalDay): Promise<Unit[]> {
    return unitTree(tx, on ?? tx.today);
  }

  @Query(() => [UnitView], { description: 'A unit and those above it, from the country down.' })
  @Requires(territoryPermissions.read)
  async unitPath(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<readonly Unit[]> {
    return unitPath(tx, id);
  }

  @Query(() => [AgencyView], { description: 'Every agency in force on a day.' })
  @Requires(territoryPermissions.read)
  agencies(@Read() tx: ReadTx, @Args(onArg) on?: LegalDay): Promise<Agency[]> {
    return listAgencies(tx, on ?? tx.today);
  }
}
