import { publishInvented } from '../../libs/programme-poor-households/src/review.fixture.js';
import { ways } from './every-end.of-others.js';
import { walkEveryEnd } from './every-end.suite.js';

walkEveryEnd('poor-households', ways, ({ db }) => publishInvented(db.uow, 'rural'));
