import {
  Args,
  ArgsType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { personById, PersonView } from '#citizen';
import { type LegalDay } from '#kernel';
import {
  type Actor,
  connectionOf,
  LegalDayScalar,
  Load,
  type LoadOf,
  type Page,
  PageArgs,
  Read,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { type Carer, confirmCarer, endCarer, getCarer, listCarers, registerCarer } from './carer.store.js';
import { childProtectionPermissions } from './child-protection.permissions.js';
import { type CarerKind, carerKinds, type Unfit, unfitOn } from './rules/carer.rule.js';

@ObjectType('Carer', { description: 'Somebody ready to take a child in.' })
class CarerView {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  kind!: string;

  @Field(() => LegalDayScalar)
  registeredOn!: LegalDay;

  @Field(() => LegalDayScalar, { description: 'The day of the last quarterly list.' })
  confirmedOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  healthCertifiedOn!: LegalDay | null;

  @Field(() => Boolean)
  foreigner!: boolean;

  @Field(() => String, { nullable: true })
  wishes!: string | null;

  @Field(() => Int, { description: 'Children with them now.' })
  children!: number;

  @Field(() => LegalDayScalar, { nullable: true })
  endedOn!: LegalDay | null;

  @Field(() => Int)
  version!: number;
}

const CarerConnection = connectionOf(CarerView, 'Carer');

@InputType()
class CarerInput {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int)
  @IsInt()
  unitId!: number;

  @Field(() => String)
  @IsIn(carerKinds)
  kind!: CarerKind;

  @Field(() => LegalDayScalar)
  @IsString()
  registeredOn!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  healthCertifiedOn?: LegalDay;

  @Field(() => Boolean)
  @IsBoolean()
  foreigner!: boolean;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  residentSince?: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  mayStayUntil?: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The day of a clean criminal record.' })
  @IsOptional()
  @IsString()
  recordClearedOn?: LegalDay;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(1000)
  wishes?: string;
}

@ArgsType()
class CarerTarget {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

@ArgsType()
class ConfirmCarerArgs extends CarerTarget {
  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  healthCertifiedOn?: LegalDay;
}

@ArgsType()
class EndCarerArgs extends CarerTarget {
  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => String)
  @Length(1, 500)
  reason!: string;
}

@Resolver(() => CarerView)
export class CarerResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => CarerConnection, { description: 'The register of carers, the longest unconfirmed first.' })
  @Requires(childProtectionPermissions['see-carers'])
  carers(@Read() tx: ReadTx, @Args() page: PageArgs): Promise<Page<Carer>> {
    return listCarers(tx, page);
  }

  @Mutation(() => CarerView)
  @Requires(childProtectionPermissions['keep-carers'])
  async registerCarer(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: CarerInput,
    @Args('requestId') requestId: string,
  ): Promise<Carer> {
    const {
      healthCertifiedOn = null,
      residentSince = null,
      mayStayUntil = null,
      recordClearedOn = null,
      wishes = null,
    } = input;
    const id = await this.uow.command(who, { requestId, name: 'registerCarer', body: input }, (tx) =>
      registerCarer(tx, { ...input, healthCertifiedOn, residentSince, mayStayUntil, recordClearedOn, wishes }),
    );
    return getCarer(reads, id);
  }

  @Mutation(() => CarerView, { description: 'Puts a carer on the list of this quarter (form 09).' })
  @Requires(childProtectionPermissions['keep-carers'])
  async confirmCarer(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...given }: ConfirmCarerArgs,
  ): Promise<Carer> {
    await this.uow.command(who, { requestId, name: 'confirmCarer', body: given }, (tx) => confirmCarer(tx, given));
    return getCarer(reads, given.id);
  }

  @Mutation(() => CarerView)
  @Requires(childProtectionPermissions['keep-carers'])
  async endCarer(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...given }: EndCarerArgs,
  ): Promise<Carer> {
    await this.uow.command(who, { requestId, name: 'endCarer', body: given }, (tx) => endCarer(tx, given));
    return getCarer(reads, given.id);
  }

  @ResolveField(() => PersonView, { nullable: true })
  person(@Parent() carer: Carer, @Load(personById) load: LoadOf<typeof personById>) {
    return load(carer.personId);
  }

  @ResolveField(() => String, { nullable: true, description: 'What stands in the way of giving them a child today.' })
  unfit(@Parent() carer: Carer, @Read() tx: ReadTx): Unfit | undefined {
    return unfitOn(carer, tx.today);
  }
}
