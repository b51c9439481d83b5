import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Under another name, or Vite would take them for its own to bundle. */
const TEXT = '\0text:'

export default defineConfig({
  // Rule pages are imported as text, by esbuild's text loader in the build and by this in tests.
  plugins: [
    {
      name: 'markdown-as-text',
      transform: (code, id) =>
        id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)}`, map: null } : undefined,
    },
    // As scripts/texts.mjs does in the build.
    {
      name: 'report-as-text',
      enforce: 'pre',
      resolveId: (source, importer) =>
        /^\.\/[\w-]+\.(?:css|js)$/.test(source) && importer?.includes('/src/report/html/')
          ? `${TEXT}${join(importer, '..', source)}.text`
          : undefined,
      load: (id) =>
        id.startsWith(TEXT)
          ? `export default ${JSON.stringify(readFileSync(id.slice(TEXT.length, -'.text'.length), 'utf8'))}`
          : undefined,
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // What is cleared away afterwards may be whole clones, on a disk that others use too.
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: '100%',
    // Only with `npm run coverage`: scripts/coverage.mjs adds what runs as a process, and has the share that is asked for.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      reporter: ['json'],
    },
  },
})
