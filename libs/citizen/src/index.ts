export { citizenErrors } from './citizen.errors.js';
export { type Sex } from './century-digit.table.js';
export { type IdentityState, identityStates } from './identity-state.rule.js';
export { type NumberFinding, type PersonalNumber, readPersonalNumber } from './personal-number.rule.js';
export { type IdentifierKind, identifierKinds } from './identifier-format.table.js';
export { type IdentifierSource, type IdentifierStatus } from './identifier.entity.js';
export { type HouseholdRole } from './household.entity.js';
export { type PersonVersion } from './person.lock.js';
export {
  findPeople,
  findPeopleByNumber,
  type FoundPerson,
  getPerson,
  type LifeStatus,
  type Person,
  searchPeople,
  type SearchPlace,
} from './person.reader.js';
export {
  correctPerson,
  type MotherDraft,
  type PersonCorrection,
  type PersonDraft,
  type RegisteredPerson,
  registerPerson,
} from './person.store.js';
export {
  addIdentifier,
  type AddedIdentifier,
  cancelIdentifier,
  type IdentifierDraft,
  type IdentifierEnd,
} from './identifier.store.js';
export { type Move, movePerson, type ResidenceDraft } from './residence.store.js';
export {
  createHousehold,
  holdHouseholds,
  joinHousehold,
  type Joining,
  leaveHousehold,
  releaseHouseholds,
} from './household.store.js';
export { type LifeFact, recordDeath, recordFound, recordMissing, undoDeath } from './life-status.store.js';
export { type Merge, mergePeople, unmergePerson } from './merge.store.js';
export { type DuplicateReason, type Suspicion } from './duplicate-score.rule.js';
export { type DuplicateCandidate, type DuplicateQuestion, findDuplicates } from './duplicates.reader.js';
export { citizenMovers } from './citizen.mover.js';
export {
  POPULATION_REGISTRY,
  type PopulationRegistry,
  type RegistryAnswer,
  type RegistryField,
  type RegistryQuestion,
} from './registry/population-registry.js';
export { HttpPopulationRegistry, type RegistryConnection } from './registry/http-population-registry.js';
export { type CheckRequest, RegistryCheckService } from './registry/registry-check.service.js';
export { type RegistryCheck } from './registry/registry-check.store.js';
export { citizenPermissions } from './citizen.permissions.js';
export {
  type Identifier,
  identifiersOfPerson,
  type Membership,
  personById,
  type Residence,
} from './citizen.loaders.js';
export { PersonView } from './citizen.view.js';
export { CitizenResolver } from './citizen.resolver.js';
export { HouseholdMemberResolver, MembershipResolver, ResidenceResolver } from './household.resolver.js';
export { CitizenCommandsResolver } from './citizen-commands.resolver.js';
export { PartialDayScalar } from './partial-day.scalar.js';
export { CitizenExportResolver } from './citizen-export.resolver.js';
export { peopleExport } from './people.export.js';
