import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';

/** `running`, `paused`, `overdue`, or `none` where law sets no limit. */
export enum ClockState {
  running = 'running',
  paused = 'paused',
  overdue = 'overdue',
  none = 'none',
}
registerEnumType(ClockState, { name: 'ClockState' });

export enum DueFilter {
  overdue = 'overdue',
  soon = 'soon',
  onTime = 'on-time',
  paused = 'paused',
}
registerEnumType(DueFilter, { name: 'DueFilter' });

@ObjectType({ description: 'The statutory clock of the state a case waits in.' })
export class CaseClock {
  @Field(() => ClockState)
  state!: ClockState;

  @Field(() => Date, { nullable: true, description: 'The last instant in time.' })
  dueAt!: Date | null;

  @Field(() => LegalDayScalar, { nullable: true })
  dueOn!: LegalDay | null;

  @Field(() => Int, { nullable: true, description: 'Working days left; negative when late.' })
  remainingWorkingDays!: number | null;

  @Field(() => String, { nullable: true, description: 'The article that sets the limit.' })
  basis!: string | null;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day from which the limit counts.' })
  startedOn!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day on which it stopped, while it stands still.' })
  pausedOn!: LegalDay | null;
}
