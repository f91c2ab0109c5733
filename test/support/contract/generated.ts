import { type INestApplication } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { declaredPermissions, type Permission } from '#platform';
import { roleTable } from '#programme-registry';
import { declaredErrors } from './declared-errors.js';
import { operationsOf, routesOf } from './operations.js';

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** What is checked in although the code says it already, so that a change of the public contract is seen in review. */
export const generatedFiles = (app: INestApplication, root: string): readonly GeneratedFile[] => [
  { path: 'schema.graphql', text: `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n` },
  { path: 'docs/permissions.md', text: permissionsPage(app) },
  { path: 'docs/errors.md', text: errorsPage(root) },
];

const code = (text: string) => `\`${text}\``;
/** A bar inside a cell would end it. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const written = 'Written by `npm run schema`; a test fails when it differs from the code.';

function permissionsPage(app: INestApplication): string {
  const operations = operationsOf(app);
  const holdersOf = (permission: Permission) =>
    Object.entries(roleTable).flatMap(([role, permissions]) => (permissions.includes(permission) ? [role] : []));
  const openedBy = (permission: Permission) =>
    operations.flatMap(({ name, requirement }) =>
      'permission' in requirement && requirement.permission === permission ? [name] : [],
    );
  return `# Permissions

${written} A duty carries roles, programmes and an area; a role carries permissions. Each holds only within the programmes and the
area of the duty: what lies outside does not exist for its holder.

${table(
  ['Permission', 'Allows to', 'Operations', 'Roles'],
  declaredPermissions().map(([permission, meaning]) => [
    code(permission),
    meaning,
    openedBy(permission).map(code).join(', ') || '–',
    holdersOf(permission).map(code).join(', ') || '–',
  ]),
)}

## Open to anybody

${table(
  ['Address', 'Because'],
  [...operations.map(({ name, requirement }) => ({ path: name, requirement })), ...routesOf(app)].flatMap(
    ({ path, requirement }) => ('open' in requirement ? [[code(path), requirement.open]] : []),
  ),
)}
`;
}

function errorsPage(root: string): string {
  const errors = declaredErrors(root);
  const families = Map.groupBy(errors, ({ code: each }) => each.slice(0, each.indexOf('.')));
  return `# Error codes

${written} Every refusal reaches a client as \`extensions.code\` with \`extensions.params\`. Codes are public: never renamed, never used
for something else. Whatever has no code of its own is \`PLATFORM.INTERNAL\` with an id under which the log has the rest.

${[...families]
  .map(
    ([family, own]) =>
      `## ${family}\n\n${own[0]?.file ?? ''}\n\n${table(
        ['Code', 'Parameters', 'Note'],
        own.map(({ code: each, params, note }) => [code(each), params === 'object' ? '' : code(params), note]),
      )}`,
  )
  .join('\n\n')}
`;
}
