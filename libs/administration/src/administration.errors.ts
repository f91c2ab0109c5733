import { defineErrors, params } from '#kernel';

export const administrationErrors = defineErrors('ADMINISTRATION', {
  /** Nobody administers his own account. */
  OWN_ACCOUNT: params<object>(),
  /** There is none, or it has a duty that the administrator does not reach: nobody is told which. */
  USER_UNKNOWN: params<{ userId: string }>(),
  AGENCY_UNKNOWN: params<{ agencyId: number }>(),
  DUTY_UNKNOWN: params<{ dutyId: string }>(),
  CLIENT_UNKNOWN: params<{ clientId: string }>(),
  ROLE_UNKNOWN: params<{ role: string }>(),
  /** A programme that the giver does not hold himself. */
  PROGRAMME_OUT_OF_REACH: params<{ programme: string }>(),
  /** More roles, programmes or days than the duty has that is delegated, or a delegated one given on. */
  DELEGATION_TOO_WIDE: params<object>(),
  NOT_A_COLLEAGUE: params<{ userId: string }>(),
  PROPOSAL_UNKNOWN: params<{ proposalId: string }>(),
  NEEDS_ANOTHER_PERSON: params<{ proposalId: string }>(),
  /** Roles that take two people to give are never given to a system. */
  ROLE_FOR_PEOPLE_ONLY: params<{ role: string }>(),
  /** Without a subject or a user a search of the audit covers a month at most. */
  AUDIT_TOO_WIDE: params<{ days: number }>(),
});
