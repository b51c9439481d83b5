/** What all parts of `npm run mutation` have in common; the parts are in scripts/mutation.mjs. */
export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation-ignores.mjs'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A string is mostly a message, a help or what a rule says about itself, and its wording is no behaviour. What depends on
  // a string still changes: the comparison around it, and the expression it is matched with.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorers: ['metadata'],
  ignorePatterns: [
    'dist',
    'coverage',
    'mutation',
    'examples',
    'schemas',
    '/.github',
    '/.ci',
    '/fixtures/clients',
    '/*.md',
  ],
  // Stryker rewrites the compiler's settings with an interface that its version 7 no longer has; vitest needs no rewriting.
  tsconfigFile: 'none',
  incremental: true,
  tempDirName: 'mutation/sandbox',
  // The machine's cores are shared, and one runner keeps what vitest has transformed.
  concurrency: 1,
  reporters: ['json'],
  allowConsoleColors: false,
  logLevel: 'warn',
  warnings: { slow: false },
}
