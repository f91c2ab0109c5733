import { definePermissions } from '#platform';

export const localRulePermissions = definePermissions('local-rule', {
  read: 'See the rules of the province, drafts included, what they would cost and whose money pays what',
  propose: 'Write a draft of a rule of the province',
  publish: 'Publish or end what another person proposed',
});
