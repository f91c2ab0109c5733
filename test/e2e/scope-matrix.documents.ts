import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type Operation } from '../support/contract/operations.js';

/** Levels of relations that every answer is asked for. */
const levels = 4;

/** The whole operation with its variables, asking for everything that can be asked for. */
export function documentOf(
  schema: GraphQLSchema,
  { kind, field }: Pick<Operation, 'kind' | 'field'>,
  given: readonly string[],
): string {
  const args = field.args.filter(({ name }) => given.includes(name));
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(schema, field.type, levels);
  return `${kind.toLowerCase()}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`;
}

/** Every field that can be asked for without arguments; every type an interface may turn out to be. */
function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, left: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  const concrete = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const parts = concrete.map(
    (each) => `... on ${each.name} { ${fieldsOf(schema, Object.values(each.getFields()), left)} }`,
  );
  return `{ __typename ${isAbstractType(type) ? parts.join(' ') : fieldsOf(schema, Object.values(type.getFields() as object), left)} }`;
}

const fieldsOf = (schema: GraphQLSchema, fields: readonly GraphQLField<unknown, unknown>[], left: number): string =>
  fields
    .filter((field) => !field.args.some(isRequiredArgument))
    .filter((field) => left > 0 || isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name} ${selectionOf(schema, field.type, left - 1)}`)
    .join(' ');

export type Path = readonly string[];

/** Arguments that name a record by its key, or several by theirs, however deep. */
export const keyPaths = ({ field }: Pick<Operation, 'field'>): Path[] =>
  field.args.flatMap((each) => keyPathsIn(each, []));

function keyPathsIn(each: GraphQLArgument | GraphQLInputField, before: Path): Path[] {
  const type = getNamedType(each.type);
  const path = [...before, each.name];
  if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap((inner) => keyPathsIn(inner, path));
  return type.name === 'ID' || (type.name === 'Int' && /^id$|Ids?$/.test(each.name)) ? [path] : [];
}

type Tree = Readonly<Record<string, unknown>>;

/** Of a list the first stands for all. */
const inside = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

export const valueAt = (tree: unknown, [first, ...rest]: Path): unknown =>
  first === undefined ? tree : valueAt((inside(tree) as Tree | undefined)?.[first], rest);

export const withValueAt = (tree: Tree, [first = '', ...rest]: Path, value: unknown): Tree => {
  const below = tree[first];
  const changed = rest.length === 0 ? value : withValueAt(inside(below) as Tree, rest, value);
  return { ...tree, [first]: rest.length > 0 && Array.isArray(below) ? [changed] : changed };
};
