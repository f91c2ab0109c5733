import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

const texts = ['target', 'indicator', 'period'] as const;
const sorts = ['name', 'value', '-value'] as const;
export type PlanSort = (typeof sorts)[number];

/** What is drawn: a target or an indicator, over which period, how, and which commune is open. */
export interface PlanSearch {
  readonly target?: string;
  readonly indicator?: string;
  /** `2026-06`, `2026-Q2`, `2026-H1` or `2026`. */
  readonly period?: string;
  readonly view?: 'table';
  readonly sort?: PlanSort;
  readonly unit?: number;
}

export function readPlanSearch(given: Record<string, unknown>): PlanSearch {
  const sort = sorts.find((each) => each === given['sort']);
  const named = texts.flatMap((name) => {
    // A year alone is read from the address as a number.
    const value = typeof given[name] === 'number' ? String(given[name]) : given[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return {
    ...Object.fromEntries(named),
    ...(given['view'] === 'table' && { view: 'table' }),
    ...(sort && { sort }),
    ...(typeof given['unit'] === 'number' && { unit: given['unit'] }),
  };
}

export const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./plan.tsx'), 'Plan'),
});
