import { createRouter } from '@tanstack/react-router';
import { grantRoute, inviteRoute, userRoute, usersRoute } from '../screens/admin/admin.route.ts';
import { auditRoute } from '../screens/audit/audit.route.ts';
import { awayRoute } from '../screens/away/away.route.ts';
import { caseRoute } from '../screens/case/case.route.ts';
import { casesRoute } from '../screens/cases/cases.route.ts';
import { facilitiesRoute, facilityRoute } from '../screens/facilities/facilities.route.ts';
import { batchRoute, importRoute } from '../screens/import/import.route.ts';
import { intakeRoute } from '../screens/intake/intake.route.ts';
import { jobsRoute } from '../screens/jobs/jobs.route.ts';
import { payRoute, runRoute } from '../screens/pay/pay.route.ts';
import { peopleRoute, personRoute } from '../screens/people/people.route.ts';
import { reviewRoute, reviewsRoute } from '../screens/review/review.route.ts';
import { ratesRoute } from '../screens/rates/rates.route.ts';
import { planRoute } from '../screens/plan/plan.route.ts';
import { trendsRoute } from '../screens/trends/trends.route.ts';
import { worklistRoute } from '../screens/worklist/worklist.route.ts';
import { Crashed } from './crashed.tsx';
import { rootRoute } from './root.route.ts';

/** One line for each screen. */
export const routeTree = rootRoute.addChildren([
  worklistRoute,
  intakeRoute,
  peopleRoute,
  personRoute,
  casesRoute,
  caseRoute,
  payRoute,
  runRoute,
  importRoute,
  batchRoute,
  ratesRoute,
  planRoute,
  trendsRoute,
  reviewsRoute,
  reviewRoute,
  facilitiesRoute,
  facilityRoute,
  usersRoute,
  inviteRoute,
  userRoute,
  grantRoute,
  auditRoute,
  awayRoute,
  jobsRoute,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
