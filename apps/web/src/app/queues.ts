import { type DueFilter, type SavedQueuesQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { readWorklistSearch, type WorklistSearch } from '../screens/worklist/worklist.search.ts';
import { useAsk } from '../server/use-ask.ts';

const SavedQueuesDocument = graphql(`
  query SavedQueues {
    savedQueues {
      name
      due
      mine
      words
      programme
      state
      hamlet
    }
  }
`);

export const SaveQueueDocument = graphql(`
  mutation SaveQueue(
    $name: String!
    $due: DueFilter
    $mine: Boolean
    $words: String
    $programme: String
    $state: String
    $hamlet: String
    $requestId: String!
  ) {
    saveQueue(
      name: $name
      due: $due
      mine: $mine
      words: $words
      programme: $programme
      state: $state
      hamlet: $hamlet
      requestId: $requestId
    ) {
      name
    }
  }
`);

export const DropQueueDocument = graphql(`
  mutation DropQueue($name: String!, $requestId: String!) {
    dropQueue(name: $name, requestId: $requestId) {
      name
    }
  }
`);

/** Filters of the worklist under a name. */
interface Queue {
  readonly name: string;
  readonly search: WorklistSearch;
}

/** The filters of an address, as the server takes them. */
export const filterOf = ({ due, office, ...narrowing }: WorklistSearch): Filter => ({
  ...narrowing,
  mine: !office,
  ...(due && { due }),
});

type Filter = Omit<WorklistSearch, 'office' | 'due'> & { readonly mine: boolean; readonly due?: DueFilter };

const queueOf = ({ name, mine, ...filter }: SavedQueuesQuery['savedQueues'][number]): Queue => ({
  name,
  search: readWorklistSearch({ ...filter, ...(mine === false && { office: true }) }),
});

/** What the viewer saved, wherever he did. */
export const useQueues = (): readonly Queue[] =>
  useAsk(SavedQueuesDocument, {}, { staleTime: 600_000 }).data?.savedQueues.map(queueOf) ?? [];
