export { poorHouseholds } from './poor-households.programme.js';
