export { childProtection } from './child-protection.programme.js';
