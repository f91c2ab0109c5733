import { graphql } from '../../gql/index.ts';
import { type PlanQuery, type PlanFiguresQuery } from '../../gql/graphql.ts';

export const PlanDocument = graphql(`
  query Plan($year: Int!) {
    planTargets(year: $year) {
      code
      title
      unit
      aim
      target
      dueYear
      owner
      basis
      value
      year
      source
      indicator
      standing
      standingRule
    }
    indicators {
      code
      title
      measure
      period
      article
      isOpenable
    }
    units {
      id
      code
      name
      level
      parentId
    }
  }
`);

export type PlanAnswer = PlanQuery;
export type PlanTarget = PlanQuery['planTargets'][number];
export type Indicator = PlanQuery['indicators'][number];
export type Unit = PlanQuery['units'][number];

export const PlanFiguresDocument = graphql(`
  query PlanFigures($code: String!, $period: String!) {
    indicatorValues(code: $code, period: $period, by: [unit]) {
      figures {
        unitId
        value
        whole
      }
      total {
        value
        whole
      }
    }
  }
`);

export type Figure = PlanFiguresQuery['indicatorValues']['total'];

export const PlanCasesDocument = graphql(`
  query PlanCases($code: String!, $period: String!, $unitId: Int, $after: String) {
    indicatorCases(code: $code, period: $period, unitId: $unitId, after: $after, first: 25) {
      nodes {
        subject
        caseId
        amount
        person {
          fullName
          birth
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
