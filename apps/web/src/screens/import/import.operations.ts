import { graphql } from '../../gql/index.ts';
import { type ImportBatchQuery, type ImportFaultsQuery, type ImportSheetsQuery } from '../../gql/graphql.ts';

export const ImportSheetsDocument = graphql(`
  query ImportSheets {
    importSheets {
      code
      title
      isKept
      columns {
        letter
        heading
        hint
        isRequired
      }
    }
    importBatches {
      id
      state
      rowCount
      faultCount
      checkedAt
      list {
        title
      }
    }
  }
`);

export type Sheet = ImportSheetsQuery['importSheets'][number];
export type ListedBatch = ImportSheetsQuery['importBatches'][number];

export const ImportTemplateDocument = graphql(`
  query ImportTemplate($sheet: String!) {
    importTemplate(sheet: $sheet)
  }
`);

export const ImportStandingDocument = graphql(`
  query ImportStanding($sheet: String!, $hamlet: String) {
    importStanding(sheet: $sheet, hamlet: $hamlet)
  }
`);

export const CheckListDocument = graphql(`
  mutation CheckList($file: String!) {
    importDryRun(file: $file) {
      id
    }
  }
`);

export const ImportBatchDocument = graphql(`
  query ImportBatch($id: ID!) {
    importBatch(id: $id) {
      id
      state
      rowCount
      faultCount
      checkedAt
      committedAt
      takenBackAt
      list {
        title
        columns {
          letter
          heading
        }
      }
    }
  }
`);

export type Batch = ImportBatchQuery['importBatch'];

export const ImportFaultsDocument = graphql(`
  query ImportFaults($id: ID!, $after: String) {
    importBatch(id: $id) {
      faults(first: 40, after: $after) {
        nodes {
          seq
          row
          column
          reason
          repair
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type CellFault = ImportFaultsQuery['importBatch']['faults']['nodes'][number];

export const ImportRowsDocument = graphql(`
  query ImportRows($id: ID!, $from: Int!, $first: Int!, $isFaulty: Boolean!) {
    importBatch(id: $id) {
      rows(from: $from, first: $first, isFaulty: $isFaulty) {
        row
        cells
      }
    }
  }
`);

export const CommitListDocument = graphql(`
  mutation CommitList($batchId: ID!, $requestId: String!) {
    importCommit(batchId: $batchId, requestId: $requestId) {
      id
    }
  }
`);

export const GiveListBackDocument = graphql(`
  mutation GiveListBack($batchId: ID!, $requestId: String!) {
    importGiveBack(batchId: $batchId, requestId: $requestId)
  }
`);

export const TakeListBackDocument = graphql(`
  mutation TakeListBack($batchId: ID!, $reason: String!, $requestId: String!) {
    importTakeBack(batchId: $batchId, reason: $reason, requestId: $requestId) {
      id
    }
  }
`);
