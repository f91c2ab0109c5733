import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Load,
  type LoadOf,
  type Page,
  pageOf,
  platformErrors,
  Read,
  readCursor,
  type ReadTx,
  Requires,
} from '#platform';
import { unitById, UnitView } from '#territory';
import { DuplicateArgs, NumberArgs, SearchPeopleArgs } from './person-question.input.js';
import { identifiersOfPerson, membershipsOfPerson, personById, residencesOfPerson } from './citizen.loaders.js';
import { citizenPermissions } from './citizen.permissions.js';
import {
  DuplicateCandidateView,
  IdentifierView,
  MembershipView,
  PersonConnection,
  PersonView,
  ResidenceView,
} from './citizen.view.js';
import { findDuplicates } from './duplicates.reader.js';
import {
  findPeople,
  findPeopleByNumber,
  getPerson,
  type Person,
  searchPeople,
  type SearchPlace,
} from './person.reader.js';

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(cursor: string | undefined): SearchPlace | undefined {
  const key = readCursor(cursor, 2);
  if (!key) return undefined;
  const [exact, id] = key;
  if (typeof id !== 'string' || !isUuid.test(id))
    throw platformErrors.INPUT_INVALID({ fields: [{ path: 'after', rule: 'cursor' }] });
  return { exact: exact === 1, id };
}

@Resolver(() => PersonView)
export class CitizenResolver {
  @Query(() => PersonView)
  @Requires(citizenPermissions.read)
  person(@Read() tx: ReadTx, @Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Person> {
    return getPerson(tx, id);
  }

  @Query(() => [PersonView], { description: 'By exact number: personal, old nine-digit, cancelled or our own.' })
  @Requires(citizenPermissions.read)
  peopleByNumber(@Read() tx: ReadTx, @Args() { number }: NumberArgs): Promise<Person[]> {
    return findPeopleByNumber(tx, number);
  }

  @Query(() => PersonConnection, {
    description: 'By whole words of the name in any order, accents or none; as spelled first.',
  })
  @Requires(citizenPermissions.read)
  async searchPeople(@Read() tx: ReadTx, @Args() { words, first, after }: SearchPeopleArgs): Promise<Page<Person>> {
    const found = await searchPeople(tx, { words, limit: first + 1, after: placeOf(after) });
    return pageOf(
      found,
      first,
      ({ person }) => person,
      ({ exact, id }) => [exact ? 1 : 0, id],
    );
  }

  @Query(() => [DuplicateCandidateView], {
    description: 'People of the area who may be the one described, likeliest first.',
  })
  @Requires(citizenPermissions.read)
  async duplicateCandidates(@Read() tx: ReadTx, @Args() question: DuplicateArgs): Promise<DuplicateCandidateView[]> {
    const candidates = await findDuplicates(tx, question);
    const people = await findPeople(
      tx,
      candidates.map(({ personId }) => personId),
    );
    return candidates.flatMap(({ score, reasons }, index) => {
      const person = people[index];
      return person ? [{ person, score, reasons }] : [];
    });
  }

  @ResolveField(() => PersonView, { nullable: true, description: 'Nothing also when she is out of the area.' })
  mother(@Parent() { motherId }: Person, @Load(personById) load: LoadOf<typeof personById>) {
    return motherId === undefined ? undefined : load(motherId);
  }

  @ResolveField(() => [IdentifierView])
  identifiers(@Parent() { id }: Person, @Load(identifiersOfPerson) load: LoadOf<typeof identifiersOfPerson>) {
    return load(id);
  }

  @ResolveField(() => [ResidenceView])
  residences(@Parent() { id }: Person, @Load(residencesOfPerson) load: LoadOf<typeof residencesOfPerson>) {
    return load(id);
  }

  @ResolveField(() => [MembershipView])
  households(@Parent() { id }: Person, @Load(membershipsOfPerson) load: LoadOf<typeof membershipsOfPerson>) {
    return load(id);
  }

  @ResolveField(() => UnitView, { nullable: true, description: 'The commune now responsible.' })
  unit(@Parent() { unitId }: Person, @Load(unitById) load: LoadOf<typeof unitById>) {
    return load(unitId);
  }
}
