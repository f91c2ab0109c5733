import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { type LegalDay } from '#kernel';
import { type Actor, LegalDayScalar, Read, type ReadTx, Requires, UnitOfWork, Who } from '#platform';
import { reviewPermissions } from '../poor-households.permissions.js';
import { endCertificate } from './certificate.store.js';
import { listCertificates, listClasses, povertyOn } from './poverty.reader.js';
import {
  HouseholdPovertyView,
  PersonPovertyView,
  PovertyBreakdownView,
  PovertyCertificateView,
  PovertyMovementView,
  ReviewResultView,
} from './poverty.view.js';
import { type Breakdown, breakdownOf, breakdowns, movementOf, resultsOf } from './results.reader.js';

@ArgsType()
class HouseholdArgs {
  @Field(() => ID)
  @IsUUID()
  householdId!: string;
}

@ArgsType()
class PovertyOnArgs {
  @Field(() => [ID])
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  personIds!: string[];

  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;
}

@ArgsType()
class CommuneArgs {
  @Field(() => Int, { nullable: true, description: 'One commune; all in the area of duty when left out.' })
  @IsOptional()
  @IsInt()
  unitId?: number;
}

@ArgsType()
class MovementArgs extends CommuneArgs {
  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => LegalDayScalar, { description: 'The first day after.' })
  @IsString()
  until!: LegalDay;
}

@ArgsType()
class BreakdownArgs extends CommuneArgs {
  @Field(() => LegalDayScalar)
  @IsString()
  on!: LegalDay;

  @Field(() => String, { description: '`indicator`, `cause`, `group` or `ethnicity`.' })
  @IsIn(breakdowns)
  by!: Breakdown;
}

@ArgsType()
class ResultsArgs extends CommuneArgs {
  @Field(() => Int)
  @IsInt()
  year!: number;
}

@ArgsType()
class EndCertificateArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { description: '`moved` or `dissolved`.' })
  @IsIn(['moved', 'dissolved'])
  because!: 'moved' | 'dissolved';

  @Field(() => String)
  @IsString()
  requestId!: string;
}

/** Classes of households on any day, certificates, and figures over them. */
@Resolver()
export class PovertyResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [HouseholdPovertyView], { description: 'The latest first.' })
  @Requires(reviewPermissions.read)
  povertyOfHousehold(@Read() tx: ReadTx, @Args() { householdId }: HouseholdArgs): Promise<HouseholdPovertyView[]> {
    return listClasses(tx, householdId);
  }

  @Query(() => [PovertyCertificateView], { description: 'The latest first.' })
  @Requires(reviewPermissions.read)
  povertyCertificates(@Read() tx: ReadTx, @Args() { householdId }: HouseholdArgs): Promise<PovertyCertificateView[]> {
    return listCertificates(tx, householdId);
  }

  @Query(() => [PersonPovertyView], { description: 'Who is left out has no class on that day.' })
  @Requires(reviewPermissions.read)
  async povertyOn(@Read() tx: ReadTx, @Args() { personIds, on }: PovertyOnArgs): Promise<PersonPovertyView[]> {
    const found = await povertyOn(tx, personIds, on);
    for (const { personId } of found) tx.noteRead({ kind: 'person', id: personId });
    return found;
  }

  @Query(() => [ReviewResultView], { description: 'The periodic review of a year, by commune.' })
  @Requires(reviewPermissions.read)
  reviewResults(@Read() tx: ReadTx, @Args() { year, unitId }: ResultsArgs): Promise<ReviewResultView[]> {
    return resultsOf(tx, year, unitId);
  }

  @Query(() => [PovertyMovementView], {
    description: 'By commune and class, from the eve of the first day to the last.',
  })
  @Requires(reviewPermissions.read)
  povertyMovement(@Read() tx: ReadTx, @Args() given: MovementArgs): Promise<PovertyMovementView[]> {
    return movementOf(tx, given);
  }

  @Query(() => [PovertyBreakdownView], { description: 'Households with a class on a day, by commune and key.' })
  @Requires(reviewPermissions.read)
  povertyBreakdown(@Read() tx: ReadTx, @Args() given: BreakdownArgs): Promise<PovertyBreakdownView[]> {
    return breakdownOf(tx, given);
  }

  @Mutation(() => Boolean, {
    description: 'Ends a certificate and the class with it: the household moved away or is no more.',
  })
  @Requires(reviewPermissions.sign)
  async endPovertyCertificate(
    @Who() who: Actor,
    @Args() { requestId, id, because }: EndCertificateArgs,
  ): Promise<boolean> {
    await this.uow.command(who, { requestId, name: 'endPovertyCertificate', body: { id, because } }, (tx) =>
      endCertificate(tx, id, because),
    );
    return true;
  }
}
