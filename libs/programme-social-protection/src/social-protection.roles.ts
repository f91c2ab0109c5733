import { benefitPermissions } from '#benefits';
import { casePermissions } from '#case-engine';
import { citizenPermissions } from '#citizen';
import { type RoleTable } from '#platform';
import { territoryPermissions } from '#territory';
import { facilityPermissions } from './facility/facility.permissions.js';
import { localRulePermissions } from './local/local-rule.permissions.js';

const seeCases = [territoryPermissions.read, citizenPermissions.read, casePermissions.read, benefitPermissions.read];
const takeIn = [
  citizenPermissions.register,
  citizenPermissions.correct,
  citizenPermissions['record-death'],
  casePermissions.start,
];

/** Who sets rules of the province, who keeps facilities, and who signs above the commune. */
export const socialProtectionRoles: RoleTable = {
  'one-stop-officer': [facilityPermissions.read],
  'commune-officer': [facilityPermissions.read],
  'commune-chair': [facilityPermissions.read],
  'department-lead': [
    casePermissions.perform,
    localRulePermissions.read,
    localRulePermissions.propose,
    facilityPermissions.read,
    facilityPermissions.register,
  ],
  'province-chair': [...seeCases, casePermissions.perform],
  'rate-publisher': [localRulePermissions.read, localRulePermissions.publish],
  'facility-officer': [
    ...seeCases,
    ...takeIn,
    casePermissions.perform,
    facilityPermissions.read,
    facilityPermissions.keep,
  ],
  'facility-head': [
    ...seeCases,
    casePermissions.start,
    casePermissions.perform,
    facilityPermissions.read,
    facilityPermissions.keep,
  ],
};
