import { defineErrors, params } from '#kernel';

export const outboxErrors = defineErrors('OUTBOX', {
  NOT_PARKED: params<{ subscriber: string; event: number }>(),
  SUBSCRIBER_UNKNOWN: params<{ subscriber: string }>(),
});
