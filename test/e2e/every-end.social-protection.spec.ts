import { publishLocalRules, ways } from './every-end.of-social-protection.js';
import { walkEveryEnd } from './every-end.suite.js';

walkEveryEnd('social-protection', ways, publishLocalRules);
