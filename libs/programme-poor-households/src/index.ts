export { poorHouseholds } from './poor-households.programme.js';
export { reviewPermissions } from './poor-households.permissions.js';
