import { type Permission } from './access/permissions.js';

/**
 * Who acts, and under which duty. A duty is one post: roles, programmes and a set of units that hold together,
 * so that scope is always the product of the three and never the union of several posts.
 */
export interface Actor {
  readonly kind: 'staff' | 'service' | 'system';
  /** Random key of the user or service client. */
  readonly id: string;
  readonly name: string;
  readonly dutyId: string | undefined;
  readonly agencyId: number | undefined;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly programmes: readonly string[];
  /** Sealed programmes, and sealed parts of them, that the duty opens: `child-protection`. Whoever has any works through the sealed pool. */
  readonly clearances: readonly string[];
  /** Identifiers of the administrative units in the area of duty, all levels below included. */
  readonly units: readonly number[];
}

/**
 * The system itself, for jobs and commands of operators: sees every area, through its own database role. Another `id` where
 * two hands are asked for.
 */
export const systemActor = (name: string, id = '00000000-0000-0000-0000-000000000000'): Actor => ({
  kind: 'system',
  id,
  name,
  dutyId: undefined,
  agencyId: undefined,
  roles: ['system'],
  permissions: new Set(),
  programmes: [],
  clearances: [],
  units: [],
});
