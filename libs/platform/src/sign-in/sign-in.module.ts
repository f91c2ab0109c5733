import { type DynamicModule, Module } from '@nestjs/common';
import { Keyring } from '../keys/keyring.js';
import { UnitOfWork } from '../unit-of-work.js';
import { Accounts } from './accounts.service.js';
import { ActorBuilder, type AreaOfDuty, type RoleTable } from './actor-builder.js';
import { BearerGuard, BearerStrategy } from './bearer.strategy.js';
import { Credentials } from './credentials.service.js';
import { InvitationController } from './invitation.controller.js';
import { Invitations } from './invitations.service.js';
import { LocalGuard, LocalStrategy } from './local.strategy.js';
import { ServiceClients } from './service-clients.service.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { TokenController } from './token.controller.js';
import { Viewers } from './viewers.service.js';

export interface SignInOptions {
  readonly roles: RoleTable;
  readonly area: AreaOfDuty;
  /** What second factors are locked with. */
  readonly keyring: Keyring;
  /** The console is reached over HTTPS, and its cookie goes nowhere else. */
  readonly overHttps?: boolean;
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
    const viewers = {
      provide: Viewers,
      inject: [UnitOfWork],
      useFactory: (uow: UnitOfWork) => new Viewers(uow, options.area),
    };
    const cookie = { provide: SessionCookie, useFactory: () => new SessionCookie(options.overHttps ?? false) };
    const services = [Accounts, Sessions, Invitations, ServiceClients];
    return {
      module: SignInModule,
      controllers: [SignInController, InvitationController, TokenController],
      providers: [
        { provide: Keyring, useValue: options.keyring },
        Credentials,
        actors,
        viewers,
        cookie,
        ...services,
        LocalStrategy,
        LocalGuard,
        BearerStrategy,
        BearerGuard,
      ],
      exports: [ActorBuilder, BearerGuard, Viewers, ...services],
    };
  }
}
