import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Only `uow.run` and `uow.read` reach data: everything that would open a second door is refused outside the platform. */
const secondDoors = [
  {
    name: 'typeorm',
    importNames: ['DataSource', 'EntityManager', 'Repository', 'QueryRunner'],
    message: 'Data is reached through tx only.',
  },
  { name: '@nestjs/typeorm', message: 'Data is reached through tx only.' },
  { name: 'pg', message: 'Data is reached through tx only.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'apps/web/src/gql/', '*.js', '*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'max-params': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/platform/**', '**/*.spec.ts', '**/migrations/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: secondDoors }] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  { files: ['**/*.entity.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['apps/cli/**', 'bench/**', 'test/**', '.ci/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.spec.ts', 'test/**', 'bench/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
