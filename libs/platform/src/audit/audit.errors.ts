import { defineErrors, params } from '#kernel';

export const auditErrors = defineErrors('AUDIT', {
  /** Transaction ids went back, as after a restore into a new cluster: `beginEra` comes first. */
  ERA_OVER: params<{ era: number; sealedTo: string; horizon: string }>(),
});
