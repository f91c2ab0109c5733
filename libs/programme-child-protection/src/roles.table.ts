import { casePermissions } from '#case-engine';
import { citizenPermissions } from '#citizen';
import { type RoleTable } from '#platform';
import { reportingPermissions } from '#reporting';
import { territoryPermissions } from '#territory';
import { childProtectionPermissions, reporterPermissions } from './child-protection.permissions.js';

const seeCases = [territoryPermissions.read, citizenPermissions.read, casePermissions.read];
const workCases = [...seeCases, casePermissions.start, casePermissions.perform];
const seeProtection = [childProtectionPermissions['see-carers'], childProtectionPermissions['see-groups']];

/** Who works the protection of children; what the seal covers is theirs under a duty with its clearance only. */
export const childProtectionRoles: RoleTable = {
  'child-officer': [
    ...workCases,
    casePermissions.assign,
    citizenPermissions.register,
    citizenPermissions.correct,
    ...seeProtection,
    reportingPermissions.read,
    childProtectionPermissions['note-reporter'],
    childProtectionPermissions['keep-carers'],
    childProtectionPermissions['keep-groups'],
  ],
  'commune-chair': [casePermissions.start, ...seeProtection],
  'child-protection-lead': [
    ...workCases,
    ...seeProtection,
    reportingPermissions.read,
    reportingPermissions.file,
    childProtectionPermissions['note-reporter'],
    reporterPermissions.see,
  ],
  'facility-head': workCases,
  'province-leader': [...seeCases, casePermissions.perform],
};
