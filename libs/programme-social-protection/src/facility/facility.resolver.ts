import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type LegalDay, type LegalMonth } from '#kernel';
import {
  type Actor,
  LegalDayScalar,
  LegalMonthScalar,
  Read,
  type ReadTx,
  Requires,
  type Tx,
  UnitOfWork,
  Who,
} from '#platform';
import { facilityPermissions } from './facility.permissions.js';
import {
  type Applicant,
  type FacilityWithPlaces,
  listApplicants,
  listFacilities,
  listResidents,
  type OccupancyOfMonth,
  occupancyOf,
  type Resident,
} from './facility.reader.js';
import { openFacility, setCapacity } from './facility.store.js';
import {
  ApplicantView,
  CapacityInput,
  ExpenseInput,
  FacilityView,
  LeaveInput,
  OccupancyView,
  OpenFacilityInput,
  ResidentView,
  ReturnInput,
} from './facility.view.js';
import { recordExpense, recordLeave, recordReturn } from './stay-days.store.js';

/** Social assistance facilities: where a place is free, who lives there, how full they are. */
@Resolver()
export class FacilityResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => [FacilityView], { description: 'Every facility of the province, with the places of a day.' })
  @Requires(facilityPermissions.read)
  facilities(
    @Read() tx: ReadTx,
    @Args('on', { type: () => LegalDayScalar }) on: LegalDay,
  ): Promise<FacilityWithPlaces[]> {
    return listFacilities(tx, on);
  }

  @Query(() => [ApplicantView], { description: 'Who waits for a place in a facility, the most urgent first.' })
  @Requires(facilityPermissions.read)
  facilityApplicants(
    @Read() tx: ReadTx,
    @Args('facilityId', { type: () => ID }) facilityId: string,
  ): Promise<Applicant[]> {
    return listApplicants(tx, facilityId);
  }

  @Query(() => [ResidentView], { description: 'Who lives in a facility on a day, by ward and place.' })
  @Requires(facilityPermissions.read)
  facilityResidents(
    @Read() tx: ReadTx,
    @Args('facilityId', { type: () => ID }) facilityId: string,
    @Args('on', { type: () => LegalDayScalar }) on: LegalDay,
  ): Promise<Resident[]> {
    return listResidents(tx, facilityId, on);
  }

  @Query(() => [OccupancyView], { description: 'Twelve months of a facility, from one on.' })
  @Requires(facilityPermissions.read)
  facilityOccupancy(
    @Read() tx: ReadTx,
    @Args('facilityId', { type: () => ID }) facilityId: string,
    @Args('from', { type: () => LegalMonthScalar }) from: LegalMonth,
  ): Promise<OccupancyOfMonth[]> {
    return occupancyOf(tx, facilityId, from);
  }

  @Mutation(() => ID, { description: 'Enters a facility into the register.' })
  @Requires(facilityPermissions.register)
  openFacility(
    @Who() who: Actor,
    @Args('input') input: OpenFacilityInput,
    @Args('requestId') requestId: string,
  ): Promise<string> {
    return this.uow.command(who, { requestId, name: 'openFacility', body: input }, (tx) => openFacility(tx, input));
  }

  @Mutation(() => Boolean, { description: 'From a day on a ward has so many places.' })
  @Requires(facilityPermissions.register)
  setFacilityCapacity(
    @Who() who: Actor,
    @Args('input') input: CapacityInput,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    return this.done(who, { requestId, name: 'setFacilityCapacity', body: input }, (tx) =>
      setCapacity(tx, input.facilityId, input),
    );
  }

  @Mutation(() => Boolean, { description: 'A resident goes away for some days; the place is kept.' })
  @Requires(facilityPermissions.keep)
  recordLeave(
    @Who() who: Actor,
    @Args('input') input: LeaveInput,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    return this.done(who, { requestId, name: 'recordLeave', body: input }, (tx) =>
      recordLeave(tx, input.stayId, input.from, input.reason),
    );
  }

  @Mutation(() => Boolean, { description: 'A resident is back from a day on.' })
  @Requires(facilityPermissions.keep)
  recordReturn(
    @Who() who: Actor,
    @Args('input') input: ReturnInput,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    return this.done(who, { requestId, name: 'recordReturn', body: input }, (tx) =>
      recordReturn(tx, input.stayId, input.on),
    );
  }

  @Mutation(() => Boolean, {
    description: 'What was spent on a resident beside the monthly care, up to the maximum of law.',
  })
  @Requires(facilityPermissions.keep)
  recordFacilityExpense(
    @Who() who: Actor,
    @Args('input') input: ExpenseInput,
    @Args('requestId') requestId: string,
  ): Promise<boolean> {
    return this.done(who, { requestId, name: 'recordFacilityExpense', body: input }, (tx) => recordExpense(tx, input));
  }

  private async done(
    who: Actor,
    command: Parameters<UnitOfWork['command']>[1],
    work: (tx: Tx) => Promise<void>,
  ): Promise<boolean> {
    await this.uow.command(who, command, work);
    return true;
  }
}
