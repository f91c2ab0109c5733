import { definePermissions } from '#platform';

export const reportingPermissions = definePermissions('report', {
  read: 'See figures of the area, the cases behind them, returns and the targets of the plan',
  lead: 'See how many open cases each officer has',
  file: 'Freeze a return of the area and correct one that was frozen',
  record: 'Record figures of the plan that other agencies produce',
});
