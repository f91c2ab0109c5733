import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';
import { readWorklistSearch } from './worklist.search.ts';

export const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readWorklistSearch,
  component: lazyRouteComponent(() => import('./worklist.tsx'), 'Worklist'),
});
