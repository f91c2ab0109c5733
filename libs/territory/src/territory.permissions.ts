import { definePermissions } from '#platform';

export const territoryPermissions = definePermissions('territory', {
  read: 'See administrative units and agencies of any day',
});
