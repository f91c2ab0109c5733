import { SetMetadata } from '@nestjs/common';

/** `case.perform`, `payrun.approve`: family and act. */
export type Permission = `${string}.${string}`;

type PermissionsOf<F extends string, A extends string> = { readonly [K in A]: `${F}.${K}` };

const declared = new Map<Permission, string>();
const clearanceOf = new Map<Permission, string>();

/**
 * Declares the permissions of one library, each with a sentence saying what it allows (docs/permissions.md is made of them). Those of a
 * sealed programme need its clearance: without it no role gives them, and who lacks them is refused before anything is looked up.
 * @throws Error when a permission is declared twice.
 */
export function definePermissions<const F extends string, const A extends string>(
  family: F,
  acts: Readonly<Record<A, string>>,
  clearance?: string,
): PermissionsOf<F, A> {
  const entries = (Object.entries(acts) as [A, string][]).map(([act, meaning]) => {
    const permission: Permission = `${family}.${act}`;
    if (declared.has(permission)) throw new Error(`permission ${permission} is declared twice`);
    declared.set(permission, meaning);
    if (clearance !== undefined) clearanceOf.set(permission, clearance);
    return [act, permission] as const;
  });
  return Object.fromEntries(entries) as PermissionsOf<F, A>;
}

/** What roles give under a duty with these clearances. */
export const permissionsUnder = (
  clearances: readonly string[],
  given: readonly Permission[],
): ReadonlySet<Permission> =>
  new Set(
    given.filter((each) => {
      const needed = clearanceOf.get(each);
      return needed === undefined || clearances.includes(needed);
    }),
  );

/** Every declared permission with its meaning, sorted. */
export const declaredPermissions = (): readonly (readonly [Permission, string])[] =>
  [...declared].sort(([a], [b]) => a.localeCompare(b));

export const requirementKey = 'an-sinh:requires';

/** What a handler asks of its caller: one permission, or plainly nobody in particular. */
export type Requirement = { readonly permission: Permission } | { readonly open: string };

/** The caller must hold `permission`; a handler without this or `Open` refuses to start. */
export const Requires = (permission: Permission): MethodDecorator & ClassDecorator =>
  SetMetadata(requirementKey, { permission } satisfies Requirement);

/** Open to anybody, with the reason why: sign-in, health, and nothing with data. */
export const Open = (reason: string): MethodDecorator & ClassDecorator =>
  SetMetadata(requirementKey, { open: reason } satisfies Requirement);
