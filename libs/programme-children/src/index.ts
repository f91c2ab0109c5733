export { children } from './children.programme.js';
