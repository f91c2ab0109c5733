export const personTabs = ['household', 'benefits', 'cases', 'payments', 'papers', 'timeline'] as const;
export type PersonTab = (typeof personTabs)[number];
