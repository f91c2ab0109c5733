export const programmeCode = 'poor-households';
