import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { GraphQLJSON } from 'graphql-scalars';
import { CaseEngine, type CaseFile, casePermissions, CaseView, getCase } from '#case-engine';
import { getPerson, PartialDayScalar } from '#citizen';
import { type LegalDay } from '#kernel';
import {
  type Actor,
  connectionOf,
  LegalDayScalar,
  type Page,
  PageArgs,
  Read,
  type ReadTx,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { findReceipt, listRouted, routeApplication, takeInRouted } from './routing.store.js';

@InputType()
class RouteApplicationInput {
  @Field(() => String)
  @Matches(/^[a-z0-9.-]{1,80}$/)
  procedure!: string;

  @Field(() => Int, { description: 'The commune where the person lives.' })
  @IsInt()
  toUnitId!: number;

  @Field(() => LegalDayScalar)
  @IsString()
  receivedOn!: LegalDay;

  @Field(() => String)
  @IsString()
  @MaxLength(100)
  fullName!: string;

  @Field(() => PartialDayScalar)
  @IsString()
  birth!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\d{12}$/)
  personalNumber?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\+?\d{8,15}$/)
  phone?: string;

  @Field(() => GraphQLJSON)
  @IsObject()
  form!: object;
}

@ArgsType()
class TakeInRoutedArgs {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'Instead of the form as it was handed in.' })
  @IsOptional()
  @IsObject()
  form?: object;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

@ObjectType({ description: 'What a desk keeps of an application it took in for another commune.' })
class ApplicationReceiptView {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  toUnit!: string;

  @Field(() => String)
  procedureTitle!: string;

  @Field(() => String)
  applicant!: string;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;
}

@ObjectType({ description: 'An application that another desk took in for a commune of the area.' })
class RoutedApplicationView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  receiptCode!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => String)
  procedure!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => PartialDayScalar)
  birth!: string;

  @Field(() => String, { nullable: true })
  personalNumber!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => GraphQLJSON)
  form!: object;

  @Field(() => LegalDayScalar)
  receivedOn!: LegalDay;

  @Field(() => LegalDayScalar)
  dueOn!: LegalDay;
}

const RoutedApplicationConnection = connectionOf(RoutedApplicationView, 'RoutedApplication');

/** Any one-stop desk of the province takes an application in; the commune of residence decides it (Decree 335/2026 art. 8). */
@Resolver()
export class RoutingResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
  ) {}

  @Query(() => ApplicationReceiptView, { nullable: true, description: 'A receipt that the own desk gave.' })
  @Requires(casePermissions.start)
  applicationReceipt(@Read() tx: ReadTx, @Args('code') code: string): Promise<ApplicationReceiptView | undefined> {
    return findReceipt(tx, code);
  }

  @Query(() => RoutedApplicationConnection, {
    description: 'Taken in elsewhere and not taken up yet, the nearest due first.',
  })
  @Requires(casePermissions.start)
  routedApplications(@Read() tx: ReadTx, @Args() page: PageArgs): Promise<Page<RoutedApplicationView>> {
    return listRouted(tx, page);
  }

  @Mutation(() => ApplicationReceiptView)
  @Requires(casePermissions.start)
  routeApplication(
    @Who() who: Actor,
    @Args('input') input: RouteApplicationInput,
    @Args('requestId') requestId: string,
  ): Promise<ApplicationReceiptView> {
    return this.uow.command(who, { requestId, name: 'routeApplication', body: input }, (tx) =>
      routeApplication(tx, this.engine, input),
    );
  }

  @Mutation(() => CaseView)
  @Requires(casePermissions.start)
  async takeInRoutedApplication(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { requestId, ...given }: TakeInRoutedArgs,
  ): Promise<CaseFile> {
    const { id } = await this.uow.command(
      who,
      { requestId, name: 'takeInRoutedApplication', body: given },
      async (tx) => {
        await getPerson(tx, given.personId);
        return { id: (await takeInRouted(tx, this.engine, given)).id };
      },
    );
    return getCase(reads, id);
  }
}
