import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Rule pages are imported as text, by esbuild's text loader in the build and by this in tests.
  plugins: [
    {
      name: 'markdown-as-text',
      transform: (code, id) =>
        id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)}`, map: null } : undefined,
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: '100%',
    // Only with `npm run coverage`. What tests run as a process, all of `cli.ts` included, counts as not covered.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      reporter: ['text', 'json'],
      thresholds: { 'src/**': { branches: 95 }, 'rules/**': { branches: 95 } },
    },
  },
})
