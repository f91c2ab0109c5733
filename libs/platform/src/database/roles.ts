/**
 * Roles of the database. Logins have no rights of their own (NOINHERIT): each transaction takes a role, so a forgotten
 * `SET LOCAL ROLE` is "permission denied" and never a leak.
 */
export const roles = {
  /** Reads under row-level security; may add audit entries and nothing else. */
  reader: 'an_sinh_reader',
  /** Reads and writes under row-level security. */
  app: 'an_sinh_app',
  /** Users, sessions and clients: before anybody is known. */
  signIn: 'an_sinh_sign_in',
  /** Jobs and operators' commands: every area. */
  system: 'an_sinh_system',
  /** Owns the search functions: sees every row of the searched tables and can do nothing else. */
  search: 'an_sinh_search',
  /** The same three under a clearance: of sealed programmes they see what `app.clearances` names, and nothing else is different. */
  sealedReader: 'an_sinh_sealed_reader',
  sealedApp: 'an_sinh_sealed_app',
  sealedSystem: 'an_sinh_sealed_system',
} as const;

export type DatabaseRole = (typeof roles)[keyof typeof roles];

export const logins = {
  /** The API: may become reader, app and signIn. */
  api: 'an_sinh_api_login',
  /** The API's second pool, for duties with a clearance: may become sealedReader and sealedApp. */
  sealed: 'an_sinh_sealed_login',
  /** The worker and the command line: may become every role. */
  worker: 'an_sinh_worker_login',
} as const;

export type DatabaseLogin = keyof typeof logins;

const membership: Record<DatabaseLogin, readonly DatabaseRole[]> = {
  api: [roles.reader, roles.app, roles.signIn],
  sealed: [roles.sealedReader, roles.sealedApp],
  worker: [
    roles.reader,
    roles.app,
    roles.signIn,
    roles.system,
    roles.sealedReader,
    roles.sealedApp,
    roles.sealedSystem,
  ],
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Creates roles and logins where missing and sets the logins' passwords; safe to run again. Roles belong to the whole server. */
export function ensureRolesSql(passwordOf: (login: DatabaseLogin) => string): string {
  const create = (name: string, attributes: string) =>
    `IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${quoted(name)}) THEN CREATE ROLE ${name} ${attributes}; END IF;`;
  const logs = Object.keys(membership) as DatabaseLogin[];
  return `DO $do$ BEGIN
    PERFORM pg_advisory_xact_lock(7140001);
    ${Object.values(roles)
      .map((role) => create(role, 'NOLOGIN'))
      .join('\n    ')}
    ${logs.map((login) => create(logins[login], 'LOGIN NOINHERIT')).join('\n    ')}
    ${logs.map((login) => `ALTER ROLE ${logins[login]} PASSWORD ${quoted(passwordOf(login))};`).join('\n    ')}
    GRANT ${roles.reader} TO ${roles.app}, ${roles.sealedReader};
    GRANT ${roles.app}, ${roles.sealedReader} TO ${roles.sealedApp};
    GRANT ${roles.system}, ${roles.sealedReader} TO ${roles.sealedSystem};
    ${logs.map((login) => `GRANT ${membership[login].join(', ')} TO ${logins[login]};`).join('\n    ')}
  END $do$`;
}
