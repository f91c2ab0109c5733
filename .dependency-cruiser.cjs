/** The house's floors, lowest first: a library imports only what stands before it. */
const floors = [
  'kernel',
  'platform',
  'territory',
  'administration',
  'citizen',
  'case-engine',
  'benefits',
  'payments',
  'papers',
  'import',
  'reporting',
  'exchange',
  'programme-(?!registry)[^/]+',
  'programme-registry',
];
const fromHereUp = (index) => floors.slice(index).map((floor) => `^libs/${floor}/`);

module.exports = {
  forbidden: [
    ...floors.map((floor, index) => ({
      name: `floor-${/^[a-z-]+$/.test(floor) ? floor : 'programme'}`,
      severity: 'error',
      from: { path: `^libs/(${floor})/` },
      to: { path: [...fromHereUp(index), '^apps/'], pathNot: '^libs/$1/' },
    })),
    {
      name: 'public-surface-only',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'public-surface-only-for-apps',
      severity: 'error',
      from: { path: '^(apps|bench|test)/' },
      to: { path: '^libs/', pathNot: ['^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-use-the-registry',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/programme-(?!registry)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      // Who may do what is a table too, but of permissions and not of law.
      from: { path: '^libs/.*\\.(rule|table)\\.ts$', pathNot: '/roles\\.table\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg)/', reachable: true },
    },
    {
      name: 'console-knows-the-schema-only',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: ['^libs/', '^apps/(?!web/)', '^migrations/', '^test/', '^bench/'] },
    },
    {
      name: 'nobody-knows-the-console',
      severity: 'error',
      from: { path: '^(libs|apps/(?!web/)|migrations|bench)' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {}, // A screen loaded only when it is opened may read its own route.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'nothing-reads-tests',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^test/', '\\.spec\\.ts$'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // `#library` is what package.json says it is for types: the source, and never the build, which is not looked at.
    enhancedResolveOptions: { conditionNames: ['types', 'import', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.spec\\.ts$', '^dist/', '^apps/web/src/gql/'] },
  },
};
