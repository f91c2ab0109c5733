import { graphql } from '../../gql/index.ts';
import { type WorklistQuery } from '../../gql/graphql.ts';

export const WorklistDocument = graphql(`
  query Worklist(
    $after: String
    $due: DueFilter
    $mine: Boolean
    $words: String
    $programme: String
    $state: String
    $hamlet: String
  ) {
    worklist(
      first: 25
      after: $after
      due: $due
      mine: $mine
      words: $words
      programme: $programme
      state: $state
      hamlet: $hamlet
    ) {
      nodes {
        id
        code
        version
        stateTitle
        procedureTitle
        touchedAt
        touchedBy {
          id
          name
        }
        clock {
          state
          dueOn
          pausedOn
          remainingWorkingDays
        }
        person {
          fullName
          birth
          residences {
            hamlet
            validUntil
          }
        }
        availableSteps {
          code
          title
          allowed
          pauses
          outcome
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type WorklistRow = WorklistQuery['worklist']['nodes'][number];

export const WorklistCountersDocument = graphql(`
  query WorklistCounters($mine: Boolean, $words: String, $programme: String, $state: String, $hamlet: String) {
    worklistCounters(mine: $mine, words: $words, programme: $programme, state: $state, hamlet: $hamlet) {
      overdue
      soon
      onTime
      paused
    }
  }
`);

export const WorklistChoicesDocument = graphql(`
  query WorklistChoices {
    worklistChoices {
      programmes {
        code
        title
      }
      states {
        code
        title
      }
      hamlets
    }
  }
`);

export const ColleaguesDocument = graphql(`
  query Colleagues {
    colleagues {
      id
      fullName
      titles
    }
  }
`);

export const AssignCaseDocument = graphql(`
  mutation AssignCase($caseId: ID!, $version: Int!, $to: ID, $requestId: String!) {
    assignCase(caseId: $caseId, version: $version, to: $to, requestId: $requestId) {
      id
    }
  }
`);

export const GlanceDocument = graphql(`
  query Glance($id: ID!) {
    case(id: $id) {
      id
      code
      procedureTitle
      stateTitle
      unit {
        name
      }
      clock {
        state
        dueOn
        startedOn
        pausedOn
        remainingWorkingDays
        basis
      }
      person {
        id
        fullName
        birth
        sex
        personalNumber
        residences {
          hamlet
          validUntil
        }
      }
      papers {
        item
        title
      }
      dossier {
        item
      }
      history {
        seq
        stepTitle
        actorName
        at
      }
      availableSteps {
        code
        title
        allowed
      }
    }
  }
`);

/** The hamlet where somebody lives now. */
export const hamletOf = (
  residences: readonly { readonly hamlet?: string | null; readonly validUntil?: string | null }[] | undefined,
): string => residences?.find(({ validUntil }) => !validUntil)?.hamlet ?? '';

interface StepOfRow {
  readonly title: string;
  readonly allowed: boolean;
  readonly pauses: boolean;
  readonly outcome?: string | null;
}

/** The step that a row offers: the first that the viewer may take and that leads on. */
export const mainStepOf = <S extends StepOfRow>(steps: readonly S[]): S | undefined =>
  steps.find(({ allowed, pauses, outcome }) => allowed && !pauses && outcome !== 'refused' && outcome !== 'withdrawn');

export const ExportWorklistDocument = graphql(`
  mutation ExportWorklist(
    $due: DueFilter
    $mine: Boolean
    $words: String
    $programme: String
    $state: String
    $hamlet: String
    $requestId: String!
  ) {
    exportWorklist(
      due: $due
      mine: $mine
      words: $words
      programme: $programme
      state: $state
      hamlet: $hamlet
      requestId: $requestId
    ) {
      id
    }
  }
`);
