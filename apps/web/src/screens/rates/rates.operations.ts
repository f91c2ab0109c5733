import { graphql } from '../../gql/index.ts';
import { type RatesQuery } from '../../gql/graphql.ts';

export const RateTablesDocument = graphql(`
  query RateTables {
    rateTables {
      code
      keys
    }
  }
`);

export const RatesDocument = graphql(`
  query Rates($table: String!) {
    rates(table: $table) {
      id
      key
      unitId
      fromMonth
      untilMonth
      value
      basis {
        article
        certainty
      }
      state
      proposedBy
    }
    units {
      id
      name
    }
  }
`);

export type Rate = RatesQuery['rates'][number];
export type Units = RatesQuery['units'];

export const SimulatedCostDocument = graphql(`
  query SimulatedCost($id: Int!, $from: LegalMonth!, $until: LegalMonth!) {
    simulateRate(id: $id, from: $from, until: $until) {
      month
      unitId
      lines
      now
      withDraft
    }
  }
`);

export const ProposeRateDocument = graphql(`
  mutation ProposeRate($input: ProposeRateInput!, $requestId: String!) {
    proposeRate(input: $input, requestId: $requestId)
  }
`);

export const PublishRateDocument = graphql(`
  mutation PublishRate($id: Int!, $reason: String!, $requestId: String!) {
    publishRate(id: $id, reason: $reason, requestId: $requestId)
  }
`);

export const RetireRateDocument = graphql(`
  mutation RetireRate($id: Int!, $reason: String!, $requestId: String!) {
    retireRate(id: $id, reason: $reason, requestId: $requestId)
  }
`);
