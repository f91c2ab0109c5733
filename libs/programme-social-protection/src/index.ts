export { socialProtection } from './social-protection.programme.js';
