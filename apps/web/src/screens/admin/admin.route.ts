import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';

/** Who is looked for, by name or user name. */
export interface UsersSearch {
  readonly words?: string;
}

export const usersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: (given: Record<string, unknown>): UsersSearch =>
    typeof given['words'] === 'string' && given['words'] !== '' ? { words: given['words'] } : {},
  component: lazyRouteComponent(() => import('./users.tsx'), 'Users'),
});

export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/invite',
  component: lazyRouteComponent(() => import('./invite.tsx'), 'Invite'),
});

export const userRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/$userId',
  component: lazyRouteComponent(() => import('./user.tsx'), 'User'),
});

export const grantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/$userId/grant',
  component: lazyRouteComponent(() => import('./grant.tsx'), 'Grant'),
});
