import { isLegalDay, month, vnd } from '#kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const textOf = (node: ValueNode) => (node.kind === Kind.STRING ? node.value : undefined);

function checked<T>(name: string, value: unknown, check: (value: unknown) => T): T {
  try {
    return check(value);
  } catch {
    throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)}`);
  }
}

function scalar<T>(
  name: string,
  description: string,
  check: (value: unknown) => T,
  literal: (node: ValueNode) => unknown,
) {
  return new GraphQLScalarType<T, T>({
    name,
    description,
    serialize: (value) => checked(name, value, check),
    parseValue: (value) => checked(name, value, check),
    parseLiteral: (node) => checked(name, literal(node), check),
  });
}

export const LegalDayScalar = scalar(
  'LegalDay',
  'A day of law, `YYYY-MM-DD`, in Asia/Ho_Chi_Minh.',
  (value) => {
    if (typeof value !== 'string' || !isLegalDay(value)) throw new Error('not a day');
    return value;
  },
  textOf,
);

export const LegalMonthScalar = scalar('LegalMonth', 'A month, `YYYY-MM`.', (value) => month(String(value)), textOf);

export const VndScalar = scalar(
  'VND',
  'Whole đồng; negative for a recovery. At most 2^53 − 1.',
  (value) => {
    if (typeof value !== 'number') throw new Error('not a number');
    return vnd(value);
  },
  (node) => (node.kind === Kind.INT ? Number(node.value) : undefined),
);
