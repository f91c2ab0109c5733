import { definePermissions } from '#platform';

export const casePermissions = definePermissions('case', {
  read: 'See cases, their history, papers and decisions in the area of duty',
  start: 'Take in an application',
  perform: 'Take the steps of a procedure that are open to the own role',
  reveal: 'Have the accounts and telephone numbers in forms shown whole, with a reason',
  assign: 'Give a case to a colleague',
});
