import { graphql } from '../../gql/index.ts';
import { type CaseQuery } from '../../gql/graphql.ts';

export const CaseDocument = graphql(`
  query Case($id: ID!) {
    case(id: $id) {
      id
      code
      version
      procedureTitle
      state
      stateTitle
      outcome
      closedOn
      unitId
      unit {
        name
      }
      assignee {
        name
      }
      clock {
        state
        dueOn
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
        identityState
        lifeStatus
        diedOn
        residences {
          address
          hamlet
          validUntil
        }
      }
      road {
        state
        title
      }
      signingStep
      availableSteps {
        code
        title
        allowed
        needs
        schema
        pauses
        outcome
        signs
      }
      papers {
        item
        title
        form
      }
      dossier {
        id
        item
        fileId
        receivedOn
        note
        origin
        fromCode
      }
      history {
        seq
        step
        stepTitle
        actorName
        at
        heldOn
        reason
        form
        schema
      }
      slips {
        form
        pdf
      }
      decisions {
        id
        pdf
        docx
        paper {
          agency
          number
          signedOn
          title
          legalBases
          articles
          authority
          signerTitle
          signer
        }
      }
    }
  }
`);

export type CaseFile = CaseQuery['case'];
export type Step = CaseFile['availableSteps'][number];

export const DraftPaperDocument = graphql(`
  query DraftPaper($caseId: ID!, $step: String!, $form: JSON!) {
    draftPaper(caseId: $caseId, step: $step, form: $form) {
      agency
      symbol
      title
      legalBases
      articles {
        spans {
          text
          isFilled
        }
      }
      authority
      signerTitle
      signer
    }
  }
`);

export const PerformStepDocument = graphql(`
  mutation PerformStep($input: PerformStepInput!, $requestId: String!) {
    performStep(input: $input, requestId: $requestId) {
      id
    }
  }
`);

export const AddPaperDocument = graphql(`
  mutation AddPaper($input: AddDossierItemInput!, $requestId: String!) {
    addDossierItem(input: $input, requestId: $requestId) {
      id
    }
  }
`);

/** Steps that lead on; asking for more, refusing and giving up stand apart from them. */
export const isForward = ({ pauses, outcome }: Step): boolean =>
  !pauses && outcome !== 'refused' && outcome !== 'withdrawn';

/** The step that the screen opens with: the first that the viewer may take, those that lead on before all others. */
export function chosenStep(file: CaseFile, wanted: string | undefined): Step | undefined {
  const allowed = file.availableSteps.filter((step) => step.allowed);
  return allowed.find(({ code }) => code === wanted) ?? allowed.find(isForward) ?? allowed[0];
}

/** Papers that a step needs and that the dossier lacks. */
export const missingPapers = (file: CaseFile, step: Step | undefined): CaseFile['papers'] =>
  file.papers.filter(({ item }) => step?.needs.includes(item) && !file.dossier.some((each) => each.item === item));
