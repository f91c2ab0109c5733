import { parsePartialDay, type PartialDay } from '#kernel';
import { GraphQLScalarType, Kind } from 'graphql';

const parse = (value: unknown): PartialDay => parsePartialDay(String(value));

export const PartialDayScalar = new GraphQLScalarType<PartialDay, string>({
  name: 'PartialDay',
  description: 'A day as far as it is known: `1951`, `1951-11` or `1951-11-05`; also read day first, `05/11/1951`.',
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : ''),
});
