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
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, pool: 'forks', maxWorkers: '100%' },
})
