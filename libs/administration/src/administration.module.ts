import { type DynamicModule, Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.js';
import { ClientsResolver } from './clients.resolver.js';
import { DelegationsResolver } from './delegations.resolver.js';
import { ROLE_BOOK, type RoleBook } from './role-book.js';
import { UsersResolver } from './users.resolver.js';

/** Who may do what, and who gave it. Needs a `UnitOfWork` from a global module. */
@Module({})
export class AdministrationModule {
  static register(book: RoleBook): DynamicModule {
    return {
      module: AdministrationModule,
      providers: [
        { provide: ROLE_BOOK, useValue: book },
        UsersResolver,
        DelegationsResolver,
        ClientsResolver,
        AuditResolver,
      ],
    };
  }
}
