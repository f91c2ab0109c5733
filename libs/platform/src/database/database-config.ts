import { createHmac } from 'node:crypto';
import { platformErrors } from '../platform.errors.js';
import { type DatabaseLogin, logins } from './roles.js';

/** Where the database is. `ownerUrl` migrates; each process works through its own login. */
export interface DatabaseConfig {
  readonly ownerUrl: string;
  urlOf(login: DatabaseLogin): string;
  passwordOf(login: DatabaseLogin): string;
}

/**
 * A login's password is derived from the owner's, so that one address configures everything and no second secret is stored.
 * An operator who separates duties gives a process its own address in `API_DATABASE_URL` or `WORKER_DATABASE_URL`.
 * @throws PLATFORM.CONFIG_INVALID when the address is not a PostgreSQL URL.
 */
export function databaseConfig(ownerUrl: string, environment: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  if (!URL.canParse(ownerUrl) || !/^postgres(ql)?:$/.test(new URL(ownerUrl).protocol))
    throw platformErrors.CONFIG_INVALID({ name: 'DATABASE_URL', reason: 'not a postgresql:// address' });
  const passwordOf = (login: DatabaseLogin) =>
    createHmac('sha256', new URL(ownerUrl).password || 'trusted')
      .update(logins[login])
      .digest('base64url');
  return {
    ownerUrl,
    passwordOf,
    urlOf(login) {
      const own = environment[`${login.toUpperCase()}_DATABASE_URL`];
      if (own) return own;
      const url = new URL(ownerUrl);
      url.username = logins[login];
      url.password = passwordOf(login);
      return url.href;
    },
  };
}
