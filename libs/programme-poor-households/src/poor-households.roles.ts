import { type RoleTable } from '#platform';
import { reviewPermissions } from './poor-households.permissions.js';

/** Who reviews households, who signs their lists, and who sets the points of the sheets. */
export const reviewRoles: RoleTable = {
  'one-stop-officer': [reviewPermissions.read],
  'commune-officer': [reviewPermissions.read, reviewPermissions.enter, reviewPermissions.organise],
  'commune-chair': [reviewPermissions.read, reviewPermissions.sign],
  'district-officer': [reviewPermissions.read, reviewPermissions.advise],
  'department-lead': [reviewPermissions.read, reviewPermissions['propose-weights']],
  'rate-publisher': [reviewPermissions['publish-weights']],
};
