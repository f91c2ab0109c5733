import { type CodegenConfig } from '@graphql-codegen/cli';

/** Types of every operation that the console asks for; made anew before types are checked and before the console is built. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['apps/web/src/**/*.{ts,tsx}', '!apps/web/src/gql/**'],
  silent: true,
  generates: {
    'apps/web/src/gql/': {
      preset: 'client',
      presetConfig: { persistedDocuments: true, fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          DateTime: 'string',
          JSON: 'unknown',
          LegalDay: 'string',
          LegalMonth: 'string',
          PartialDay: 'string',
          VND: 'number',
        },
        strictScalars: true,
      },
    },
  },
};

export default config;
