import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

export const awayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/away',
  component: lazyRouteComponent(() => import('./away.tsx'), 'Away'),
});
