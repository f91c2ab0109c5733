import { graphql } from '../../gql/index.ts';
import { type LockUserMutation, type ProposalsQuery, type UserQuery } from '../../gql/graphql.ts';

export const UsersDocument = graphql(`
  query Users($words: String, $after: String) {
    users(words: $words, after: $after, first: 50) {
      nodes {
        id
        username
        fullName
        agencyId
        isTakenUp
        lockedAt
        pausedUntil
        lastSeenAt
        duties {
          id
          title
          from
          until
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const UserDocument = graphql(`
  query User($id: ID!) {
    user(id: $id) {
      id
      username
      fullName
      agencyId
      isTakenUp
      lockedAt
      pausedUntil
      openSessions
      lastSeenAt
      isWithinReach
      duties {
        id
        agencyId
        title
        roles
        programmes
        clearances
        from
        until
        inPlaceOf
      }
    }
  }
`);

export type User = UserQuery['user'];
export type Duty = User['duties'][number];

export const AgenciesDocument = graphql(`
  query Agencies {
    agencies {
      id
      name
      unitId
    }
  }
`);

export const AssignableDocument = graphql(`
  query Assignable {
    assignableRoles {
      code
      title
      needsTwoPeople
    }
    assignableProgrammes {
      code
      title
    }
  }
`);

export const ProposalsDocument = graphql(`
  query Proposals {
    proposals {
      id
      userId
      userName
      reason
      proposedBy
      proposerName
      proposedAt
      duty {
        agencyId
        title
        roles
        programmes
        clearances
        from
        until
      }
    }
  }
`);

export type Proposal = ProposalsQuery['proposals'][number];

export const InviteUserDocument = graphql(`
  mutation InviteUser($input: InviteUserInput!, $requestId: String!) {
    inviteUser(input: $input, requestId: $requestId) {
      user {
        id
      }
      invitation {
        token
        expiresAt
      }
    }
  }
`);

export const LockUserDocument = graphql(`
  mutation LockUser($input: UserInput!, $requestId: String!) {
    done: lockUser(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);

export const UnlockUserDocument = graphql(`
  mutation UnlockUser($input: UserInput!, $requestId: String!) {
    done: unlockUser(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);

export const ResetUserDocument = graphql(`
  mutation ResetUser($input: UserInput!, $requestId: String!) {
    done: resetUser(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);

export const EndUserSessionsDocument = graphql(`
  mutation EndUserSessions($input: UserInput!, $requestId: String!) {
    done: endUserSessions(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);

/** What an act on a user answers; an invitation is told this once. */
export type Done = LockUserMutation;
export type Invitation = NonNullable<Done['done']['invitation']>;

export const GrantDutyDocument = graphql(`
  mutation GrantDuty($input: GrantDutyInput!, $requestId: String!) {
    grantDuty(input: $input, requestId: $requestId) {
      user {
        id
      }
    }
  }
`);

export const EndDutyDocument = graphql(`
  mutation EndDuty($input: EndDutyInput!, $requestId: String!) {
    endDuty(input: $input, requestId: $requestId) {
      user {
        id
      }
    }
  }
`);

export const ConfirmProposalDocument = graphql(`
  mutation ConfirmProposal($input: ProposalInput!, $requestId: String!) {
    done: confirmProposal(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);

export const DeclineProposalDocument = graphql(`
  mutation DeclineProposal($input: ProposalInput!, $requestId: String!) {
    done: declineProposal(input: $input, requestId: $requestId) {
      invitation {
        token
        expiresAt
      }
    }
  }
`);
