import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { range } from '#kernel';
import {
  type Actor,
  type Invitation,
  Load,
  type LoadOf,
  pageOf,
  readCursor,
  Requires,
  type Tx,
  UnitOfWork,
  Who,
} from '#platform';
import {
  DelegateDutyInput,
  EndDutyInput,
  GrantDutyInput,
  InviteUserInput,
  ProposalInput,
  UserArgs,
  UserInput,
} from './administration.input.js';
import { administrationPermissions } from './administration.permissions.js';
import {
  AssignableProgrammeView,
  ProposalView,
  proposalViewOf,
  RoleView,
  UserConnection,
  UserDutyView,
  UserOutcome,
  UserView,
} from './administration.view.js';
import { delegateUserDuty } from './delegation.store.js';
import { dutiesOfUser } from './duty.loader.js';
import { listProposals } from './proposal.store.js';
import { reachOf } from './reach.js';
import { ROLE_BOOK, type RoleBook } from './role-book.js';
import { getUser, listUsers, type User, type UserDuty } from './user.reader.js';
import {
  confirmProposal,
  declineProposal,
  type Done,
  endUserDuty,
  endUserSessions,
  grantUserDuty,
  inviteUser,
  lockUserAccount,
  resetUser,
  unlockUserAccount,
} from './user.store.js';

