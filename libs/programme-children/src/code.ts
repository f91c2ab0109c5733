export const programmeCode = 'children';
