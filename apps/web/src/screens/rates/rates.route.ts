import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

/** Which table is open, which draft is costed, and whether values of the past are shown. */
export interface RatesSearch {
  readonly table?: string;
  readonly draft?: number;
  readonly past?: true;
}

export const ratesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rates',
  validateSearch: ({ table, draft, past }: Record<string, unknown>): RatesSearch => ({
    ...(typeof table === 'string' && { table }),
    ...(Number.isInteger(draft) && { draft: Number(draft) }),
    ...(past === true && { past }),
  }),
  component: lazyRouteComponent(() => import('./rates.tsx'), 'Rates'),
});
