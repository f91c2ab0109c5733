import { definePermissions } from '#platform';

export const ratePermissions = definePermissions('rate', {
  read: 'See the rate book, drafts included',
  propose: 'Write a draft and see what it would cost',
  publish: 'Publish or retire what another person proposed',
});
