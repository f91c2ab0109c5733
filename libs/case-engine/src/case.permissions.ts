import { definePermissions } from '#platform';

export const casePermissions = definePermissions('case', {
  read: 'See cases, their history, papers and decisions in the area of duty',
  start: 'Take in an application',
  perform: 'Take the steps of a procedure that are open to the own role',
  assign: 'Give a case to a colleague',
});
