import { definePermissions } from '#platform';

export const paymentPermissions = definePermissions('payment', {
  read: 'See pay runs, orders, postings and why an amount is what it is',
  prepare: 'Preview, freeze and cancel pay runs; make files; take in results',
  approve: 'Approve a pay run that another person prepared',
});
