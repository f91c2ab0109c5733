import { type RoleTable } from '#platform';
import { administrationErrors } from './administration.errors.js';

/** The roles there are, and those that one administrator alone can give to nobody. */
export interface RoleBook {
  readonly roles: RoleTable;
  /** What users call them. */
  readonly titles: Readonly<Record<string, string>>;
  readonly powerful: ReadonlySet<string>;
  /** The programmes of the house, in its order. */
  readonly programmes: readonly { readonly code: string; readonly title: string }[];
}

export const ROLE_BOOK = Symbol('role book');

/** @throws ADMINISTRATION.ROLE_UNKNOWN */
export function checkRoles({ roles }: RoleBook, asked: readonly string[]): void {
  const unknown = asked.find((role) => !Object.hasOwn(roles, role));
  if (unknown !== undefined) throw administrationErrors.ROLE_UNKNOWN({ role: unknown });
}

/** What one person alone gives to nobody: the strongest roles, and a look behind a seal. */
export const isPowerful = (
  { powerful }: RoleBook,
  { roles, clearances = [] }: { readonly roles: readonly string[]; readonly clearances?: readonly string[] },
): boolean => clearances.length > 0 || roles.some((role) => powerful.has(role));
