export { type ExampleResult, printResults, runExamples } from './example-runner.js';
export { evaluateExample } from './social-protection.examples.js';
export { socialProtection } from './social-protection.programme.js';
