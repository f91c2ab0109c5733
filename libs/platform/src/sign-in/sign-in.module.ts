import { type DynamicModule, Module } from '@nestjs/common';
import { UnitOfWork } from '../unit-of-work.js';
import { Accounts } from './accounts.service.js';
import { ActorBuilder, type AreaOfDuty, type RoleTable } from './actor-builder.js';
import { BearerGuard, BearerStrategy } from './bearer.strategy.js';
import { Credentials } from './credentials.service.js';
import { InvitationController } from './invitation.controller.js';
import { Invitations } from './invitations.service.js';
import { LocalGuard, LocalStrategy } from './local.strategy.js';
import { ServiceClients } from './service-clients.service.js';
import { Sessions } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { TokenController } from './token.controller.js';

export interface SignInOptions {
  readonly roles: RoleTable;
  readonly area: AreaOfDuty;
}

/** People and systems that sign in. Needs a `UnitOfWork` from a global module. */
@Module({})
export class SignInModule {
  static register(options: SignInOptions): DynamicModule {
    const actors = {
      provide: ActorBuilder,
      inject: [UnitOfWork],
      useFactory: (uow: UnitOfWork) => new ActorBuilder(uow, options.roles, options.area),
    };
    const services = [Accounts, Sessions, Invitations, ServiceClients];
    return {
      module: SignInModule,
      controllers: [SignInController, InvitationController, TokenController],
      providers: [Credentials, actors, ...services, LocalStrategy, LocalGuard, BearerStrategy, BearerGuard],
      exports: [ActorBuilder, BearerGuard, ...services],
    };
  }
}
