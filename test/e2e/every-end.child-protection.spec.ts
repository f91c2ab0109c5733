import { ways } from './every-end.of-others.js';
import { walkEveryEnd } from './every-end.suite.js';

walkEveryEnd('child-protection', ways, () => Promise.resolve());
