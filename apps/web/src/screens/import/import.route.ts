import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('./lists.tsx'), 'Lists'),
});

/** Which fault is looked at, whether rows without a fault are shown, and from which row on. */
export interface BatchSearch {
  readonly fault?: number;
  readonly all?: true;
  readonly from?: number;
}

const isPlace = (given: unknown): given is number => Number.isInteger(given) && Number(given) > 0;

export const batchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import/$batchId',
  validateSearch: ({ fault, all, from }: Record<string, unknown>): BatchSearch => ({
    ...(isPlace(fault) && { fault }),
    ...(all === true && { all }),
    ...(isPlace(from) && { from }),
  }),
  component: lazyRouteComponent(() => import('./batch.tsx'), 'BatchPage'),
});
