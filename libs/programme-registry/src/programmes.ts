export { childProtection } from '#programme-child-protection';
export { socialProtection } from '#programme-social-protection';
export { poorHouseholds } from '#programme-poor-households';
