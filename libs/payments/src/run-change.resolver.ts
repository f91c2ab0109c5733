import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { personById, PersonView } from '#citizen';
import { Load, type LoadOf } from '#platform';
import { unitById, UnitView } from '#territory';
import { type RunChange } from './run.changes.reader.js';
import { RunChangeView } from './run.view.js';

/** Who it is that is paid otherwise, and where. */
@Resolver(() => RunChangeView)
export class RunChangeResolver {
  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() change: RunChange, @Load(personById) load: LoadOf<typeof personById>) {
    return load(change.personId);
  }

  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() change: RunChange, @Load(unitById) load: LoadOf<typeof unitById>) {
    return load(change.unitId);
  }
}
