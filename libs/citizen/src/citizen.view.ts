import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay, type PartialDay } from '#kernel';
import { connectionOf, LegalDayScalar } from '#platform';
import { type Sex } from './century-digit.table.js';
import {
  DuplicateReasonEnum,
  HouseholdRoleEnum,
  IdentifierKindEnum,
  IdentifierSourceEnum,
  IdentifierStatusEnum,
  IdentityStateEnum,
  LifeStatusEnum,
  NumberFindingEnum,
  RegistryOutcomeEnum,
  SexEnum,
} from './citizen.enums.js';
import { type HouseholdMember, type Identifier, type Membership, type Residence } from './citizen.loaders.js';
import { type DuplicateReason } from './duplicate-score.rule.js';
import { type IdentityState } from './identity-state.rule.js';
import { PartialDayScalar } from './partial-day.scalar.js';
import { type LifeStatus, type Person } from './person.reader.js';
import { type NumberFinding } from './personal-number.rule.js';
import { type RegistryAnswer } from './registry/population-registry.js';
import { type RegistryCheck } from './registry/registry-check.store.js';

@ObjectType('Person')
export class PersonView implements Person {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The commune now responsible.' })
  unitId!: number;

  @Field(() => String)
  fullName!: string;

  @Field(() => PartialDayScalar, { nullable: true })
  birth!: PartialDay | undefined;

  @Field(() => SexEnum)
  sex!: Sex;

  @Field(() => String, { nullable: true, description: 'The personal number in force.' })
  personalNumber!: string | undefined;

  @Field(() => ID, { nullable: true })
  motherId!: string | undefined;

  @Field(() => String, { nullable: true })
  motherName!: string | undefined;

  @Field(() => LifeStatusEnum)
  lifeStatus!: LifeStatus;

  @Field(() => LegalDayScalar, { nullable: true })
  missingSince!: LegalDay | undefined;

  @Field(() => LegalDayScalar, { nullable: true })
  diedOn!: LegalDay | undefined;

  @Field(() => IdentityStateEnum)
  identityState!: IdentityState;

  @Field(() => ID, { nullable: true, description: 'The survivor, when this registration was merged into another.' })
  mergedInto!: string | undefined;

  @Field(() => Int)
  version!: number;
}

@ObjectType('Identifier', { description: 'A number a person is or was known by.' })
export class IdentifierView implements Identifier {
  @Field(() => ID)
  id!: string;

  @Field(() => IdentifierKindEnum)
  kind!: Identifier['kind'];

  @Field(() => String)
  value!: string;

  @Field(() => LegalDayScalar, { nullable: true })
  validFrom!: LegalDay | null;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The first day on which it is not in force.' })
  validUntil!: LegalDay | null;

  @Field(() => IdentifierStatusEnum)
  status!: Identifier['status'];

  @Field(() => IdentifierSourceEnum)
  source!: Identifier['source'];

  @Field(() => String, { nullable: true, description: 'Number of the decision that ended it.' })
  decision!: string | null;
}

@ObjectType('Residence')
export class ResidenceView implements Residence {
  @Field(() => Int, { description: 'The commune as it was then.' })
  unitId!: number;

  @Field(() => String)
  address!: string;

  @Field(() => String, { nullable: true })
  hamlet!: string | null;

  @Field(() => LegalDayScalar)
  validFrom!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  validUntil!: LegalDay | null;
}

@ObjectType('HouseholdMembership')
export class MembershipView implements Membership {
  @Field(() => ID)
  householdId!: string;

  @Field(() => String)
  householdCode!: string;

  @Field(() => HouseholdRoleEnum)
  role!: Membership['role'];

  @Field(() => LegalDayScalar)
  validFrom!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  validUntil!: LegalDay | null;
}

@ObjectType('HouseholdMember')
export class HouseholdMemberView implements Omit<HouseholdMember, 'personId'> {
  personId!: string;

  @Field(() => HouseholdRoleEnum)
  role!: HouseholdMember['role'];

  @Field(() => LegalDayScalar)
  validFrom!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  validUntil!: LegalDay | null;
}

@ObjectType('RecordedPerson', {
  description: 'A person after a change, with what the personal number does not bear out.',
})
export class RecordedPersonView {
  @Field(() => PersonView)
  person!: Person;

  @Field(() => [NumberFindingEnum])
  findings!: readonly NumberFinding[];
}

@ObjectType('DuplicateCandidate')
export class DuplicateCandidateView {
  @Field(() => PersonView)
  person!: Person;

  @Field(() => Float, { description: '0 to 100; orders the list and decides nothing.' })
  score!: number;

  @Field(() => [DuplicateReasonEnum])
  reasons!: readonly DuplicateReason[];
}

@ObjectType('RegistryCheck', { description: 'What the national population database answered.' })
export class RegistryCheckView implements RegistryCheck {
  @Field(() => ID)
  checkId!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => RegistryOutcomeEnum)
  outcome!: RegistryAnswer['outcome'];

  @Field(() => Boolean, { description: 'False when the person changed meanwhile or no answer came.' })
  isApplied!: boolean;
}

export const PersonConnection = connectionOf(PersonView, 'Person');
