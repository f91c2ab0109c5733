import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';
import { readPaySearch, readRunSearch } from './pay.search.ts';

export const payRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay',
  validateSearch: readPaySearch,
  component: lazyRouteComponent(() => import('./runs.tsx'), 'Runs'),
});

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay/$runId',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('./run.tsx'), 'Run'),
});
