import { graphql } from '../../gql/index.ts';
import { type ProceduresQuery } from '../../gql/graphql.ts';

export const ProceduresDocument = graphql(`
  query Procedures {
    procedures {
      code
      title
      basis
      aboutDecision
      schema
      papers {
        item
        title
      }
    }
  }
`);

export type Procedure = ProceduresQuery['procedures'][number];

export const ApplicantDocument = graphql(`
  query Applicant($id: ID!) {
    person(id: $id) {
      id
      fullName
      birth
      sex
      personalNumber
      unitId
      residences {
        address
        hamlet
        validUntil
      }
    }
  }
`);

export const DecisionsOfApplicantDocument = graphql(`
  query DecisionsOfApplicant($id: ID!) {
    casesOfPerson(personId: $id) {
      id
      decisions {
        id
        revokedBy
        paper {
          number
          signedOn
          title
        }
      }
    }
  }
`);

export const DuplicatesDocument = graphql(`
  query Duplicates($fullName: String!, $birth: PartialDay, $personalNumber: String) {
    duplicateCandidates(fullName: $fullName, birth: $birth, personalNumber: $personalNumber) {
      reasons
      person {
        id
        fullName
        birth
        personalNumber
      }
    }
  }
`);

export const RegisterPersonDocument = graphql(`
  mutation RegisterPerson($input: RegisterPersonInput!, $requestId: String!) {
    registerPerson(input: $input, requestId: $requestId) {
      person {
        id
        fullName
      }
    }
  }
`);

export const StartCaseDocument = graphql(`
  mutation StartCase($input: StartCaseInput!, $requestId: String!) {
    startCase(input: $input, requestId: $requestId) {
      id
      code
      procedureTitle
      clock {
        dueOn
      }
      person {
        fullName
      }
      slips {
        form
        pdf
      }
    }
  }
`);

export const TrustedPapersDocument = graphql(`
  query TrustedPapers($procedure: String!, $personId: ID!) {
    trustedPapers(procedure: $procedure, personId: $personId) {
      item
      origin
      receivedOn
      fromCode
    }
  }
`);
