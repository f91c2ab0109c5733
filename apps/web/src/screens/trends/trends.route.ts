import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

export const stretches = [12, 24, 36] as const;

export interface TrendsSearch {
  /** So many months up to this one; twelve when left out. */
  readonly months?: 24 | 36;
  /** The commune whose money is drawn; all of them when left out. */
  readonly commune?: number;
}

export const readTrendsSearch = ({ months, commune }: Record<string, unknown>): TrendsSearch => ({
  ...((months === 24 || months === 36) && { months }),
  ...(Number.isInteger(commune) && { commune: Number(commune) }),
});

export const trendsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trends',
  validateSearch: readTrendsSearch,
  component: lazyRouteComponent(() => import('./trends.tsx'), 'Trends'),
});
