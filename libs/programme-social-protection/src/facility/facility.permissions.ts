import { definePermissions } from '#platform';

export const facilityPermissions = definePermissions('facility', {
  read: 'See facilities with their places, and the residents of those in the area of duty',
  register: 'Enter facilities into the register and set their places',
  keep: 'Record leave, return and expenses of residents',
});
