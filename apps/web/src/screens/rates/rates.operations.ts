import { graphql } from '../../gql/index.ts';
import { type RatesQuery, type RateTablesQuery } from '../../gql/graphql.ts';

export const RateTablesDocument = graphql(`
  query RateTables {
    rateTables {
      code
      title
      keys {
        code
        title
      }
    }
  }
`);

export type Table = RateTablesQuery['rateTables'][number];

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
/** What users call a key of a table. */
export const keyTitle = ({ keys }: Table, key: string): string => keys.find(({ code }) => code === key)?.title ?? key;

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
