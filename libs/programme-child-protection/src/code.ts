/** The programme's code; also its clearance. */
export const programmeCode = 'child-protection';
/** Opens who told of the child, besides. */
export const reporterClearance = 'child-protection-reporter';
