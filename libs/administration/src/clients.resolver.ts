import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Requires, type Tx, UnitOfWork, Who } from '#platform';
import { ClientInput, RegisterClientInput } from './administration.input.js';
import { administrationPermissions } from './administration.permissions.js';
import { ServiceClientOutcome, ServiceClientView } from './administration.view.js';
import {
  endServiceClient,
  getClient,
  listClients,
  registerServiceClient,
  renewServiceClient,
  type ServiceClient,
} from './client.store.js';
import { reachOf } from './reach.js';
import { ROLE_BOOK, type RoleBook } from './role-book.js';

/** Systems of other departments. */
@Resolver()
export class ClientsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(ROLE_BOOK) private readonly book: RoleBook,
  ) {}

  @Query(() => [ServiceClientView], { description: 'By name, ended ones too.' })
  @Requires(administrationPermissions.read)
  serviceClients(@Who() who: Actor): Promise<ServiceClient[]> {
    return this.uow.signIn(who, async (tx) => listClients(tx, await reachOf(tx)));
  }

  @Mutation(() => ServiceClientOutcome)
  @Requires(administrationPermissions['keep-clients'])
  registerClient(@Who() who: Actor, @Args('input') input: RegisterClientInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'registerClient', input, (tx) => registerServiceClient(tx, this.book, input));
  }

  @Mutation(() => ServiceClientOutcome, { description: 'Another secret; the old one and its tokens end at once.' })
  @Requires(administrationPermissions['keep-clients'])
  renewClientSecret(@Who() who: Actor, @Args('input') input: ClientInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'renewClientSecret', input, (tx) => renewServiceClient(tx, input));
  }

  @Mutation(() => ServiceClientOutcome, { description: 'Ends a client and its tokens at once.' })
  @Requires(administrationPermissions['keep-clients'])
  endClient(@Who() who: Actor, @Args('input') input: ClientInput, @Args('requestId') requestId: string) {
    return this.act(who, requestId, 'endClient', input, (tx) => endServiceClient(tx, input));
  }

  /** A secret is told to whoever made it and kept nowhere, the command's own record included. */
  private async act(
    who: Actor,
    requestId: string,
    name: string,
    input: ClientInput,
    work: (tx: Tx) => Promise<string | void>,
  ): Promise<ServiceClientOutcome> {
    let told: string | undefined;
    await this.uow.signInCommand(who, { requestId, name, body: input }, async (tx) => {
      told = (await work(tx)) ?? undefined;
    });
    const client = await this.uow.signIn(who, async (tx) => getClient(tx, await reachOf(tx), input.clientId));
    return { client, clientSecret: told };
  }
}
