import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';
import { type RunCause, runCauses } from './causes.ts';

/** Which programme's runs are shown. */
export interface PaySearch {
  readonly programme?: string;
}

export const payRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay',
  validateSearch: (given: Record<string, unknown>): PaySearch =>
    typeof given['programme'] === 'string' ? { programme: given['programme'] } : {},
  component: lazyRouteComponent(() => import('./runs.tsx'), 'Runs'),
});

/** What is open below the bridge of a run: the people of a cause, or orders in a state. */
export interface RunSearch {
  readonly cause?: RunCause;
  readonly orders?: 'pending' | 'paid' | 'returned';
}

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay/$runId',
  validateSearch: (given: Record<string, unknown>): RunSearch => {
    const cause = runCauses.find((each) => each === given['cause']);
    const orders = (['pending', 'paid', 'returned'] as const).find((each) => each === given['orders']);
    return { ...(cause && { cause }), ...(orders && { orders }) };
  },
  component: lazyRouteComponent(() => import('./run.tsx'), 'Run'),
});
