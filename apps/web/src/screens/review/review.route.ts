import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

export interface ReviewsSearch {
  readonly year?: number;
}

export const reviewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  validateSearch: ({ year }: Record<string, unknown>): ReviewsSearch =>
    Number.isInteger(year) ? { year: Number(year) } : {},
  component: lazyRouteComponent(() => import('./reviews.tsx'), 'Reviews'),
});

const texts = ['hamlet', 'state', 'words'] as const;

/** Which households of a review are shown, or its hamlets instead of them. */
export interface ReviewSearch {
  readonly hamlet?: string;
  readonly state?: string;
  /** Part of the head's name, or the code of a household. */
  readonly words?: string;
  readonly by?: 'hamlet';
}

export function readReviewSearch(given: Record<string, unknown>): ReviewSearch {
  return {
    ...Object.fromEntries(
      texts.flatMap((name) => {
        const value = given[name];
        // A code of digits alone is read from the address as a number.
        const text = typeof value === 'number' ? String(value) : value;
        return typeof text === 'string' && text !== '' ? [[name, text] as const] : [];
      }),
    ),
    ...(given['by'] === 'hamlet' && { by: 'hamlet' }),
  };
}

export const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review/$campaignId',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('./review.tsx'), 'ReviewPage'),
});
