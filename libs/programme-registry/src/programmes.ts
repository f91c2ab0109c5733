export { socialProtection } from '#programme-social-protection';
export { poorHouseholds } from '#programme-poor-households';
