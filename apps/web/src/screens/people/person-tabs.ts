export const personTabs = ['household', 'benefits', 'cases', 'payments', 'timeline'] as const;
export type PersonTab = (typeof personTabs)[number];
