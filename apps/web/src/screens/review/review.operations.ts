import { graphql } from '../../gql/index.ts';
import {
  type ReviewQuery,
  type ReviewRowFragment,
  type ReviewScoreNowQuery,
  type ReviewsQuery,
} from '../../gql/graphql.ts';

export const ReviewsDocument = graphql(`
  query Reviews($year: Int!) {
    reviewCampaigns(year: $year, first: 100) {
      nodes {
        id
        unitId
        startsOn
        dueOn
        closedOn
        unit {
          name
        }
      }
    }
    reviewResults(year: $year) {
      campaignId
      households
      passedBy
      toSurvey
      underWay
      poor
      nearPoor
      left
      withdrawn
    }
    units {
      id
      level
    }
  }
`);

export type ListedReview = ReviewsQuery['reviewCampaigns']['nodes'][number];
export type ReviewUnit = ReviewsQuery['units'][number];
export type ReviewResult = ReviewsQuery['reviewResults'][number];

export const OpenReviewDocument = graphql(`
  mutation OpenReview($input: OpenReviewInput!, $requestId: String!) {
    openReviewCampaign(input: $input, requestId: $requestId) {
      id
    }
  }
`);

export const ReviewDocument = graphql(`
  query Review($id: ID!) {
    reviewCampaign(id: $id) {
      id
      year
      startsOn
      dueOn
      closedOn
      unit {
        name
      }
      form {
        columns
        ticksThatPass
        instrument
        items {
          code
          title
          options {
            code
            title
            points
          }
        }
        indicators {
          code
          number
          title
          deprivedWhen
          asked
        }
      }
      hamlets {
        hamlet
        state
        class
        households
      }
      meetings {
        id
        hamlet
        heldOn
        present
        agreed
      }
    }
  }
`);

export type Review = ReviewQuery['reviewCampaign'];
export type ReviewForm = Review['form'];
export type HamletFigure = Review['hamlets'][number];

graphql(`
  fragment ReviewRow on ReviewEntryView {
    id
    householdCode
    headId
    headName
    hamlet
    state
    was
    class
    b1
    b2
    acts
    version
    sheet {
      ticks
      income {
        item
        option
      }
      deprived {
        indicator
        deprived
      }
      members
      under16
      allowanceHolders
      flimsyParts
      floorArea
      causes
      groups
      ethnicity
      farming
      surveyor
      surveyedOn
    }
  }
`);

export type Row = ReviewRowFragment;
export type Sheet = Row['sheet'];

export const ReviewRowsDocument = graphql(`
  query ReviewRows($campaignId: ID!, $hamlet: String, $state: String, $words: String, $after: String) {
    reviewEntries(campaignId: $campaignId, hamlet: $hamlet, state: $state, words: $words, after: $after, first: 60) {
      nodes {
        ...ReviewRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SaveReviewRowsDocument = graphql(`
  mutation SaveReviewRows($rows: [ReviewSheetRowInput!]!, $requestId: String!) {
    saveReviewEntries(rows: $rows, requestId: $requestId) {
      entryId
      entry {
        ...ReviewRow
      }
      refusal {
        code
        params
      }
    }
  }
`);

graphql(`
  fragment ReviewPoints on ReviewScoreView {
    instrument
    b1
    b2
    class
    bound
    article
    certainty
    missing
    income {
      item
      itemTitle
      optionTitle
      points
    }
    deprivations {
      indicator {
        code
        title
      }
      deprived
      points
    }
  }
`);

export const ReviewScoreNowDocument = graphql(`
  query ReviewScoreNow($entryId: ID!, $sheet: ReviewSheetInput!) {
    reviewScore(entryId: $entryId, sheet: $sheet) {
      ...ReviewPoints
    }
  }
`);

export const ReviewScoreKeptDocument = graphql(`
  query ReviewScoreKept($entryId: ID!) {
    reviewEntry(id: $entryId) {
      version
      score {
        ...ReviewPoints
      }
    }
  }
`);

export type Score = ReviewScoreNowQuery['reviewScore'];

export const ReviewWorkbookDocument = graphql(`
  query ReviewWorkbook($campaignId: ID!, $hamlet: String) {
    reviewWorkbook(campaignId: $campaignId, hamlet: $hamlet)
  }
`);

export const RecordMeetingDocument = graphql(`
  mutation RecordMeeting($input: HamletMeetingInput!, $requestId: String!) {
    recordHamletMeeting(input: $input, requestId: $requestId)
  }
`);

export const PostHamletsDocument = graphql(`
  mutation PostHamlets($campaignId: ID!, $hamlets: [String!], $on: LegalDay!, $requestId: String!) {
    postReviewHamlets(campaignId: $campaignId, hamlets: $hamlets, on: $on, requestId: $requestId)
  }
`);
