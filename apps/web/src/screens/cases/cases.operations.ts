import { graphql } from '../../gql/index.ts';
import { type CasesQuery } from '../../gql/graphql.ts';

export const CasesDocument = graphql(`
  query Cases($after: String, $code: String, $programme: String, $isOpen: Boolean) {
    cases(first: 25, after: $after, code: $code, programme: $programme, isOpen: $isOpen) {
      nodes {
        id
        code
        receivedOn
        closedOn
        stateTitle
        procedureTitle
        clock {
          state
          dueOn
          remainingWorkingDays
        }
        unit {
          name
        }
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

export type CaseRow = CasesQuery['cases']['nodes'][number];

export const CaseProgrammesDocument = graphql(`
  query CaseProgrammes {
    worklistChoices {
      programmes {
        code
        title
      }
    }
  }
`);

export const ExportCasesDocument = graphql(`
  mutation ExportCases($code: String, $programme: String, $isOpen: Boolean, $requestId: String!) {
    exportCases(code: $code, programme: $programme, isOpen: $isOpen, requestId: $requestId) {
      id
    }
  }
`);
