import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType } from '@nestjs/graphql';
import { type Actor } from '../actor.js';
import { type Requirement, requirementKey } from '../access/permissions.js';
import { platformErrors } from '../platform.errors.js';
import { requestContext } from './context.js';

/** Refuses every handler whose requirement the caller does not meet; what declares nothing is refused for all. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const requirement = this.reflector.getAllAndOverride<Requirement | undefined>(requirementKey, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (!requirement) throw platformErrors.FORBIDDEN({});
    if ('open' in requirement) return true;
    const actor = actorOf(execution);
    if (!actor) throw platformErrors.UNAUTHENTICATED({});
    if (!actor.permissions.has(requirement.permission)) throw platformErrors.FORBIDDEN({});
    return true;
  }
}

const actorOf = (execution: ExecutionContext): Actor | undefined =>
  execution.getType<GqlContextType>() === 'graphql'
    ? requestContext(execution).actor
    : execution.switchToHttp().getRequest<{ user?: Actor }>().user;
