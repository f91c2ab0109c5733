import { graphql } from '../../gql/index.ts';
import { type TrendsQuery } from '../../gql/graphql.ts';

export const TrendsDocument = graphql(`
  query Trends($until: LegalMonth!, $months: Int!) {
    casesByMonth(until: $until, months: $months) {
      month
      received
      decided
      late
    }
    moneyByMonth(until: $until, months: $months) {
      month
      unitId
      amount
    }
    workload {
      unitId
      open
      overdue
    }
    units {
      id
      name
      level
    }
  }
`);

export type CasesOfMonth = TrendsQuery['casesByMonth'][number];
export type MoneyOfMonth = TrendsQuery['moneyByMonth'][number];
export type UnitWork = TrendsQuery['workload'][number];
export type Unit = TrendsQuery['units'][number];

export const OfficersDocument = graphql(`
  query Officers {
    workByOfficer {
      officerId
      name
      open
      overdue
    }
  }
`);
