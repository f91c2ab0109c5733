import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Load, type LoadOf } from '#platform';
import { unitById, UnitView } from '#territory';
import { membersOfHousehold, personById } from './citizen.loaders.js';
import { HouseholdMemberView, MembershipView, PersonView, ResidenceView } from './citizen.view.js';

/** With whom somebody lives or lived. */
@Resolver(() => MembershipView)
export class MembershipResolver {
  @ResolveField(() => [HouseholdMemberView], {
    description: 'All who are or were members, those out of the area left out; the first to come first.',
  })
  members(
    @Parent() { householdId }: MembershipView,
    @Load(membersOfHousehold) load: LoadOf<typeof membersOfHousehold>,
  ) {
    return load(householdId);
  }
}

@Resolver(() => HouseholdMemberView)
export class HouseholdMemberResolver {
  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() { personId }: HouseholdMemberView, @Load(personById) load: LoadOf<typeof personById>) {
    return load(personId);
  }
}

/** Where somebody lives or lived, by the name that the commune had then. */
@Resolver(() => ResidenceView)
export class ResidenceResolver {
  @ResolveField(() => UnitView, { nullable: true })
  unit(@Parent() { unitId }: ResidenceView, @Load(unitById) load: LoadOf<typeof unitById>) {
    return load(unitId);
  }
}
