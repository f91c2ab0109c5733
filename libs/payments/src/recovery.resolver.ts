import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonView, personById } from '#citizen';
import {
  type Actor,
  Load,
  type LoadOf,
  type Page,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { paymentPermissions } from './payment.permissions.js';
import { getRecovery, listMovements, listRecoveries, type Recovery, type RecoveryMovement } from './recovery.store.js';
import {
  ProposeWaiverInput,
  RecoveryConnection,
  RecoveryMovementView,
  RecoveryPageArgs,
  RecoveryView,
  WaiverView,
} from './recovery.view.js';
import { approveWaiver, declineWaiver, listWaivers, proposeWaiver, type Waiver } from './waiver.store.js';

/** Debts of payees, how each came about, and giving one up: proposed by one person, approved by another. */
@Resolver(() => RecoveryView)
export class RecoveryResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => RecoveryConnection, { description: 'What is still owed in a programme.' })
  @Requires(paymentPermissions.read)
  async recoveries(@Read() tx: ReadTx, @Args() { programme, first, after }: RecoveryPageArgs): Promise<Page<Recovery>> {
    const [last = 0] = readCursor(after, 1) ?? [];
    const found = await listRecoveries(tx, programme, { after: Number(last), first: first + 1 });
    return pageOf(
      found,
      first,
      (debt) => debt,
      ({ id }) => [id],
    );
  }

  @Query(() => RecoveryView, { description: 'A debt, settled or not.' })
  @Requires(paymentPermissions.read)
  async recovery(@Read() tx: ReadTx, @Args('id', { type: () => Int }) id: number): Promise<Recovery> {
    const debt = await getRecovery(tx, id);
    tx.noteRead({ kind: 'person', id: debt.personId });
    return debt;
  }

  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() debt: Recovery, @Load(personById) load: LoadOf<typeof personById>) {
    return load(debt.personId);
  }

  @ResolveField(() => [RecoveryMovementView], { description: 'Why it is what it is: how it grew and shrank.' })
  movements(@Parent() debt: Recovery, @Read() tx: ReadTx): Promise<RecoveryMovement[]> {
    return listMovements(tx, debt.id);
  }

  @ResolveField(() => [WaiverView], { description: 'Every proposal not to claim it, with reason and article.' })
  waivers(@Parent() debt: Recovery, @Read() tx: ReadTx): Promise<Waiver[]> {
    return listWaivers(tx, debt.id);
  }

  @Mutation(() => WaiverView, { description: 'Proposes not to claim a debt or a part of it; another person approves.' })
  @Requires(paymentPermissions.prepare)
  proposeWaiver(
    @Who() who: Actor,
    @Args('input') input: ProposeWaiverInput,
    @Args('requestId') requestId: string,
  ): Promise<Waiver> {
    return this.uow.command(who, { requestId, name: 'proposeWaiver', body: input }, (tx) => proposeWaiver(tx, input));
  }

  @Mutation(() => WaiverView, { description: 'Gives the claim up, as another person has proposed.' })
  @Requires(paymentPermissions.approve)
  approveWaiver(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('requestId') requestId: string,
  ): Promise<Waiver> {
    return this.uow.command(who, { requestId, name: 'approveWaiver', body: { id } }, (tx) => approveWaiver(tx, id));
  }

  @Mutation(() => WaiverView, { description: 'Turns a proposal down: the debt stays.' })
  @Requires(paymentPermissions.approve)
  declineWaiver(
    @Who() who: Actor,
    @Args('id', { type: () => Int }) id: number,
    @Args('reason') reason: string,
    @Args('requestId') requestId: string,
  ): Promise<Waiver> {
    return this.uow.command(who, { requestId, name: 'declineWaiver', body: { id, reason } }, (tx) =>
      declineWaiver(tx, id, reason),
    );
  }
}
