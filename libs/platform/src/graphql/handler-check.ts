import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { requirementKey } from '../access/permissions.js';
import { platformErrors } from '../platform.errors.js';

const resolverType = 'graphql:resolver_type';
const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses to start while any query, mutation or route has not declared who may call it. */
@Injectable()
export class HandlerCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws PLATFORM.HANDLER_UNDECLARED naming each of them. */
  onApplicationBootstrap(): void {
    const undeclared = this.handlers()
      .filter(
        ({ type, handler }) =>
          !Reflect.hasMetadata(requirementKey, handler) && !Reflect.hasMetadata(requirementKey, type),
      )
      .map(({ name }) => name);
    if (undeclared.length > 0) throw platformErrors.HANDLER_UNDECLARED({ handlers: undeclared });
  }

  private handlers() {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    return wrappers.flatMap(({ metatype: type }) => {
      const prototype: unknown = typeof type === 'function' ? type.prototype : undefined;
      if (!type || typeof prototype !== 'object' || prototype === null) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler: unknown = Reflect.get(prototype, method);
        if (typeof handler !== 'function' || !isEntrance(handler)) return [];
        return [{ name: `${type.name}.${method}`, type, handler }];
      });
    });
  }
}

const isEntrance = (handler: object): boolean =>
  rootTypes.has(String(Reflect.getMetadata(resolverType, handler))) || Reflect.hasMetadata(PATH_METADATA, handler);
