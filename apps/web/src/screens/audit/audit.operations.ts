import { graphql } from '../../gql/index.ts';

export const AuditEntriesDocument = graphql(`
  query AuditEntries($question: AuditQuestionInput!, $after: String) {
    auditEntries(question: $question, after: $after, first: 50) {
      nodes {
        id
        at
        actorId
        actorName
        title
        agencyName
        act
        subjectKind
        subjectId
        reason
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AuditUsersDocument = graphql(`
  query AuditUsers($words: String!) {
    users(words: $words, first: 10) {
      nodes {
        id
        username
        fullName
      }
    }
  }
`);

export const AuditUserDocument = graphql(`
  query AuditUser($id: ID!) {
    user(id: $id) {
      id
      username
      fullName
    }
  }
`);
