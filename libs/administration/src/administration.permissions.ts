import { definePermissions } from '#platform';

export const administrationPermissions = definePermissions('administration', {
  read: 'See users, their duties and service clients of the agencies within the area of duty',
  'keep-users': 'Invite, lock, unlock and reset users, and end their sessions',
  grant: 'Give and end duties, and confirm what another administrator proposed',
  'search-audit':
    'Search what was done under the duties within reach, and who saw what; each search is on record itself',
  'keep-clients': 'Register and end systems of other departments',
});
