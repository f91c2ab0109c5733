import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

const dues = ['overdue', 'soon', 'onTime', 'paused'] as const;

/** The filters of the worklist, as they stand in the address. */
export interface WorklistSearch {
  readonly due?: (typeof dues)[number];
}

export const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (given: Record<string, unknown>): WorklistSearch => {
    const due = dues.find((each) => each === given['due']);
    return { ...(due && { due }) };
  },
  component: lazyRouteComponent(() => import('./worklist.tsx'), 'Worklist'),
});
