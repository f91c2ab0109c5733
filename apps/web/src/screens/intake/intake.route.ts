import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

/** What is chosen so far: an application can be begun from a person. */
export interface IntakeSearch {
  readonly procedure?: string;
  readonly person?: string;
}

export const intakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  validateSearch: ({ procedure, person }: Record<string, unknown>): IntakeSearch => ({
    ...(typeof procedure === 'string' && { procedure }),
    ...(typeof person === 'string' && { person }),
  }),
  component: lazyRouteComponent(() => import('./intake.tsx'), 'Intake'),
});
