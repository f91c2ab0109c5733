import { type INestApplication } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField } from 'graphql';
import { type Requirement, requirementKey } from '#platform';

/** A query or mutation as the schema has it, with what its handler asks of the caller. */
export interface Operation {
  readonly kind: 'Query' | 'Mutation';
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly requirement: Requirement;
}

/** An address of plain HTTP. */
export interface Route {
  readonly path: string;
  readonly requirement: Requirement;
}

interface Handler {
  readonly name: string;
  readonly type: object;
  readonly handler: object;
}

function handlersOf(app: INestApplication): Handler[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  return [...discovery.getProviders(), ...discovery.getControllers()].flatMap(({ metatype: type }) => {
    const prototype: unknown = typeof type === 'function' ? type.prototype : undefined;
    if (!type || typeof prototype !== 'object' || prototype === null) return [];
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      return typeof handler === 'function' ? [{ name, type, handler }] : [];
    });
  });
}

const requirementOf = ({ type, handler, name }: Handler): Requirement => {
  const requirement: unknown =
    Reflect.getMetadata(requirementKey, handler) ?? Reflect.getMetadata(requirementKey, type);
  if (!requirement) throw new Error(`${name} declares no permission`);
  return requirement as Requirement;
};

/** Every query and mutation of the schema, sorted; what the schema has and no handler answers is an error. */
export function operationsOf(app: INestApplication): Operation[] {
  const handlers = new Map(
    handlersOf(app).flatMap((each) => {
      const kind: unknown = Reflect.getMetadata('graphql:resolver_type', each.handler);
      if (kind !== 'Query' && kind !== 'Mutation') return [];
      const name: unknown = Reflect.getMetadata('graphql:resolver_name', each.handler);
      return [[`${kind}.${typeof name === 'string' ? name : each.name}`, each] as const];
    }),
  );
  const { schema } = app.get(GraphQLSchemaHost);
  return (['Query', 'Mutation'] as const).flatMap((kind) =>
    Object.values(
      schema.getType(kind) === schema.getQueryType()
        ? (schema.getQueryType()?.getFields() ?? {})
        : (schema.getMutationType()?.getFields() ?? {}),
    )
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((field) => {
        const handler = handlers.get(`${kind}.${field.name}`);
        if (!handler) throw new Error(`nobody answers ${kind}.${field.name}`);
        return { kind, name: field.name, field, requirement: requirementOf(handler) };
      }),
  );
}

/** Every address outside GraphQL, sorted. */
export const routesOf = (app: INestApplication): Route[] =>
  handlersOf(app)
    .flatMap((each) => {
      const path: unknown = Reflect.getMetadata(PATH_METADATA, each.handler);
      if (typeof path !== 'string') return [];
      const prefix = String(Reflect.getMetadata(PATH_METADATA, each.type) ?? '');
      return [
        {
          path: `/${[prefix, path]
            .map((part) => part.replaceAll(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
          requirement: requirementOf(each),
        },
      ];
    })
    .sort((a, b) => a.path.localeCompare(b.path));
