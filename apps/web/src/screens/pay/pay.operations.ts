import { graphql } from '../../gql/index.ts';
import { type PayRunQuery } from '../../gql/graphql.ts';

export const PayProgrammesDocument = graphql(`
  query PayProgrammes {
    worklistChoices {
      programmes {
        code
        title
      }
    }
  }
`);

export const PayRunsDocument = graphql(`
  query PayRuns($programme: String!) {
    payRuns(programme: $programme) {
      id
      month
      seq
      state
      lines
      total
    }
  }
`);

export const OpenPayRunDocument = graphql(`
  mutation OpenPayRun($programme: String!, $month: LegalMonth!, $requestId: String!) {
    openPayRun(programme: $programme, month: $month, requestId: $requestId) {
      id
    }
  }
`);

export const PayRunDocument = graphql(`
  query PayRun($id: Int!) {
    payRun(id: $id) {
      id
      programme
      month
      seq
      state
      version
      lines
      total
      unpriced
      preparedBy
    }
    payRunBridge(id: $id) {
      before
      total
      steps {
        cause
        chains
        change
      }
    }
    payRunUnpriced(id: $id) {
      chainId
      table
      key
    }
    payFiles(runId: $id) {
      id
      name
      channel
      format
      orders
      total
      madeAt
    }
  }
`);

export type PayRunAnswer = PayRunQuery;
export type PayRun = PayRunQuery['payRun'];

export const RunChangesDocument = graphql(`
  query RunChanges($id: Int!, $cause: String, $after: String) {
    payRunChanges(id: $id, cause: $cause, after: $after, first: 25) {
      nodes {
        chainId
        cause
        amount
        change
        person {
          id
          fullName
          birth
        }
        unit {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RunOrdersDocument = graphql(`
  query RunOrders($runId: Int!, $state: String, $after: String) {
    payOrders(runId: $runId, state: $state, after: $after, first: 25) {
      nodes {
        id
        holder
        account
        bank
        channel
        amount
        state
        returnReason
        carriedInto
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PreviewRunDocument = graphql(`
  mutation PreviewRun($id: Int!, $requestId: String!) {
    previewPayRun(id: $id, requestId: $requestId) {
      id
    }
  }
`);

export const FreezeRunDocument = graphql(`
  mutation FreezeRun($id: Int!, $version: Int!, $requestId: String!) {
    freezePayRun(id: $id, version: $version, requestId: $requestId) {
      id
    }
  }
`);

export const ReturnRunDocument = graphql(`
  mutation ReturnRun($id: Int!, $version: Int!, $requestId: String!) {
    returnPayRun(id: $id, version: $version, requestId: $requestId) {
      id
    }
  }
`);

export const ApproveRunDocument = graphql(`
  mutation ApproveRun($id: Int!, $version: Int!, $requestId: String!) {
    approvePayRun(id: $id, version: $version, requestId: $requestId) {
      id
    }
  }
`);

export const CancelRunDocument = graphql(`
  mutation CancelRun($id: Int!, $version: Int!, $requestId: String!) {
    cancelPayRun(id: $id, version: $version, requestId: $requestId) {
      id
    }
  }
`);

export const MakeFilesDocument = graphql(`
  mutation MakeFiles($runId: Int!, $requestId: String!) {
    makePayFiles(runId: $runId, requestId: $requestId) {
      id
    }
  }
`);

export const CheckAnswerDocument = graphql(`
  mutation CheckPayAnswer($answer: PayAnswer!) {
    importPayResultDryRun(answer: $answer) {
      paid
      returned
      unanswered
      faultCount
      faults {
        row
        column
        reason
      }
    }
  }
`);

export const TakeAnswerDocument = graphql(`
  mutation TakePayAnswer($answer: PayAnswer!, $requestId: String!) {
    importPayResultCommit(answer: $answer, requestId: $requestId)
  }
`);

export const RetryOrderDocument = graphql(`
  mutation RetryOrder($runId: Int!, $orderIds: [Int!]!, $requestId: String!) {
    retryPayOrders(runId: $runId, orderIds: $orderIds, requestId: $requestId)
  }
`);

export const ExportPayOrdersDocument = graphql(`
  mutation ExportPayOrders($runId: Int!, $state: String, $requestId: String!) {
    exportPayOrders(runId: $runId, state: $state, requestId: $requestId) {
      id
    }
  }
`);
