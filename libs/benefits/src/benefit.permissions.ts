import { definePermissions } from '#platform';

export const benefitPermissions = definePermissions('benefit', {
  read: 'See what people of the area are entitled to, and why an amount is what it is',
});
