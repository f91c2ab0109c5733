import { definePermissions } from '#platform';
import { programmeCode, reporterClearance } from './code.js';

export const childProtectionPermissions = definePermissions(
  'child-protection',
  {
    'note-reporter': 'Write down who reported a child in danger',
    'see-carers': 'See the register of those who take children in',
    'keep-carers': 'Keep the register of those who take children in',
    'see-groups': 'See the sealed groups of special circumstances of a child',
    'keep-groups': 'Put a child into a sealed group of special circumstances, and out of it',
  },
  programmeCode,
);

export const reporterPermissions = definePermissions(
  'child-protection-reporter',
  { see: 'See who reported a child in danger' },
  reporterClearance,
);
