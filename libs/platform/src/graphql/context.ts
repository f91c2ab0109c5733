import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type Actor } from '../actor.js';
import { platformErrors } from '../platform.errors.js';
import { type ReadTx } from '../tx.js';
import { type RequestReads } from './request-reads.js';

/** What travels with one GraphQL operation. */
export interface RequestContext {
  /** Undefined for an anonymous caller, who may reach open handlers only. */
  readonly actor: Actor | undefined;
  readonly reads: RequestReads | undefined;
  readonly loaders: Map<object, DataLoader<never, unknown>>;
}

export const requestContext = (execution: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(execution).getContext<RequestContext>();

/** The actor of this request. */
export const Who = createParamDecorator((_: unknown, execution: ExecutionContext): Actor => {
  const { actor } = requestContext(execution);
  if (!actor) throw platformErrors.UNAUTHENTICATED({});
  return actor;
});

/** The reads of this operation. */
export const Read = createParamDecorator((_: unknown, execution: ExecutionContext): ReadTx => {
  const { reads } = requestContext(execution);
  if (!reads) throw platformErrors.UNAUTHENTICATED({});
  return reads;
});

/** Loads many keys with one statement; its value is its key, so there is no central list of loaders. */
export interface LoaderDefinition<K, V> {
  /** @returns one value for each key, in the order of the keys. */
  readonly batch: (tx: ReadTx, keys: readonly K[]) => Promise<readonly V[]>;
}

export const defineLoader = <K, V>(batch: LoaderDefinition<K, V>['batch']): LoaderDefinition<K, V> => ({ batch });

/** Puts rows in the order of their keys; a key without a row gives undefined. */
export function inOrder<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | undefined)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key));
}

/** `@Load(personById) load: LoadOf<typeof personById>` in a field resolver. */
export type LoadOf<D> = D extends LoaderDefinition<infer K, infer V> ? (key: K) => Promise<V> : never;

export const Load = <K, V>(definition: LoaderDefinition<K, V>): ParameterDecorator =>
  createParamDecorator((_: unknown, execution: ExecutionContext) => {
    const { reads, loaders } = requestContext(execution);
    if (!reads) throw platformErrors.UNAUTHENTICATED({});
    let loader = loaders.get(definition) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader((keys: readonly K[]) => definition.batch(reads, keys), { maxBatchSize: 500 });
      loaders.set(definition, loader as DataLoader<never, unknown>);
    }
    const bound = loader;
    return (key: K) => bound.load(key);
  })();
