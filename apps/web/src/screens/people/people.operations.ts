import { graphql } from '../../gql/index.ts';
import {
  type FoundPeopleQuery,
  type PersonBenefitsQuery,
  type PersonCasesQuery,
  type PersonFileQuery,
  type PersonOrdersQuery,
  type PersonPapersQuery,
} from '../../gql/graphql.ts';

export const FoundPeopleDocument = graphql(`
  query FoundPeople($words: String!, $after: String) {
    searchPeople(words: $words, after: $after, first: 25) {
      nodes {
        id
        fullName
        birth
        sex
        personalNumber
        lifeStatus
        identityState
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

export const FoundByNumberDocument = graphql(`
  query FoundByNumber($number: String!) {
    peopleByNumber(number: $number) {
      id
      fullName
      birth
      sex
      personalNumber
      lifeStatus
      identityState
      unit {
        name
      }
    }
  }
`);

export type FoundPerson = FoundPeopleQuery['searchPeople']['nodes'][number];

export const PersonFileDocument = graphql(`
  query PersonFile($id: ID!) {
    person(id: $id) {
      id
      fullName
      birth
      sex
      personalNumber
      lifeStatus
      diedOn
      missingSince
      identityState
      mergedInto
      unit {
        name
      }
      residences {
        address
        hamlet
        validFrom
        validUntil
        unit {
          name
        }
      }
      households {
        householdId
        householdCode
        role
        validFrom
        validUntil
        members {
          role
          validFrom
          validUntil
          person {
            id
            fullName
            birth
            lifeStatus
            motherId
            residences {
              validFrom
              unit {
                name
              }
            }
          }
        }
      }
    }
  }
`);

export type PersonFile = PersonFileQuery['person'];
export type Membership = PersonFile['households'][number];
export type Member = Membership['members'][number];

export const PersonBenefitsDocument = graphql(`
  query PersonBenefits($id: ID!, $from: LegalMonth!, $until: LegalMonth!) {
    entitlements(personId: $id) {
      chainId
      title
      from
      until
      caseId
    }
    due(personId: $id, from: $from, until: $until) {
      chainId
      month
      amount
    }
  }
`);

export type Benefits = PersonBenefitsQuery;
export type Entitlement = Benefits['entitlements'][number];

export const WhyDueDocument = graphql(`
  query WhyDue($chainId: Int!, $month: LegalMonth!) {
    explain(chainId: $chainId, month: $month) {
      month
      amount
      multiplier
      reason
      basis {
        article
        certainty
      }
      rates {
        unitId
        value
        basis {
          article
          certainty
        }
      }
      holds {
        from
        until
      }
    }
  }
`);

export const PersonCasesDocument = graphql(`
  query PersonCases($id: ID!) {
    casesOfPerson(personId: $id) {
      id
      code
      procedureTitle
      stateTitle
      receivedOn
      closedOn
      clock {
        state
        dueOn
        remainingWorkingDays
      }
      decisions {
        id
        signedOn
        pdf
        paper {
          number
          title
        }
      }
    }
  }
`);

export const PersonPapersDocument = graphql(`
  query PersonPapers($id: ID!) {
    casesOfPerson(personId: $id) {
      id
      code
      procedureTitle
      receivedOn
      slips {
        form
        pdf
      }
      papers {
        item
        title
      }
      dossier {
        id
        item
        fileId
        receivedOn
      }
      decisions {
        id
        signedOn
        pdf
        docx
        revokedBy
        paper {
          number
          title
        }
      }
    }
  }
`);

export type CaseWithPapers = PersonPapersQuery['casesOfPerson'][number];

export type PersonCase = PersonCasesQuery['casesOfPerson'][number];

export const PersonOrdersDocument = graphql(`
  query PersonOrders($id: ID!) {
    payOrdersOf(personId: $id, first: 100) {
      nodes {
        id
        month
        holder
        account
        bank
        channel
        amount
        state
        returnReason
        runId
      }
    }
  }
`);

export type PersonOrder = PersonOrdersQuery['payOrdersOf']['nodes'][number];

export const ExportPeopleDocument = graphql(`
  mutation ExportPeople($words: String, $requestId: String!) {
    exportPeople(words: $words, requestId: $requestId) {
      id
    }
  }
`);
