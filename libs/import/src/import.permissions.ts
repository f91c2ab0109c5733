import { definePermissions } from '#platform';

export const importPermissions = definePermissions('import', {
  check: 'Have a list kept in Excel checked, and see what the check found',
  commit: 'Take a checked list over into the records of the area of duty',
  'take-back': 'Take a list back that was taken over',
});
