import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.ts';
import { type PersonTab, personTabs } from './person-tabs.ts';

/** A name or a number, as typed. */
export interface PeopleSearch {
  readonly words?: string;
}

export const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: ({ words }: Record<string, unknown>): PeopleSearch => {
    const typed = typeof words === 'string' || typeof words === 'number' ? String(words) : '';
    return typed === '' ? {} : { words: typed };
  },
  component: lazyRouteComponent(() => import('./people.tsx'), 'People'),
});

/** What is open of a person, nothing being the overview; the day on which the household is looked at. */
export interface PersonSearch {
  readonly tab?: PersonTab | undefined;
  readonly on?: string;
}

export const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId',
  validateSearch: (given: Record<string, unknown>): PersonSearch => {
    const tab = personTabs.find((each) => each === given['tab']);
    const on = given['on'];
    return { ...(tab && { tab }), ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && { on }) };
  },
  component: lazyRouteComponent(() => import('./person.tsx'), 'PersonScreen'),
});
