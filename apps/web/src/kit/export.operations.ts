import { graphql } from '../gql/index.ts';
import { type RunningJobsQuery } from '../gql/graphql.ts';

export const RunningJobsDocument = graphql(`
  query RunningJobs {
    runningJobs {
      id
      title
      state
      rows
      fileId
      failure
      askedAt
      endedAt
    }
  }
`);

export type RunningJob = RunningJobsQuery['runningJobs'][number];

export const CancelJobDocument = graphql(`
  mutation CancelJob($id: ID!, $requestId: String!) {
    cancelJob(id: $id, requestId: $requestId) {
      id
    }
  }
`);

export const isUnderWay = ({ state }: RunningJob): boolean => state === 'waiting' || state === 'running';
