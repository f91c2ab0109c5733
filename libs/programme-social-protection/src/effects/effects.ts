import { type Subscriber } from '#platform';
import { carerDeathSubscriber } from './carer-death.subscriber.js';
import { certificateSubscriber } from './certificate.subscriber.js';
import { healthInsuranceSubscriber } from './health-insurance.subscriber.js';
import { householdDeathSubscriber } from './household-death.subscriber.js';
import { moveSubscriber } from './move.subscriber.js';
import { povertySubscriber } from './poverty.subscriber.js';
import { rateSubscriber } from './rate.subscriber.js';

/** What one fact changes elsewhere: each becomes facts, or a task for who must decide. */
export const effects: readonly Subscriber[] = [
  householdDeathSubscriber,
  carerDeathSubscriber,
  povertySubscriber,
  moveSubscriber,
  certificateSubscriber,
  rateSubscriber,
  healthInsuranceSubscriber,
];
