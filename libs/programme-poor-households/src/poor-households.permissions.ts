import { definePermissions } from '#platform';

export const reviewPermissions = definePermissions('household-review', {
  read: 'See reviews of households, their sheets and scores, classes and certificates in the area of duty',
  enter: 'Fill in the forms of a review, one household or many',
  organise: 'Open reviews, record meetings, postings and complaints, put lists before the chair',
  advise: 'Give the opinion of the district on a list',
  sign: 'Sign decisions on lists and take them back',
  'propose-weights': 'Propose the points of form B1',
  'publish-weights': 'Publish the points of form B1 that another person proposed',
});
