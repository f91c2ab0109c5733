import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

/** What stands in the address beside the case: another step than the main one, and what is open at the right. */
export interface CaseSearch {
  readonly step?: string;
  readonly tab?: 'papers' | 'log';
}

export const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  validateSearch: ({ step, tab }: Record<string, unknown>): CaseSearch => ({
    ...(typeof step === 'string' && { step }),
    ...((tab === 'papers' || tab === 'log') && { tab }),
  }),
  component: lazyRouteComponent(() => import('./case.tsx'), 'CaseScreen'),
});
