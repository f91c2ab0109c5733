import { definePermissions } from '#platform';

export const paperPermissions = definePermissions('paper', {
  'read-templates': 'See and download the templates of papers',
  'propose-template': 'Propose a new version of a template',
  'publish-template': 'Put in force a template that another person proposed',
});
