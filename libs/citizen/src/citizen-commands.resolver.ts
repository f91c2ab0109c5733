import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Read, type ReadTx, Requires, type Tx, UnitOfWork, Who } from '#platform';
import {
  CheckRegistryInput,
  CorrectPersonInput,
  LifeFactInput,
  MergePeopleInput,
  MovePersonInput,
  RegisterPersonInput,
} from './citizen.input.js';
import { citizenPermissions } from './citizen.permissions.js';
import { PersonView, RecordedPersonView, RegistryCheckView } from './citizen.view.js';
import { CreateHouseholdInput, JoinHouseholdInput } from './household.input.js';
import { createHousehold, joinHousehold, leaveHousehold } from './household.store.js';
import { AddIdentifierInput, EndIdentifierInput } from './identifier.input.js';
import { addIdentifier, cancelIdentifier } from './identifier.store.js';
import { recordDeath, recordFound, recordMissing, undoDeath } from './life-status.store.js';
import { mergePeople, unmergePerson } from './merge.store.js';
import { type PersonVersion } from './person.lock.js';
import { findPeople, getPerson, type Person } from './person.reader.js';
import { ReasonInput } from './person-target.input.js';
import { correctPerson, type RegisteredPerson, registerPerson } from './person.store.js';
import { type RegistryCheck } from './registry/registry-check.store.js';
import { RegistryCheckService } from './registry/registry-check.service.js';
import { movePerson } from './residence.store.js';

/** Each command once per `requestId`; what is answered is read after the commit. */
@Resolver()
export class CitizenCommandsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: RegistryCheckService,
  ) {}

  @Mutation(() => RecordedPersonView)
  @Requires(citizenPermissions.register)
  registerPerson(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: RegisterPersonInput,
    @Args('requestId') requestId: string,
  ) {
    return this.recorded(who, reads, requestId, 'registerPerson', input, (tx) => registerPerson(tx, input));
  }

  @Mutation(() => RecordedPersonView)
  @Requires(citizenPermissions.correct)
  correctPerson(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: CorrectPersonInput,
    @Args('requestId') requestId: string,
  ) {
    return this.recorded(who, reads, requestId, 'correctPerson', input, (tx) => correctPerson(tx, input, input));
  }

  @Mutation(() => RecordedPersonView)
  @Requires(citizenPermissions.correct)
  addIdentifier(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: AddIdentifierInput,
    @Args('requestId') requestId: string,
  ) {
    return this.recorded(who, reads, requestId, 'addIdentifier', input, (tx) => addIdentifier(tx, input, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions.correct)
  endIdentifier(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: EndIdentifierInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'endIdentifier', input, (tx) => cancelIdentifier(tx, input, input));
  }

  @Mutation(() => PersonView, { nullable: true, description: 'Answers nothing when the person went out of the area.' })
  @Requires(citizenPermissions.move)
  async movePerson(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: MovePersonInput,
    @Args('requestId') requestId: string,
  ): Promise<Person | undefined> {
    await this.uow.command(who, { requestId, name: 'movePerson', body: input }, (tx) => movePerson(tx, input, input));
    const [person] = await findPeople(reads, [input.personId]);
    return person;
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions['record-death'])
  recordDeath(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: LifeFactInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'recordDeath', input, (tx) => recordDeath(tx, input, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions['record-death'])
  undoDeath(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: ReasonInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'undoDeath', input, (tx) => undoDeath(tx, input, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions['record-death'])
  recordMissing(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: LifeFactInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'recordMissing', input, (tx) => recordMissing(tx, input, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions['record-death'])
  recordFound(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: LifeFactInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'recordFound', input, (tx) => recordFound(tx, input, input));
  }

  @Mutation(() => ID, { description: 'Answers the id of the new household.' })
  @Requires(citizenPermissions.register)
  async createHousehold(
    @Who() who: Actor,
    @Args('input') input: CreateHouseholdInput,
    @Args('requestId') requestId: string,
  ): Promise<string> {
    const created = await this.uow.command(who, { requestId, name: 'createHousehold', body: input }, (tx) =>
      createHousehold(tx, input),
    );
    return created.householdId;
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions.correct)
  joinHousehold(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: JoinHouseholdInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'joinHousehold', input, (tx) => joinHousehold(tx, input, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions.correct)
  leaveHousehold(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: LifeFactInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'leaveHousehold', input, (tx) => leaveHousehold(tx, input, input));
  }

  @Mutation(() => PersonView, { description: 'Answers the merged person; the survivor is in `mergedInto`.' })
  @Requires(citizenPermissions.merge)
  mergePeople(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: MergePeopleInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'mergePeople', input, (tx) => mergePeople(tx, input));
  }

  @Mutation(() => PersonView)
  @Requires(citizenPermissions.merge)
  unmergePerson(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args('input') input: ReasonInput,
    @Args('requestId') requestId: string,
  ) {
    return this.changed(who, reads, requestId, 'unmergePerson', input, (tx) => unmergePerson(tx, input, input));
  }

  @Mutation(() => RegistryCheckView)
  @Requires(citizenPermissions['check-registry'])
  checkRegistry(
    @Who() who: Actor,
    @Args('input') input: CheckRegistryInput,
    @Args('requestId') requestId: string,
  ): Promise<RegistryCheck> {
    return this.checks.check(who, requestId, input);
  }

  private async changed(
    who: Actor,
    reads: ReadTx,
    requestId: string,
    name: string,
    body: object,
    work: (tx: Tx) => Promise<PersonVersion>,
  ): Promise<Person> {
    const { personId } = await this.uow.command(who, { requestId, name, body }, work);
    return getPerson(reads, personId);
  }

  private async recorded(
    who: Actor,
    reads: ReadTx,
    requestId: string,
    name: string,
    body: object,
    work: (tx: Tx) => Promise<RegisteredPerson>,
  ): Promise<RecordedPersonView> {
    const { personId, findings } = await this.uow.command(who, { requestId, name, body }, work);
    return { person: await getPerson(reads, personId), findings };
  }
}
