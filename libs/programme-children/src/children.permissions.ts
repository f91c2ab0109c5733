import { definePermissions } from '#platform';

export const childrenPermissions = definePermissions('children', {
  read: 'See the register of children, their open groups, growth, accidents and courses',
  keep: 'Keep the register of children',
  score: 'Score a commune for how it suits children',
});