/** Users and their duties, for administrators: each within his own area and programmes, none on his own account. */
@Resolver(() => UserView)
export class UsersResolver {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(ROLE_BOOK) private readonly book: RoleBook,
  ) {}

  @Query(() => UserConnection, { description: 'By name.' })
  @Requires(administrationPermissions.read)
  async users(@Who() who: Actor, @Args() { words, first, after }: UserArgs) {
    const [name, id] = readCursor(after, 2) ?? [];
    const rows = await this.uow.signIn(who, async (tx) =>
      listUsers(tx, await reachOf(tx), {
        words,
        first: first + 1,
        after: after === undefined ? undefined : [String(name), String(id)],
      }),
    );
    return pageOf(
      rows,
      first,
      (user) => user,
      ({ sortName, id: key }) => [sortName, key],
    );
  }

  @Query(() => UserView)
  @Requires(administrationPermissions.read)
  user(@Who() who: Actor, @Args('id', { type: () => ID }) id: string): Promise<User> {
    return this.uow.signIn(who, async (tx) => getUser(tx, await reachOf(tx), id));
  }

  @ResolveField(() => [UserDutyView], { description: 'Within the asker’s reach, past ones too, newest first.' })
  duties(@Parent() { id }: User, @Load(dutiesOfUser) load: LoadOf<typeof dutiesOfUser>): Promise<UserDuty[]> {
    return load(id);
  }

  @Query(() => [RoleView])
  @Requires(administrationPermissions.read)
  assignableRoles(): RoleView[] {
    return Object.entries(this.book.roles).map(([code, permissions]) => ({
      code,
      title: this.book.titles[code] ?? code,
      permissions,
      needsTwoPeople: this.book.powerful.has(code),
    }));
  }

  @Query(() => [AssignableProgrammeView], { description: 'Those of the asker’s own duty: nobody gives more.' })
  @Requires(administrationPermissions.read)
  assignableProgrammes(@Who() { programmes }: Actor): readonly AssignableProgrammeView[] {
    return this.book.programmes.filter(({ code }) => programmes.includes(code));
  }

  @Query(() => [ProposalView], { description: 'What waits for a second administrator, oldest first.' })
  @Requires(administrationPermissions.read)
  async proposals(@Who() who: Actor): Promise<ProposalView[]> {
    const open = await this.uow.signIn(who, async (tx) => listProposals(tx, await reachOf(tx)));
    return open.map(proposalViewOf);
  }

  @Mutation(() => UserOutcome, { description: 'Makes an account, whose holder takes it up with the invitation.' })
  @Requires(administrationPermissions['keep-users'])
  inviteUser(@Who() who: Actor, @Args('input') input: InviteUserInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'inviteUser', input, (tx) => inviteUser(tx, input));
  }

  @Mutation(() => UserOutcome, { description: 'Shuts an account and its sessions at once.' })
  @Requires(administrationPermissions['keep-users'])
  lockUser(@Who() who: Actor, @Args('input') input: UserInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'lockUser', input, (tx) => lockUserAccount(tx, input));
  }

  @Mutation(() => UserOutcome, { description: 'Opens an account again, and forgets its failed attempts.' })
  @Requires(administrationPermissions['keep-users'])
  unlockUser(@Who() who: Actor, @Args('input') input: UserInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'unlockUser', input, (tx) => unlockUserAccount(tx, input));
  }

  @Mutation(() => UserOutcome, {
    description: 'For a lost phone or a forgotten password: both are set anew by invitation.',
  })
  @Requires(administrationPermissions['keep-users'])
  resetUser(@Who() who: Actor, @Args('input') input: UserInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'resetUser', input, (tx) => resetUser(tx, this.book, input));
  }

  @Mutation(() => UserOutcome, { description: 'Signs somebody out everywhere.' })
  @Requires(administrationPermissions['keep-users'])
  endUserSessions(@Who() who: Actor, @Args('input') input: UserInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'endUserSessions', input, (tx) => endUserSessions(tx, input));
  }

  @Mutation(() => UserOutcome)
  @Requires(administrationPermissions.grant)
  grantDuty(@Who() who: Actor, @Args('input') input: GrantDutyInput, @Args('requestId') requestId: string) {
    const { userId: accountId, from, until, reason, agencyId, title, roles, programmes, clearances } = input;
    return this.act(who, requestId, 'grantDuty', input, (tx) =>
      grantUserDuty(
        tx,
        this.book,
        { accountId, agencyId, title, roles, programmes, clearances, inForce: range(from, until ?? undefined) },
        reason,
      ),
    );
  }

  @Mutation(() => UserOutcome, { description: 'Hands the duty of somebody who is away to a colleague of his.' })
  @Requires(administrationPermissions.grant)
  delegateDuty(@Who() who: Actor, @Args('input') input: DelegateDutyInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'delegateDuty', input, (tx) => delegateUserDuty(tx, this.book, input));
  }

  @Mutation(() => UserOutcome, { description: 'Ends a duty, and whatever was delegated of it.' })
  @Requires(administrationPermissions.grant)
  endDuty(@Who() who: Actor, @Args('input') input: EndDutyInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'endDuty', input, (tx) => endUserDuty(tx, input));
  }

  @Mutation(() => UserOutcome, { description: 'Carries out what another person has proposed.' })
  @Requires(administrationPermissions.grant)
  confirmProposal(@Who() who: Actor, @Args('input') input: ProposalInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'confirmProposal', input, (tx) => confirmProposal(tx, input));
  }

  @Mutation(() => UserOutcome, { description: 'Turns a proposal down, or takes one’s own back.' })
  @Requires(administrationPermissions.grant)
  declineProposal(@Who() who: Actor, @Args('input') input: ProposalInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'declineProposal', input, (tx) => declineProposal(tx, input));
  }

  /** An invitation is told to whoever made it and kept nowhere, the command's own record included. */
  private async act(
    who: Actor,
    requestId: string,
    name: string,
    body: object,
    work: (tx: Tx) => Promise<Done>,
  ): Promise<UserOutcome> {
    let told: Invitation | undefined;
    const { userId, proposalId } = await this.uow.signInCommand(who, { requestId, name, body }, async (tx) => {
      const { invitation, ...done } = await work(tx);
      told = invitation;
      return done;
    });
    return this.uow.signIn(who, async (tx) => {
      const reach = await reachOf(tx);
      const proposal = (await listProposals(tx, reach)).find(({ id }) => id === proposalId);
      return {
        user: await getUser(tx, reach, userId),
        proposal: proposal && proposalViewOf(proposal),
        invitation: told,
      };
    });
  }
}
