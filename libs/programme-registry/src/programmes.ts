export { childProtection } from '#programme-child-protection';
export { children } from '#programme-children';
export { socialProtection } from '#programme-social-protection';
export { poorHouseholds } from '#programme-poor-households';
