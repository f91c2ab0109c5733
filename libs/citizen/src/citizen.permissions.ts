import { definePermissions } from '#platform';

export const citizenPermissions = definePermissions('citizen', {
  read: 'See and search the people of the area of duty',
  register: 'Register people and households',
  correct: 'Correct what is recorded of a person, with identifiers and household',
  move: 'Move a person, also to a commune out of the area',
  'record-death': 'Record death and disappearance, and take them back',
  merge: 'Merge two registrations of one person, and take it back',
  'check-registry': 'Ask the national population database about a person',
});
