export const programmeCode = 'social-protection';
