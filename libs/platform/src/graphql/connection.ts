import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { platformErrors } from '../platform.errors.js';

/** A page asked for: `first` rows (at most 100) after a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25 })
  @IsInt()
  @Min(1)
  @Max(100)
  first = 25;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** The GraphQL type of a page of `item`. */
export function connectionOf<T extends object>(item: Type<T>, name: string): Type<Page<T>> {
  @ObjectType(`${name}Connection`)
  class Connection implements Page<T> {
    @Field(() => [item])
    nodes!: readonly T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return Connection;
}

/** A keyset cursor: the sort key of the last row, opaque to clients. */
export const cursorOf = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws PLATFORM.INPUT_INVALID for a cursor that is not ours. */
export function readCursor(
  cursor: string | undefined,
  length: number,
): readonly (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => part === null || ['string', 'number'].includes(typeof part))
    )
      return key as (string | number | null)[];
  } catch {
    // Falls through to the refusal below.
  }
  throw platformErrors.INPUT_INVALID({ fields: [{ path: 'after', rule: 'cursor' }] });
}

/** Makes a page of rows that were asked for with one more than `first`. */
export function pageOf<R, T>(
  rows: readonly R[],
  first: number,
  nodeOf: (row: R) => T,
  keyOf: (row: R) => readonly (string | number | null)[],
): Page<T> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map(nodeOf),
    pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : cursorOf(keyOf(last)) },
  };
}
