import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

export const facilitiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/facilities',
  component: lazyRouteComponent(() => import('./facilities.tsx'), 'Facilities'),
});

export const facilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/facilities/$facilityId',
  component: lazyRouteComponent(() => import('./facility.tsx'), 'FacilityPage'),
});
