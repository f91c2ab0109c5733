import { registerEnumType } from '@nestjs/graphql';
import { duplicateReasons } from './duplicate-score.rule.js';
import { householdRoles } from './household.entity.js';
import { identifierSources, identifierStatuses } from './identifier.entity.js';
import { identifierKinds } from './identifier-format.table.js';
import { identityStates } from './identity-state.rule.js';
import { lifeStatuses } from './person.reader.js';
import { numberFindings } from './personal-number.rule.js';

const camel = (code: string) => code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A GraphQL enum of our codes; GraphQL names have no hyphen: `no-papers` is `noPapers`. */
function enumOf<C extends string>(name: string, codes: readonly C[]): Readonly<Record<string, C>> {
  const values = Object.fromEntries(codes.map((code) => [camel(code), code]));
  registerEnumType(values, { name });
  return values;
}

export const SexEnum = enumOf('Sex', ['male', 'female']);
export const LifeStatusEnum = enumOf('LifeStatus', lifeStatuses);
export const IdentityStateEnum = enumOf('IdentityState', identityStates);
export const IdentifierKindEnum = enumOf('IdentifierKind', identifierKinds);
export const IdentifierStatusEnum = enumOf('IdentifierStatus', identifierStatuses);
export const IdentifierSourceEnum = enumOf('IdentifierSource', identifierSources);
export const HouseholdRoleEnum = enumOf('HouseholdRole', householdRoles);
export const NumberFindingEnum = enumOf('NumberFinding', numberFindings);
export const DuplicateReasonEnum = enumOf('DuplicateReason', duplicateReasons);
export const RegistryOutcomeEnum = enumOf('RegistryOutcome', ['match', 'mismatch', 'not-found', 'unavailable']);
export const IdentifierEndEnum = enumOf('IdentifierEnd', ['cancelled', 'mistaken']);
