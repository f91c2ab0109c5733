import { definePermissions } from '#platform';

export const paymentPermissions = definePermissions('payment', {
  read: 'See pay runs, orders, postings and why an amount is what it is',
  prepare: 'Preview, freeze and cancel pay runs; take in results; send returned orders again; propose to waive a debt',
  export: 'Make the lists for banks, post office and cashiers, and download their files',
  approve: 'Approve a pay run that another person prepared, and a waiver that another proposed',
});
