import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type Proposal } from './proposal.store.js';

@ObjectType('UserDuty', { description: 'A post somebody holds: the area is that of its agency.' })
export class UserDutyView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  userId!: string;

  @Field(() => Int)
  agencyId!: number;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  roles!: readonly string[];

  @Field(() => [String])
  programmes!: readonly string[];

  @Field(() => [String], { description: 'Sealed programmes, and parts of them, that it opens.' })
  clearances!: readonly string[];

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The first day on which it is no longer held.' })
  until!: LegalDay | null;

  @Field(() => String, { nullable: true, description: 'Name of the colleague in whose place it is held.' })
  inPlaceOf!: string | null;
}

@ObjectType('User', { description: 'Someone who signs in, as administrators see him.' })
export class UserView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  username!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => Int, { nullable: true, description: 'Whose staff it is.' })
  agencyId!: number | null;

  @Field(() => Boolean, { description: 'False until the invitation is accepted.' })
  isTakenUp!: boolean;

  @Field(() => Date, { nullable: true })
  lockedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'End of the pause after too many wrong attempts.' })
  pausedUntil!: Date | null;

  @Field(() => Int)
  openSessions!: number;

  @Field(() => Date, { nullable: true })
  lastSeenAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the asker may lock, reset and sign out: all duties lie within his reach.',
  })
  isWithinReach!: boolean;
}

export const UserConnection = connectionOf(UserView, 'User');

@ObjectType('Colleague', { description: 'Someone else with a duty of today at one’s own agency.' })
export class ColleagueView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => [String])
  titles!: readonly string[];
}

@ObjectType('AssignableRole')
export class RoleView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  permissions!: readonly string[];

  @Field(() => Boolean, { description: 'Given by two administrators only, and never to a system.' })
  needsTwoPeople!: boolean;
}

@ObjectType('AssignableProgramme')
export class AssignableProgrammeView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'A duty as it is proposed.' })
export class ProposedDuty {
  @Field(() => Int)
  agencyId!: number;

  @Field(() => String)
  title!: string;

  @Field(() => [String])
  roles!: readonly string[];

  @Field(() => [String])
  programmes!: readonly string[];

  @Field(() => [String], { description: 'Sealed programmes, and parts of them, that it opens.' })
  clearances!: readonly string[];

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;
}

@ObjectType('Proposal', { description: 'An act of administration that waits for a second person.' })
export class ProposalView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  userName!: string;

  @Field(() => ProposedDuty, {
    nullable: true,
    description: 'Null where a new password and second factor are proposed.',
  })
  duty!: ProposedDuty | null;

  @Field(() => String)
  reason!: string;

  @Field(() => ID)
  proposedBy!: string;

  @Field(() => String)
  proposerName!: string;

  @Field(() => Date)
  proposedAt!: Date;
}

@ObjectType('Invitation', {
  description: 'Told once, to be handed to whom it is for, who takes it up within three days.',
})
export class InvitationView {
  @Field(() => String)
  token!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@ObjectType({ description: 'What an act of administration has come to.' })
export class UserOutcome {
  @Field(() => UserView)
  user!: UserView;

  @Field(() => ProposalView, { nullable: true, description: 'It waits for a second administrator.' })
  proposal!: ProposalView | undefined;

  @Field(() => InvitationView, {
    nullable: true,
    description: 'Not told again when the same request is sent again: then the user is reset once more.',
  })
  invitation!: InvitationView | undefined;
}

@ObjectType('ServiceClient', { description: 'A system of another department.' })
export class ServiceClientView {
  @Field(() => String)
  clientId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  agencyId!: number;

  @Field(() => [String])
  roles!: readonly string[];

  @Field(() => [String])
  programmes!: readonly string[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  disabledAt!: Date | null;
}

@ObjectType()
export class ServiceClientOutcome {
  @Field(() => ServiceClientView)
  client!: ServiceClientView;

  @Field(() => String, {
    nullable: true,
    description: 'Told once; not told again when the same request is sent again.',
  })
  clientSecret!: string | undefined;
}

export function proposalViewOf(proposal: Proposal): ProposalView {
  const { act, body, ...facts } = proposal;
  if (act === 'reset-account') return { ...facts, duty: null };
  const { agencyId, title, roles, programmes, clearances = [], inForce } = body;
  return {
    ...facts,
    duty: { agencyId, title, roles, programmes, clearances, from: inForce.from, until: inForce.until ?? null },
  };
}
