import { graphql } from '../../gql/index.ts';
import { type FacilitiesQuery, type FacilityPeopleQuery } from '../../gql/graphql.ts';

export const FacilitiesDocument = graphql(`
  query Facilities($on: LegalDay!) {
    facilities(on: $on) {
      id
      name
      kind
      owner
      wards {
        ward
        places
        taken
        free
      }
      waiting
      ending
    }
  }
`);

export type Facility = FacilitiesQuery['facilities'][number];

export const FacilityPeopleDocument = graphql(`
  query FacilityPeople($facilityId: ID!, $on: LegalDay!, $from: LegalMonth!) {
    facilityApplicants(facilityId: $facilityId) {
      caseId
      code
      personId
      name
      ward
      receivedOn
      dueOn
    }
    facilityResidents(facilityId: $facilityId, on: $on) {
      stayId
      caseId
      personId
      name
      ward
      place
      ground
      from
      limitOn
      isAway
    }
    facilityOccupancy(facilityId: $facilityId, from: $from) {
      month
      people
      days
      admitted
      left
    }
  }
`);

export type Applicant = FacilityPeopleQuery['facilityApplicants'][number];
export type Resident = FacilityPeopleQuery['facilityResidents'][number];
export type MonthOfFacility = FacilityPeopleQuery['facilityOccupancy'][number];
