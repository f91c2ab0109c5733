import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

const texts = ['kind', 'id', 'user', 'act', 'from', 'until'] as const;

/** What is looked for: a record by kind and id, a user, an act, days with the last one included. */
export type AuditSearch = { readonly [K in (typeof texts)[number]]?: string };

export const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: (given: Record<string, unknown>): AuditSearch =>
    Object.fromEntries(
      texts.flatMap((name) => {
        const value = given[name];
        return (typeof value === 'string' || typeof value === 'number') && value !== '' ? [[name, String(value)]] : [];
      }),
    ),
  component: lazyRouteComponent(() => import('./audit.tsx'), 'Audit'),
});
