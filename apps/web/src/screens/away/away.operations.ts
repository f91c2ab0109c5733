import { graphql } from '../../gql/index.ts';
import { type DelegationsQuery } from '../../gql/graphql.ts';

export const DelegationsDocument = graphql(`
  query Delegations {
    colleagues {
      id
      fullName
      titles
    }
    delegations {
      id
      userId
      title
      from
      until
    }
  }
`);

export type Colleague = DelegationsQuery['colleagues'][number];
export type Delegation = DelegationsQuery['delegations'][number];

export const DelegateOwnDutyDocument = graphql(`
  mutation DelegateOwnDuty($input: DelegateDutyInput!, $requestId: String!) {
    delegateOwnDuty(input: $input, requestId: $requestId) {
      isWaiting
    }
  }
`);

export const TakeBackDelegationDocument = graphql(`
  mutation TakeBackDelegation($input: TakeBackDelegationInput!, $requestId: String!) {
    takeBackDelegation(input: $input, requestId: $requestId) {
      isWaiting
    }
  }
`);
