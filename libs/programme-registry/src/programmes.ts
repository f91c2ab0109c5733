export { socialProtection } from '#programme-social-protection';
