import { Inject } from '@nestjs/common';
import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Open, platformErrors, type Tx, UnitOfWork, Who } from '#platform';
import { DelegateDutyInput, TakeBackDelegationInput } from './administration.input.js';
import { ColleagueView, UserDutyView } from './administration.view.js';
import { delegateOwnDuty, takeBackDelegation } from './delegation.store.js';
import { ROLE_BOOK, type RoleBook } from './role-book.js';
import { type Colleague, listColleagues, listOwnDelegations, type UserDuty } from './user.reader.js';
import { type Done } from './user.store.js';

const ownOnly = 'hands on the caller’s own duties, and refuses who is not signed in';

@ObjectType({ description: 'Where the delegations of one’s own duties stand after an act.' })
class DelegationOutcome {
  @Field(() => [UserDutyView], { description: 'What one has handed to colleagues and is not over.' })
  delegations!: readonly UserDuty[];

  @Field(() => Boolean, { description: 'True when an administrator must confirm before it counts.' })
  isWaiting!: boolean;
}

/** What the holder of a duty does before going away. */
@Resolver()
export class DelegationsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(ROLE_BOOK) private readonly book: RoleBook,
  ) {}

  @Query(() => [ColleagueView], { description: 'Everybody else at the agency of one’s present duty, by name.' })
  @Open('names the caller’s own colleagues, and refuses who is not signed in')
  async colleagues(@Who() who: Actor): Promise<Colleague[]> {
    const { agencyId } = who;
    return agencyId === undefined ? [] : this.uow.signIn(who, (tx) => listColleagues(tx, agencyId));
  }

  @Query(() => [UserDutyView], { description: 'What one has handed to colleagues and is not over.' })
  @Open(ownOnly)
  delegations(@Who() who: Actor): Promise<UserDuty[]> {
    return this.uow.signIn(who, listOwnDelegations);
  }

  @Mutation(() => DelegationOutcome, {
    description: 'Hands one’s own duty, or part of it, to a colleague for a time. Never more than one holds oneself.',
  })
  @Open(ownOnly)
  delegateOwnDuty(@Who() who: Actor, @Args('input') input: DelegateDutyInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'delegateOwnDuty', input, (tx) => delegateOwnDuty(tx, this.book, input));
  }

  @Mutation(() => DelegationOutcome, { description: 'Ends a delegation of one’s own duty from today on.' })
  @Open(ownOnly)
  takeBackDelegation(
    @Who() who: Actor,
    @Args('input') input: TakeBackDelegationInput,
    @Args('requestId') requestId: string,
  ) {
    return this.act(who, requestId, 'takeBackDelegation', input, (tx) => takeBackDelegation(tx, input));
  }

  private async act(
    who: Actor,
    requestId: string,
    name: string,
    body: object,
    work: (tx: Tx) => Promise<Done>,
  ): Promise<DelegationOutcome> {
    if (who.kind !== 'staff') throw platformErrors.FORBIDDEN({});
    const { proposalId } = await this.uow.signInCommand(who, { requestId, name, body }, work);
    const delegations = await this.uow.signIn(who, listOwnDelegations);
    return { delegations, isWaiting: proposalId !== undefined };
  }
}
